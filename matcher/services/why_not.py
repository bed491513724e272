"""Why is an agency not among the partners shown, and what did it lose on?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.domain.agency import AgencyId
from matcher.domain.match import ComponentScore, Exclusion, Match
from matcher.scoring.trust import BoolArray
from matcher.services.partners import PartnerRanking

MOST_TOLD: Final = 3
"""So many parts are told of, those that cost most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """A part of the score, and how many millionths fewer it gives than it gives the other."""

    part: ComponentScore
    other: ComponentScore

    @property
    def points(self) -> int:
        """Return how many more millionths the other gets from the part."""
        return self.other.points - self.part.points


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNot:
    """Where an agency stands for a need.

    `excluded` is why it cannot be proposed; else `rank` is its place among `of` agencies, both
    counted among those chosen. `is_chosen` is false for one that the choices leave out: it is
    ranked among all. `costs` are what it lost on against `last`, the last partner that is shown;
    both are empty when it is shown itself or nobody is.
    """

    agency: AgencyId
    name: str
    excluded: Exclusion | None = None
    rank: int = 0
    of: int = 0
    is_chosen: bool = True
    is_shown: bool = False
    match: Match | None = None
    last: Match | None = None
    costs: tuple[Cost, ...] = ()


def tell_why_not(ranking: PartnerRanking, agency: AgencyId, among: BoolArray) -> WhyNot:
    """Return why an agency of the index is shown where it is, or not at all.

    `among` tells who is chosen to be shown.
    """
    row = ranking.index.candidates.row_of[agency]
    name = ranking.index.candidates.profiles[row].agency.name
    scored = ranking.scored
    if not scored.eligible[row]:
        return WhyNot(agency=agency, name=name, excluded=scored.exclude(row))
    is_chosen = bool(among[row])
    among = among if is_chosen else np.ones_like(among)
    order = scored.best(len(among), among).tolist()
    shown = order[: ranking.need.limit]
    match, is_shown = scored.explain(row), is_chosen and row in shown
    last = None if is_shown else scored.explain(shown[-1])
    return WhyNot(
        agency=agency,
        name=name,
        rank=order.index(row) + 1,
        of=len(order),
        is_chosen=is_chosen,
        is_shown=is_shown,
        match=match,
        last=last if last and last.agency != agency else None,
        costs=_costs(match, last) if last and last.agency != agency else (),
    )


def _costs(match: Match, last: Match) -> tuple[Cost, ...]:
    """Return the parts that cost most; their sum is at least what it is behind by."""
    pairs = zip(match.components, last.components, strict=True)
    costs = [Cost(part=part, other=other) for part, other in pairs]
    lost = [cost for cost in costs if cost.points > 0]
    return tuple(sorted(lost, key=lambda cost: -cost.points)[:MOST_TOLD])
