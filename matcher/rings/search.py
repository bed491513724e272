"""Which rings are worth at least so much? All of them, with nothing left to chance."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from matcher.rings.arrays import BoolArray, IntArray, SingleArray
from matcher.rings.bounds import ROUNDING, Bounds, tighten
from matcher.rings.prospects import Prospects
from matcher.rings.weights import RingWeights


def may_be_worth(
    prospects: Prospects, weights: RingWeights, bounds: Bounds, at_least: float
) -> IntArray:
    """Return every ring of the bounds' size whose bound reaches `at_least`.

    Rings × partners: places in the prospects, those asked for first. A ring that is not returned
    is worth less than `at_least`, or has a partner that does not add enough.
    """
    needed = at_least - bounds.constant - ROUNDING
    if bounds.free == 0:
        found, worth = np.zeros((1, 0), dtype=np.int64), np.full(1, bounds.factor, np.float32)
    elif bounds.free == 1:
        worth = bounds.worth_of_singles()
        found = np.arange(len(worth))[:, None]
    elif bounds.free == 2:
        pairs = bounds.worth_of_pairs()
        found = np.argwhere(np.triu(pairs >= needed, k=1))
        worth = pairs[found[:, 0], found[:, 1]]
    else:
        found, worth = _triples(bounds, needed)
    partners = with_fixed(prospects, bounds.places[found])
    return np.asarray(partners[tighten(prospects, weights, partners, worth) >= needed])


def with_fixed(prospects: Prospects, partners: IntArray) -> IntArray:
    """Return rings with the partners that were asked for put before the others."""
    fixed = np.tile(np.array(prospects.fixed, dtype=np.int64), (len(partners), 1))
    return np.concatenate((fixed, partners), axis=1)


def _triples(bounds: Bounds, needed: float) -> tuple[IntArray, SingleArray]:
    """Return all triples that reach what is needed, in any order, with their bounds.

    A triple can reach it only if each two of the three can, with whoever would suit them best;
    what falls makes others fall. What is left of the pairs is gone through partner by partner,
    the one with the fewest others first, who is then done with; what all of a partner's triples
    cover is one matrix product.
    """
    reach = bounds.worth_with_third() >= needed
    reach &= bounds.worth_with_third(reach) >= needed
    order = np.argsort(reach.sum(axis=1), kind="stable")
    blocks = list(_others_of_each(bounds, reach, order, needed))
    if not blocks:
        return np.zeros((0, 3), dtype=np.int64), np.zeros(0, dtype=np.float32)
    found = np.concatenate([triples for triples, _ in blocks])
    return order[found], np.concatenate([worth for _, worth in blocks])


def _others_of_each(
    bounds: Bounds, reach: BoolArray, order: IntArray, needed: float
) -> Iterator[tuple[IntArray, SingleArray]]:
    """Yield, for each partner in `order`, its triples with those after it that reach.

    Triples are places in `order`, with their bounds.
    """
    base = bounds.base_misses * np.float32(-bounds.factor / max(bounds.misses.shape[1], 1))
    misses, single = bounds.misses[order], bounds.single[order]
    pair, reach = bounds.pair[np.ix_(order, order)], reach[np.ix_(order, order)]
    for at in range(len(order) - 2):
        after = at + 1 + np.flatnonzero(reach[at, at + 1 :])
        if len(after) < 2:
            continue
        worth = (misses[after] * (misses[at] * base)) @ misses[after].T
        worth += pair[np.ix_(after, after)]
        beside = single[after] + pair[at, after] + np.float32(0.5) * single[at]
        worth += beside[:, None] + np.float32(bounds.factor)
        worth += beside
        first, second = np.nonzero(worth >= np.float32(needed))
        kept = (first < second) & reach[after[first], after[second]]
        first, second = first[kept], second[kept]
        triples = np.column_stack((np.full(len(first), at), after[first], after[second]))
        yield triples, worth[first, second]
