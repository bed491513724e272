"""Which rings are the best for one seeker, and how is that known?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from typing import Final

import numpy as np

from matcher.domain.match import POINTS_OF_A_WHOLE
from matcher.domain.rules import RING_MEMBERS
from matcher.rings.arrays import IntArray
from matcher.rings.bounds import Bounds, bound_rings
from matcher.rings.diversity import pick_diverse
from matcher.rings.promise import most_promising
from matcher.rings.prospects import Prospects
from matcher.rings.search import may_be_worth, with_fixed
from matcher.rings.value import adds_enough, points_of
from matcher.rings.weights import PARTS, RingWeights

MOST_PARTNERS: Final = RING_MEMBERS.stop - 2

_STEP: Final = 0.004
"""How much lower to look when too few rings are different enough, and twice as much each time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRing:
    """A ring as places in the prospects, and the points of each part of its value."""

    partners: tuple[int, ...]
    points: tuple[int, ...]

    @property
    def total(self) -> int:
        """Return the value in millionths."""
        return sum(self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class RingSearch:
    """The rings to show, best first, and the proof: every other ring has been valued or bounded.

    Of `possible` rings `valued` were worked out in full; the rest are worth less than `at_least`
    at best, or have a partner that adds too little.
    """

    rings: tuple[FoundRing, ...]
    possible: int
    valued: int
    at_least: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranking:
    """Rings from the best down: their partners, -1 where there are fewer, and their points."""

    partners: IntArray
    points: IntArray

    def ring(self, place: int) -> FoundRing:
        """Return one of the rings."""
        return FoundRing(partners=self._partners(place), points=tuple(self.points[place].tolist()))

    def choose(self, fixed: tuple[int, ...], weights: RingWeights, limit: int) -> list[int]:
        """Return the places of the rings to show."""
        asked_for = frozenset(fixed)
        partners = (frozenset(self._partners(at)) - asked_for for at in range(len(self.points)))
        return pick_diverse(partners, weights, limit)

    def _partners(self, place: int) -> tuple[int, ...]:
        return tuple(partner for partner in self.partners[place].tolist() if partner >= 0)


def find_rings(
    prospects: Prospects, weights: RingWeights, sizes: Sequence[int], limit: int
) -> RingSearch:
    """Return the best rings that are different enough, exactly.

    All rings worth at least some value are found and ranked; the list is picked from the best
    down. When it is too short, the value is lowered, in the end to nothing. `sizes` are the
    numbers of members to consider.
    """
    free = [size - 1 - len(prospects.fixed) for size in sizes if size > len(prospects.fixed)]
    bounds = [bound_rings(prospects, weights, count) for count in free]
    at_least, step = _promise(prospects, weights, bounds, limit), _STEP
    while True:
        enough = round(at_least * POINTS_OF_A_WHOLE)
        found = [may_be_worth(prospects, weights, some, at_least) for some in bounds]
        ranking = _rank(prospects, weights, found, enough)
        places = ranking.choose(prospects.fixed, weights, limit)
        if len(places) == limit or at_least <= 0:
            return RingSearch(
                rings=tuple(ranking.ring(place) for place in places),
                possible=sum(comb(len(prospects.free), count) for count in free),
                valued=len(ranking.points),
                at_least=max(at_least, 0.0),
            )
        at_least, step = at_least - step, 2 * step


def _promise(
    prospects: Prospects, weights: RingWeights, bounds: Sequence[Bounds], limit: int
) -> float:
    """Return a value that a list picked from the most promising rings alone would reach.

    When those do not fill the list, the value of the last one that they give.
    """
    promising = [with_fixed(prospects, most_promising(some)) for some in bounds]
    ranking = _rank(prospects, weights, promising, 0)
    places = ranking.choose(prospects.fixed, weights, limit)
    return float(ranking.points[places[-1]].sum()) / POINTS_OF_A_WHOLE if places else 0.0


def _rank(
    prospects: Prospects, weights: RingWeights, rings: Sequence[IntArray], enough: int
) -> _Ranking:
    """Rank those rings that are worth enough points, and whose partners all add enough.

    By value, the smaller first, then by the partners' places.
    """
    partners: list[IntArray] = [np.zeros((0, MOST_PARTNERS), dtype=np.int64)]
    points: list[IntArray] = [np.zeros((0, len(PARTS)), dtype=np.int64)]
    for some in rings:
        worth = points_of(prospects, some, weights)
        kept = np.flatnonzero(worth.sum(axis=1) >= enough)
        kept = kept[adds_enough(prospects, some[kept], weights)]
        lacking = ((0, 0), (0, MOST_PARTNERS - some.shape[1]))
        partners.append(np.pad(np.sort(some[kept], axis=1), lacking, constant_values=-1))
        points.append(worth[kept])
    all_partners, all_points = np.concatenate(partners), np.concatenate(points)
    counts = (all_partners >= 0).sum(axis=1)
    order = np.lexsort((*all_partners.T[::-1], counts, -all_points.sum(axis=1)))
    return _Ranking(partners=all_partners[order], points=all_points[order])
