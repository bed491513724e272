"""How much can a ring be worth at most, told from its partners one by one and two by two?

Teaching, travel and adjacency enter as they are; the other parts are replaced by something that
is never smaller. So a ring whose bound is too low need not be valued.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.domain.ring import RingPart
from matcher.rings.arrays import FloatArray, IntArray, SingleArray
from matcher.rings.benefit import Benefit, bound_benefit
from matcher.rings.overlap import Overlap, bound_overlap
from matcher.rings.prospects import SEEKER, Prospects
from matcher.rings.teaching import Teaching, bound_teaching
from matcher.rings.weights import RingWeights

ROUNDING: Final = 1e-4
"""How far a bound worked out in single precision, or a value in millionths, can be off at most;
a bound is taken to be this much higher."""

_NUMBERS_AT_ONCE: Final = 1 << 17
"""So many numbers at a time stay in the processor's fast memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the bounds of rings of one size are made of, for the partners at `places`.

    `single` is what a partner adds by itself, `ways` what travel and adjacency between two add,
    for as many as the ring has members. `free` partners are added to the seeker and the fixed.
    """

    free: int
    places: IntArray
    constant: float
    single: SingleArray
    ways: SingleArray
    teaching: Teaching
    overlap: Overlap
    benefit: Benefit


@dataclass(frozen=True, slots=True, kw_only=True)
class PairBounds:
    """Partners × partners: upper bounds for rings with two given ones, without the constant.

    `pairs` is what base and both are worth; where a third is to join, `thirds` is what the second
    adds as a third to any ring with the first, but for its way to the other, and `joint` the ways
    with a third of the benefit. Single precision.
    """

    pairs: SingleArray
    thirds: SingleArray
    joint: SingleArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Upper bounds for rings of one size, from their parts."""

    parts: Parts
    by_pair: PairBounds

    def worth_of_singles(self) -> SingleArray:
        """Return the bound of each free partner alone, without the constant."""
        return np.asarray(self.parts.single + self.parts.teaching.worth_of_each())

    def worth_with_third(self) -> SingleArray:
        """Return the bound of each two free partners with whoever would suit them best."""
        best = self.by_pair.thirds.max(axis=1, initial=-np.inf)
        near = self.parts.ways.max(axis=1, initial=-np.inf)
        worth = np.empty_like(self.by_pair.pairs)
        for rows in _rows_at_once(len(worth)):
            third = np.add.outer(best[rows], near)
            np.minimum(third, np.add.outer(near[rows], best), out=third)
            np.add(third, self.by_pair.pairs[rows], out=worth[rows])
        return worth


def bound_rings(prospects: Prospects, weights: RingWeights, free: int) -> Bounds:
    """Return the bounds for rings with `free` partners beside the seeker and those asked for."""
    parts = _parts(prospects, weights, free)
    share = np.float32(weights.share(RingPart.BENEFIT))
    return Bounds(parts=parts, by_pair=_bound_pairs(parts, share))


def tighten(
    prospects: Prospects, weights: RingWeights, partners: IntArray, bound: SingleArray
) -> FloatArray:
    """Return lower bounds of the same rings, with the chance of yes as it is."""
    yes = prospects.say_yes[partners]
    says_yes = (yes ** partners.shape[1]).mean(axis=1) - yes.prod(axis=1)
    return np.asarray(bound - weights.share(RingPart.ALL_SAY_YES) * says_yes)


def _parts(prospects: Prospects, weights: RingWeights, free: int) -> Parts:
    """Return the parts of the bounds.

    A partner that cannot add enough even to the base alone cannot add enough to a larger ring,
    and is left out.
    """
    base = np.array((SEEKER, *prospects.fixed))
    size = len(base) + free
    adds = prospects.counted @ (1 - prospects.counted[base]).prod(axis=0)
    adds /= max(prospects.counted.shape[1], 1)
    enough = weights.scale["least_contribution"] - ROUNDING
    places = prospects.free[adds[prospects.free] >= enough]
    ways = _ways(prospects, weights, size)
    partners = _worth_of_partners(prospects, weights, size)
    season, expected = weights.share(RingPart.SEASON), weights.expected["season"]
    trust = prospects.busy_trust * (season * (1 - expected) / size)
    constant = season * expected + trust[base].sum() + ways[np.ix_(base, base)].sum() / 2
    constant += partners[base[1:]].sum() + (weights.share(RingPart.BENEFIT) if free < 2 else 0)
    between = ways[places][:, places]
    np.fill_diagonal(between, -np.inf)
    return Parts(
        free=free,
        places=places,
        constant=float(constant),
        single=(ways[base].sum(axis=0) + partners + trust)[places].astype(np.float32),
        ways=between,
        teaching=bound_teaching(prospects, weights, places),
        overlap=bound_overlap(prospects, weights, places, size),
        benefit=bound_benefit(prospects, places, free),
    )


def _bound_pairs(parts: Parts, share: np.float32) -> PairBounds:
    """Return the bounds of pairs, some rows at a time."""
    has_third = parts.free > 2
    count = len(parts.places) if parts.free > 1 else 0
    pairs = np.empty((count, count), dtype=np.float32)
    thirds, joint = (np.empty_like(pairs) if has_third else pairs[:0, :0] for _ in range(2))
    for rows in _rows_at_once(count):
        benefit = parts.benefit.most_of_each_two(rows)
        benefit *= share
        worth = parts.teaching.worth_of_each_two(rows)
        worth += parts.ways[rows]
        worth += parts.single
        worth += parts.single[rows, None]
        worth += benefit
        worth -= parts.overlap.loss_of_each_two(rows, more=has_third)
        pairs[rows] = worth
        if has_third:
            benefit *= np.float32(1 / 3)
            np.add(benefit, parts.ways[rows], out=joint[rows])
            third = parts.teaching.gain_of_a_second(rows)
            third += parts.ways[rows]
            third += parts.single
            third -= parts.overlap.loss_by_a_second(rows)
            thirds[rows] = third
    return PairBounds(pairs=pairs, thirds=thirds, joint=joint)


def _rows_at_once(count: int) -> Iterator[slice]:
    step = max(_NUMBERS_AT_ONCE // max(count, 1), 1)
    for first in range(0, count, step):
        yield slice(first, first + step)


def _ways(prospects: Prospects, weights: RingWeights, size: int) -> SingleArray:
    """Return what travel and adjacency between two members count in a ring of that size."""
    pairs = size * (size - 1) / 2
    ways = prospects.travel.astype(np.float32)
    ways *= np.float32(weights.share(RingPart.TRAVEL) / pairs)
    adjacency = prospects.adjacency.astype(np.float32)
    adjacency *= np.float32(weights.share(RingPart.ADJACENCY) / pairs)
    ways += adjacency
    return ways


def _worth_of_partners(prospects: Prospects, weights: RingWeights, size: int) -> FloatArray:
    """Return the parts that are means over the partners, one partner's share of each.

    The chance that all say yes is a product, which is at most the mean of as many powers.
    """
    partners = size - 1
    return np.asarray(
        (
            weights.share(RingPart.KNOWLEDGE) * prospects.knowledge
            + weights.share(RingPart.FAIR_SHARE) * prospects.fair_share
            + weights.share(RingPart.ALL_SAY_YES) * prospects.say_yes**partners
        )
        / partners
    )
