"""Which aims do many texts of many trades speak of, each line answered in its turn?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from matcher.domain.errors import InputError, Problem
from matcher.services.aims import rank_aims
from matcher.services.index import Index
from matcher.services.need_document import problem_of

MOST_PROBLEMS: Final = 10
"""So many things to correct in a batch are named at once, its first."""


class BatchDocument(BaseModel):
    """What one line of a batch looks like as JSON."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id: str | int
    trade: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """A text in a trade, with an id to know the answer by, and the number of its line."""

    number: int
    id: str | int
    trade: str
    text: str


def parse_batch(lines: Iterable[tuple[int, Any]]) -> list[BatchLine]:
    """Read the numbered lines of a batch.

    Raises
    ------
    InputError
        When lines lack a key, have one too many, or a value of the wrong type; names the first.
    """
    parsed: list[BatchLine] = []
    problems: list[Problem] = []
    for number, given in lines:
        try:
            read = BatchDocument.model_validate(given)
        except ValidationError as error:
            found = [problem_of(detail, BatchDocument) for detail in error.errors()]
            problems += [_at_line(number, problem) for problem in found]
        else:
            parsed.append(BatchLine(number=number, id=read.id, trade=read.trade, text=read.text))
    if problems:
        raise InputError(*problems[:MOST_PROBLEMS])
    return parsed


def rank_batch(
    index: Index, lines: Sequence[BatchLine], *, limit: int | None = None
) -> list[dict[str, Any]]:
    """Return, for each line in order, its id and the aims of its trade, the likeliest first.

    All aims of the trade, or at most `limit` of them; `off_topic` when the text is hardly about
    the trade at all.

    Raises
    ------
    InputError
        When trades are unknown or without aims, or texts are missing or too long; names the
        first lines of those.
    """
    answers: dict[int, dict[str, Any]] = {}
    problems: list[tuple[int, Problem]] = []
    by_trade: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        by_trade.setdefault(line.trade, []).append(at)
    for trade, places in by_trade.items():
        try:
            ranked = rank_aims(
                index, trade, [lines[at].text for at in places], limit=limit, with_evidence=False
            )
        except InputError as error:
            problems += _in_lines([lines[at].number for at in places], error.problems)
            continue
        for at, answer in zip(places, ranked, strict=True):
            answers[at] = {
                "id": lines[at].id,
                "aims": [{"aim": aim, "score": round(score, 6)} for aim, score in answer.aims],
                "off_topic": answer.is_off_topic,
            }
    if problems:
        first = sorted(problems, key=lambda one: one[0])[:MOST_PROBLEMS]
        raise InputError(*(problem for _, problem in first))
    return [answers[at] for at in range(len(lines))]


def _in_lines(numbers: Sequence[int], problems: Iterable[Problem]) -> Iterator[tuple[int, Problem]]:
    """Yield what is wrong in the lines of one trade; with the trade itself, that is all of them."""
    for problem in problems:
        field, _, at = problem.field.partition(".")
        named = replace(problem, field="text" if at else field)
        for number in [numbers[int(at)]] if at else numbers:
            yield number, _at_line(number, named)


def _at_line(number: int, problem: Problem) -> Problem:
    return replace(problem, field=f"lines.{number - 1}.{problem.field}")
