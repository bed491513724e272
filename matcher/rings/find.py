"""Which rings are the best for one seeker, and how is that known?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import comb
from typing import Final

import numpy as np

from matcher.domain.match import POINTS_OF_A_WHOLE
from matcher.rings.arrays import IntArray
from matcher.rings.bounds import Bounds, bound_rings
from matcher.rings.diversity import pick_diverse
from matcher.rings.promise import most_promising
from matcher.rings.prospects import Prospects
from matcher.rings.search import may_be_worth, with_fixed
from matcher.rings.value import adds_enough, points_of
from matcher.rings.weights import RingWeights

_STEP: Final = 0.03
"""How much lower to look when too few rings are different enough."""


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
    at_least = _promise(prospects, weights, bounds, limit)
    while True:
        ranked = _ranked(prospects, weights, bounds, at_least)
        fixed = frozenset(prospects.fixed)
        places = pick_diverse((frozenset(ring.partners) - fixed for ring in ranked), weights, limit)
        if len(places) == limit or at_least <= 0:
            return RingSearch(
                rings=tuple(ranked[place] for place in places),
                possible=sum(comb(len(prospects.free), count) for count in free),
                valued=len(ranked),
                at_least=max(at_least, 0.0),
            )
        at_least -= _STEP


def _ranked(
    prospects: Prospects, weights: RingWeights, bounds: Sequence[Bounds], at_least: float
) -> list[FoundRing]:
    """Return all rings worth at least so much: by value, the smaller first, then by number."""
    enough = round(at_least * POINTS_OF_A_WHOLE)
    found = [
        ring
        for some in bounds
        for ring in _valued(
            prospects, may_be_worth(prospects, weights, some, at_least), weights, enough
        )
    ]
    return sorted(found, key=_best_first)


def _valued(
    prospects: Prospects, partners: IntArray, weights: RingWeights, enough: int
) -> Iterator[FoundRing]:
    points = points_of(prospects, partners, weights)
    kept = np.flatnonzero(points.sum(axis=1) >= enough)
    kept = kept[adds_enough(prospects, partners[kept], weights)]
    for row in kept.tolist():
        yield FoundRing(
            partners=tuple(sorted(partners[row].tolist())), points=tuple(points[row].tolist())
        )


def _promise(
    prospects: Prospects, weights: RingWeights, bounds: Sequence[Bounds], limit: int
) -> float:
    """Return a value that a list picked from the most promising rings alone would reach."""
    ranked: list[FoundRing] = []
    for some in bounds:
        ranked += _valued(prospects, with_fixed(prospects, most_promising(some)), weights, 0)
    ranked.sort(key=_best_first)
    fixed = frozenset(prospects.fixed)
    places = pick_diverse((frozenset(r.partners) - fixed for r in ranked), weights, limit)
    return ranked[places[-1]].total / POINTS_OF_A_WHOLE if len(places) == limit else 0.0


def _best_first(ring: FoundRing) -> tuple[int, int, tuple[int, ...]]:
    return -ring.total, len(ring.partners), ring.partners
