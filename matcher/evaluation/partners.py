"""How often does the better of two partners come first, by cases that a person has labelled?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from matcher.domain.agency import AgencyId
from matcher.domain.match import ExclusionCode
from matcher.domain.provenance import JsonValue
from matcher.evaluation.bootstrap import bounds_of, draw_cases
from matcher.evaluation.case_files import LabelledCase, Line, read_case_lines

COMPARED_AT_THE_TOP: Final = 5
DRAWS: Final = 10_000


class WrittenForm(StrEnum):
    """The written form that the need of a case is in, where the case is about the form."""

    NB = "nb"
    NN = "nn"


class PartnerCase(LabelledCase):
    """A need, and two agencies of which an adviser would take the first.

    `worse_excluded` is why the worse one must not be proposed at all. `same_need_as` names the
    case that asks for the same in the other written form.
    """

    need: dict[str, Any]
    better: AgencyId
    worse: AgencyId
    why: Line
    worse_excluded: ExclusionCode | None = None
    written_form: WrittenForm | None = None
    same_need_as: Line | None = None
    labelled_by: Line
    labelled_on: date

    @property
    def cooperation(self) -> str:
        """Return the cooperation that the need asks for."""
        return str(self.need.get("cooperation", "any"))

    def wrong_after(self, before: AbstractSet[str]) -> str:
        """Return what is wrong with the case where these stand before it, empty when nothing."""
        is_early = self.same_need_as and self.same_need_as not in before
        return super().wrong_after(before) or (
            "stands before the one it repeats" if is_early else ""
        )


class Outcome(StrEnum):
    """What became of a case; the first two are right."""

    RIGHT = "right"
    WORSE_NOT_PROPOSED = "worse_not_proposed"
    WRONG = "wrong"
    BETTER_NOT_PROPOSED = "better_not_proposed"
    WORSE_PROPOSED = "worse_proposed"


RIGHT_OUTCOMES: Final = frozenset({Outcome.RIGHT, Outcome.WORSE_NOT_PROPOSED})


class CaseOutcome(BaseModel):
    """The outcome of one case, with what it is counted by; it names no index and no score.

    `need_of` is the case that first asked for the need. `overlap` is the share of the top five
    that is the same in the other written form, for the second of the two.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    outcome: Outcome
    cooperation: str
    need_of: str
    is_exclusion: bool = False
    overlap: Annotated[float, Field(ge=0, le=1)] | None = None

    @property
    def is_right(self) -> bool:
        """Tell whether the program did what the label says."""
        return self.outcome in RIGHT_OUTCOMES


def read_partner_cases(path: Path) -> tuple[PartnerCase, ...]:
    """Read the labelled cases, one JSON object on each line.

    Raises
    ------
    SourceError
        When a line is not a case, an id occurs twice, or a case of the other form is missing.
    """
    return read_case_lines(path, PartnerCase)


def judge(
    case: PartnerCase, ranked: Sequence[AgencyId], excluded: Mapping[AgencyId, ExclusionCode]
) -> Outcome:
    """Compare all agencies of an answer, best first, and those left out, with the label."""
    if case.better not in ranked:
        return Outcome.BETTER_NOT_PROPOSED
    if case.worse_excluded is not None:
        is_right = excluded.get(case.worse) is case.worse_excluded
        return Outcome.RIGHT if is_right else Outcome.WORSE_PROPOSED
    if case.worse not in ranked:
        return Outcome.WORSE_NOT_PROPOSED
    return Outcome.RIGHT if ranked.index(case.better) < ranked.index(case.worse) else Outcome.WRONG


def overlap_at_the_top(one: Sequence[AgencyId], other: Sequence[AgencyId]) -> float:
    """Return the share of the best five of one answer that is also among those of the other."""
    top, other_top = set(one[:COMPARED_AT_THE_TOP]), set(other[:COMPARED_AT_THE_TOP])
    return len(top & other_top) / max(len(top), len(other_top), 1)


def measure(outcomes: Iterable[CaseOutcome]) -> dict[str, JsonValue]:
    """Return the figures of a run; the same outcomes always give the same figures.

    `pairs` and `exclusions` have the number of cases, the share that is right and, for pairs,
    the interval that holds it with 95 % by bootstrap over needs: the two forms of a need are
    drawn together. `overlap_at_5` is the mean over the needs asked in both written forms.
    """
    every = tuple(outcomes)
    pairs = [outcome for outcome in every if not outcome.is_exclusion]
    overlaps = [outcome.overlap for outcome in every if outcome.overlap is not None]
    forms = sorted({outcome.cooperation for outcome in pairs})
    return {
        "pairs": _share(pairs) | {"interval": _interval(pairs)},
        "exclusions": _share([outcome for outcome in every if outcome.is_exclusion]),
        "overlap_at_5": round(sum(overlaps) / len(overlaps), 4) if overlaps else None,
        "by_cooperation": {
            form: _share([outcome for outcome in pairs if outcome.cooperation == form])
            for form in forms
        },
    }


def _share(outcomes: Sequence[CaseOutcome]) -> dict[str, JsonValue]:
    right = sum(outcome.is_right for outcome in outcomes)
    share = round(right / len(outcomes), 4) if outcomes else None
    return {"cases": len(outcomes), "right": right, "share": share}


def _interval(outcomes: Sequence[CaseOutcome]) -> list[JsonValue]:
    """Return the bounds of the share that is right, by drawing whole needs with replacement."""
    if not outcomes:
        return []
    needs = sorted({outcome.need_of for outcome in outcomes})
    row_of = {need: row for row, need in enumerate(needs)}
    counts = np.zeros((len(needs), 2))
    for outcome in outcomes:
        counts[row_of[outcome.need_of]] += (outcome.is_right, 1)
    drawn = draw_cases(len(needs), DRAWS)
    right, cases = counts[drawn].sum(axis=1).T
    return bounds_of(right / cases)
