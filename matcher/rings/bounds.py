"""How much can a ring be worth at most, told from its partners one by one and two by two?

Coverage, travel and adjacency enter as they are; the other parts are replaced by something that
is never smaller. So a ring whose bound is too low need not be valued.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.domain.ring import RingPart
from matcher.rings.arrays import BoolArray, FloatArray, IntArray, SingleArray
from matcher.rings.benefit import most_benefit_of_pairs
from matcher.rings.prospects import SEEKER, Prospects
from matcher.rings.value import season_of
from matcher.rings.weights import RingWeights

ROUNDING: Final = 1e-4
"""How far a bound worked out in single precision, or a value in millionths, can be off at most;
a bound is taken to be this much higher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Upper bounds for rings of one size: the base (seeker and fixed) with `free` partners added.

    A ring's bound is `constant`, plus `single` of each free partner, plus `pair` of each two of
    them, plus `factor` times the coverage of all. Columns follow `places`; single precision.
    """

    free: int
    places: IntArray
    base_misses: SingleArray
    misses: SingleArray
    factor: float
    constant: float
    single: SingleArray
    pair: SingleArray

    def worth_of_singles(self) -> SingleArray:
        """Return the bound of each free partner alone, without the constant."""
        return self.single + np.float32(self.factor) * self._coverage_of_singles()

    def worth_of_pairs(self) -> SingleArray:
        """Return the bound of each two free partners, without the constant."""
        worth = self.pair + self.single
        worth += self.single[:, None]
        worth += np.float32(self.factor) * self._coverage_of_pairs()
        np.fill_diagonal(worth, -np.inf)
        return worth

    def worth_with_third(self, reach: BoolArray | None = None) -> SingleArray:
        """Return the bound of each two free partners with whoever would suit them best.

        A third adds no more to two than to either of them: coverage has diminishing returns.
        With `reach` only pairs for which it is true are counted with.
        """
        third = np.float32(self.factor) * self._coverage_of_pairs()
        third -= np.float32(self.factor) * self._coverage_of_singles()[:, None]
        third += self.pair
        third += self.single
        is_out = np.eye(len(third), dtype=bool) if reach is None else ~reach
        third[is_out] = -np.inf
        nearest = np.where(is_out, np.float32(-np.inf), self.pair).max(axis=1, initial=-np.inf)
        best = third.max(axis=1, initial=-np.inf)[:, None] + nearest
        return np.asarray(self.worth_of_pairs() + np.minimum(best, best.T))

    def _coverage_of_pairs(self) -> SingleArray:
        aims = np.float32(max(self.misses.shape[1], 1))
        return np.asarray(1 - (self.misses * (self.base_misses / aims)) @ self.misses.T)

    def _coverage_of_singles(self) -> SingleArray:
        aims = np.float32(max(self.misses.shape[1], 1))
        return np.asarray(1 - self.misses @ self.base_misses / aims)


def bound_rings(prospects: Prospects, weights: RingWeights, free: int) -> Bounds:
    """Return the bounds for rings with `free` partners beside the seeker and those asked for.

    A partner that cannot add enough even to the base alone cannot add enough to a larger ring,
    and is left out.
    """
    base = np.array((SEEKER, *prospects.fixed))
    size = len(base) + free
    base_misses = (1 - prospects.teaches[base]).prod(axis=0)
    least = weights.scale["least_contribution"]
    adds = (prospects.teaches @ base_misses) / max(len(base_misses), 1)
    places = prospects.free[adds[prospects.free] >= least - ROUNDING]
    pairs = size * (size - 1) / 2
    ways = prospects.travel * (weights.share(RingPart.TRAVEL) / pairs)
    ways += prospects.adjacency * (weights.share(RingPart.ADJACENCY) / pairs)
    each = _worth_of_each(prospects, weights, size) + ways[base].sum(axis=0)
    season = weights.expected["season"]
    trust = prospects.busy_trust[base].sum() / size
    fixed = np.array(prospects.fixed, dtype=np.int64)
    constant = (
        weights.share(RingPart.SEASON) * (season + (1 - season) * trust)
        + ways[np.ix_(base, base)].sum() / 2
        + _worth_of_partners(prospects, weights, size)[fixed].sum()
    )
    pair = ways[np.ix_(places, places)]
    if free >= 2:
        benefit = most_benefit_of_pairs(prospects, places, free)
        pair += benefit * (weights.share(RingPart.BENEFIT) / (free * (free - 1) / 2))
    return Bounds(
        free=free,
        places=places,
        base_misses=base_misses.astype(np.float32),
        misses=(1 - prospects.teaches[places]).astype(np.float32),
        factor=weights.share(RingPart.COVERAGE) + weights.share(RingPart.CONTRIBUTION),
        constant=float(constant + (0.0 if free >= 2 else weights.share(RingPart.BENEFIT))),
        single=each[places].astype(np.float32),
        pair=pair.astype(np.float32),
    )


def tighten(
    prospects: Prospects, weights: RingWeights, partners: IntArray, bound: SingleArray
) -> FloatArray:
    """Return lower bounds of the same rings, with season and chance of yes as they are."""
    members = np.concatenate((np.full((len(partners), 1), SEEKER), partners), axis=1)
    expected = weights.expected["season"]
    at_most = expected + (1 - expected) * prospects.busy_trust[members].mean(axis=1)
    season = at_most - season_of(prospects, members, expected)
    yes = prospects.say_yes[partners]
    says_yes = (yes ** partners.shape[1]).mean(axis=1) - yes.prod(axis=1)
    return np.asarray(
        bound
        - weights.share(RingPart.SEASON) * season
        - weights.share(RingPart.ALL_SAY_YES) * says_yes
    )


def _worth_of_each(prospects: Prospects, weights: RingWeights, size: int) -> FloatArray:
    """Return what a partner can add by itself, beside teaching, ways and benefit."""
    season = (1 - weights.expected["season"]) * prospects.busy_trust / size
    partners = _worth_of_partners(prospects, weights, size)
    return np.asarray(weights.share(RingPart.SEASON) * season + partners)


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
