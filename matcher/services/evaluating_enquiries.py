"""How well are labelled e-mails read, and is it worse than when last frozen?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from matcher.enquiries import (
    Enquiry,
    EnquiryReader,
    FormExample,
    fit_forms,
    read_form_examples,
)
from matcher.evaluation.enquiries import judge_enquiry
from matcher.evaluation.enquiry_cases import EnquiryCase, read_enquiry_cases
from matcher.evaluation.enquiry_figures import (
    MANY,
    FieldOutcome,
    list_misses,
    measure_enquiries,
)
from matcher.language import fold_name
from matcher.services.enquiries import open_reader
from matcher.services.enquiries_json import enquiry_json
from matcher.services.frozen import read_frozen, write_frozen
from matcher.services.index import Index

SETS: Final = Path("evaluation")
PREFIX: Final = "enquiries_"
FROZEN: Final = Path("evaluation", "frozen", "enquiries.json")

HEADLINES: Final = (
    "agency",
    "trades",
    "cooperation",
    "direction",
    "busy_months",
    "start",
    "place",
    "missing_aims",
    "covered_aims",
)
_BRACKETS: Final = re.compile(r"\s*\([^)]*\)\s*$")
DRIFT: Final = 0.02
"""The aims of a clause may fall otherwise with another build of numpy; no more than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquirySet:
    """The labelled mails of one file: their figures, and how each field of each was read."""

    name: str
    figures: dict[str, Any]
    outcomes: tuple[FieldOutcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiriesEvaluation:
    """A run over all sets of labelled mails, and the run that it is compared with."""

    sets: tuple[EnquirySet, ...]
    frozen: dict[str, Any] | None

    @property
    def run(self) -> dict[str, Any]:
        """Return the run as it is frozen: for each set its figures and what was read wrongly."""
        return {
            one.name: {"figures": one.figures, "misses": list_misses(one.outcomes)}
            for one in self.sets
        }

    @property
    def fallen(self) -> tuple[str, ...]:
        """Return each headline figure that fell, as «set: field»; sets not frozen do not count."""
        return tuple(
            f"{one.name}: {field}"
            for one in self.sets
            for field in HEADLINES
            if _value(one.figures, field) < self._before(one.name, field) - DRIFT
        )

    @property
    def is_worse(self) -> bool:
        """Tell whether any headline figure fell by more than two builds may differ."""
        return bool(self.fallen)

    def _before(self, name: str, field: str) -> float:
        frozen = (self.frozen or {}).get(name)
        return _value(frozen["figures"], field) if frozen else 0.0


def evaluate_enquiries(index: Index, data_dir: Path) -> EnquiriesEvaluation:
    """Read every labelled mail of every set and compare with the labels and the frozen run.

    What form and direction are learnt from leaves out the set that is read.

    Raises
    ------
    SourceError
        When a labelled mail or the frozen run cannot be read.
    """
    reader, examples = open_reader(index), read_form_examples()
    files = sorted((data_dir / SETS).glob(f"{PREFIX}*.jsonl"))
    return EnquiriesEvaluation(
        sets=tuple(
            evaluate_enquiry_set(index, reader_without(reader, examples, file), file)
            for file in files
        ),
        frozen=_read_frozen(data_dir / FROZEN),
    )


def evaluate_enquiry_set(index: Index, reader: EnquiryReader, file: Path) -> EnquirySet:
    """Read the labelled mails of one file and compare them with their labels.

    Raises
    ------
    SourceError
        When a line is no labelled mail.
    """
    outcomes = tuple(
        outcome
        for case in read_enquiry_cases(file)
        for outcome in judge_enquiry(case, _answer(reader, case), _SameAgency(index))
    )
    return EnquirySet(
        name=file.stem.removeprefix(PREFIX),
        figures=measure_enquiries(outcomes),
        outcomes=outcomes,
    )


def freeze_enquiries(evaluation: EnquiriesEvaluation, data_dir: Path) -> Path:
    """Write a run as the one to compare with, and return where.

    Raises
    ------
    SourceError
        When the file cannot be written.
    """
    return write_frozen(data_dir / FROZEN, evaluation.run)


def enquiries_evaluation_json(evaluation: EnquiriesEvaluation) -> dict[str, Any]:
    """Return the figures of each set, what they are compared with, and every miss."""
    frozen = evaluation.frozen
    return {
        "metrics": {one.name: one.figures for one in evaluation.sets},
        "frozen": {name: run["figures"] for name, run in frozen.items()} if frozen else None,
        "is_worse": evaluation.is_worse,
        "fallen": list(evaluation.fallen),
        "misses": {one.name: list_misses(one.outcomes) for one in evaluation.sets},
    }


def reader_without(
    reader: EnquiryReader, examples: Sequence[FormExample], file: Path
) -> EnquiryReader:
    """Return a reader that has learnt nothing from the mails of a file."""
    own = {case.id for case in read_enquiry_cases(file)}
    return replace(reader, forms=fit_forms(one for one in examples if one.mail not in own))


class _SameAgency:
    """Tells whether a labelled name means an agency, by any name that the index knows it by."""

    def __init__(self, index: Index) -> None:
        self._agencies = {
            _bare(name): agency for agency, names in index.names.items() for name in names
        }

    def __call__(self, wanted: str, found: str | None, agency: str | None) -> bool:
        if found is not None and _bare(wanted) == _bare(found):
            return True
        return agency is not None and self._agencies.get(_bare(wanted)) == agency


def _bare(name: str) -> str:
    """Return a name for comparing, without the abbreviation in brackets behind it."""
    return fold_name(_BRACKETS.sub("", name))


def _answer(reader: EnquiryReader, case: EnquiryCase) -> Mapping[str, Any]:
    enquiry = Enquiry(subject=case.subject, body=case.body, sent=case.sent_date)
    return enquiry_json(reader.read(enquiry), enquiry_id=case.id)


def _value(figures: Mapping[str, Any], field: str) -> float:
    figure = figures["all"].get(field)
    return 1.0 if figure is None else float(figure["f1" if field in MANY else "share"])


def _read_frozen(path: Path) -> dict[str, Any] | None:
    return read_frozen(
        path,
        lambda run: [_value(one["figures"], field) for one in run.values() for field in HEADLINES],
    )
