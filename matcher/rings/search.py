"""Which rings are worth at least so much? All of them, with nothing left to chance."""

from __future__ import annotations

import numpy as np

from matcher.rings.arrays import IntArray
from matcher.rings.bounds import ROUNDING, Bounds, tighten
from matcher.rings.prospects import Prospects
from matcher.rings.triples import find_triples
from matcher.rings.weights import RingWeights


def may_be_worth(
    prospects: Prospects, weights: RingWeights, bounds: Bounds, at_least: float
) -> IntArray:
    """Return every ring of the bounds' size whose bound reaches `at_least`.

    Rings × partners: places in the prospects, those asked for first. A ring that is not returned
    is worth less than `at_least`, or has a partner that does not add enough.
    """
    free, places = bounds.parts.free, bounds.parts.places
    needed = at_least - bounds.parts.constant - ROUNDING
    if free == 0:
        return with_fixed(prospects, np.zeros((1, 0), dtype=np.int64))
    if free == 1:
        worth = bounds.worth_of_singles()
        found = np.arange(len(worth))[:, None]
    elif free == 2:
        pairs = bounds.by_pair.pairs
        found = np.argwhere(np.triu(pairs >= np.float32(needed), k=1))
        worth = pairs[found[:, 0], found[:, 1]]
    else:
        found, worth = find_triples(bounds, needed)
    partners = with_fixed(prospects, places[found])
    return np.asarray(partners[tighten(prospects, weights, partners, worth) >= needed])


def with_fixed(prospects: Prospects, partners: IntArray) -> IntArray:
    """Return rings with the partners that were asked for put before the others."""
    fixed = np.tile(np.array(prospects.fixed, dtype=np.int64), (len(partners), 1))
    return np.concatenate((fixed, partners), axis=1)
