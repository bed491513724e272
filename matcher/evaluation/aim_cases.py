"""Which work tasks has a person labelled with aims, and have the phrases learnt from seen them?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Final

from pydantic import BeforeValidator, Field

from matcher.aims import Phrase
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.evaluation.case_files import LabelledCase, Line, read_case_table
from matcher.language import WrittenForms, packaged_written_forms

NEAR_FROM: Final = 0.75
"""Two texts are near duplicates from this share of their letter triples on (Jaccard)."""


class AimCase(LabelledCase):
    """A work task and the aims that a person accepts for it, the main one first.

    `basis` says where the task is named, or that it is the labeller's own.
    """

    trade: TradeCode
    text: Line
    written_form: Annotated[str, Field(pattern="^(nb|nn)$")]
    aims: Annotated[tuple[AimCode, ...], BeforeValidator(str.split), Field(min_length=1)]
    basis: Line
    labelled_by: Line
    labelled_on: date


def read_aim_cases(path: Path) -> tuple[AimCase, ...]:
    """Read the labelled tasks, a table with the fields of `AimCase` as its columns.

    Raises
    ------
    SourceError
        When a row is not a case or an id occurs twice.
    """
    return read_case_table(path, AimCase)


def find_leaks(
    cases: Sequence[AimCase],
    phrases: Iterable[Phrase],
    written_forms: WrittenForms | None = None,
) -> tuple[tuple[AimCase, Phrase], ...]:
    """Return each case that is a near duplicate of a phrase of its trade, with that phrase.

    The written form makes no difference, nor does case. A case that stands among the phrases is
    no test: take it out.
    """
    forms = written_forms or packaged_written_forms()
    known: dict[TradeCode, list[tuple[frozenset[str], Phrase]]] = {}
    for phrase in phrases:
        known.setdefault(phrase.trade, []).append((_triples(phrase.text, forms), phrase))
    return tuple(
        (case, phrase)
        for case in cases
        for own in [_triples(case.text, forms)]
        for triples, phrase in known.get(case.trade, ())
        if len(own & triples) >= NEAR_FROM * len(own | triples)
    )


def _triples(text: str, forms: WrittenForms) -> frozenset[str]:
    """Return the letter triples of a text in its common written form, its ends marked."""
    marked = f" {forms.text(text)} "
    return frozenset(marked[at : at + 3] for at in range(len(marked) - 2))
