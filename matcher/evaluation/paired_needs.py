"""Does the same need get the same partners in bokmål and in nynorsk?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final

import numpy as np
from pydantic import Field

from matcher.domain.agency import AgencyId
from matcher.domain.provenance import JsonValue
from matcher.evaluation.bootstrap import bounds_of, draw_cases
from matcher.evaluation.case_files import LabelledCase, Line, read_case_lines
from matcher.evaluation.halves import Half, half_of

COUNTED: Final = (5, 10)
DRAWS: Final = 10_000


class PairedNeed(LabelledCase):
    """A need without its texts, and these in both written forms."""

    need: dict[str, Any]
    nb: Annotated[dict[str, tuple[Line, ...]], Field(min_length=1)]
    nn: Annotated[dict[str, tuple[Line, ...]], Field(min_length=1)]
    written_by: Line
    written_on: date

    @property
    def half(self) -> Half:
        """Return whether differences were looked at in this pair."""
        return half_of(self.id)

    @property
    def trade(self) -> str:
        """Return the trade that the need is about."""
        return str(self.need["trade"])

    def wrong_after(self, before: AbstractSet[str]) -> str:
        """Return what is wrong with the case where these stand before it, empty when nothing."""
        is_uneven = self.nb.keys() != self.nn.keys()
        return super().wrong_after(before) or ("says more in one of the forms" if is_uneven else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class PairOutcome:
    """The share of the best five, and of the best ten, that is the same in both forms."""

    case: PairedNeed
    overlap: Mapping[int, float]


def read_paired_needs(path: Path) -> tuple[PairedNeed, ...]:
    """Read the needs, one JSON object on each line.

    Raises
    ------
    SourceError
        When a line is not a need in both forms, or an id occurs twice.
    """
    return read_case_lines(path, PairedNeed)


def judge_pair(case: PairedNeed, nb: Sequence[AgencyId], nn: Sequence[AgencyId]) -> PairOutcome:
    """Compare the partners that the two forms of a need are given, best first."""
    return PairOutcome(case=case, overlap={counted: _same(nb, nn, counted) for counted in COUNTED})


def _same(one: Sequence[AgencyId], other: Sequence[AgencyId], counted: int) -> float:
    top, other_top = set(one[:counted]), set(other[:counted])
    return len(top & other_top) / max(len(top), len(other_top), 1)


def measure_pairs(outcomes: Sequence[PairOutcome]) -> dict[str, JsonValue]:
    """Return the mean overlaps with 95 % intervals by bootstrap, for all, by half and by trade."""
    halves = {half.value: [one for one in outcomes if one.case.half is half] for half in Half}
    trades = sorted({one.case.trade for one in outcomes})
    return {
        "all": _figures(outcomes),
        **{name: _figures(own) for name, own in halves.items()},
        "by_trade": {
            trade: _figures([one for one in outcomes if one.case.trade == trade])
            for trade in trades
        },
    }


def _figures(outcomes: Sequence[PairOutcome]) -> dict[str, JsonValue]:
    figures: dict[str, JsonValue] = {"cases": len(outcomes)}
    if not outcomes:
        return figures
    drawn = draw_cases(len(outcomes), DRAWS)
    for counted in COUNTED:
        values = np.array([one.overlap[counted] for one in outcomes])
        figures[f"overlap_at_{counted}"] = round(float(values.mean()), 4)
        figures[f"interval_at_{counted}"] = bounds_of(values[drawn].mean(axis=1))
    return figures
