"""Which rings with three free partners are worth at least so much?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

import numpy as np

from matcher.rings.arrays import BoolArray, IntArray, SingleArray
from matcher.rings.bounds import Bounds

_PAIRS_AT_ONCE: Final = 512

_Pairs: TypeAlias = tuple[IntArray, IntArray]


def find_triples(bounds: Bounds, needed: float) -> tuple[IntArray, SingleArray]:
    """Return all triples that reach what is needed, in any order, with their bounds.

    A triple can reach it only if each two of the three can, with whoever would suit them best.
    What is left of the pairs is gone through partner by partner, the one with the fewest others
    first, who is then done with.
    """
    reach = bounds.worth_with_third() >= np.float32(needed)
    order = np.argsort(reach.sum(axis=1), kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    found, bound = [np.zeros((0, 3), dtype=np.int64)], [np.zeros(0, dtype=np.float32)]
    for first, second in _pairs_at_once(reach, order):
        thirds = np.unique(second)
        worth = worth_of_triples(bounds, (first, second), thirds)
        row, column = np.divmod(np.flatnonzero(worth >= np.float32(needed)), len(thirds))
        one, two, three = first[row], second[row], thirds[column]
        kept = (rank[three] > rank[two]) & reach[one, three] & reach[two, three]
        found.append(np.column_stack((one[kept], two[kept], three[kept])))
        bound.append(worth[row[kept], column[kept]])
    return np.concatenate(found), np.concatenate(bound)


def worth_of_triples(bounds: Bounds, pairs: _Pairs, thirds: IntArray) -> SingleArray:
    """Return pairs × thirds: the bound, without the constant, of each pair with each third.

    Nearly all of it is one matrix product: of what a pair leaves untaught and the months it is
    busy in with what a third does not teach and the months that one is busy in.
    """
    parts, joint = bounds.parts, bounds.by_pair.joint
    first, second = pairs
    taught, alone = parts.teaching.factors_with(first, second)
    months, loss = parts.overlap.factors_with(first, second)
    alone += parts.single[first] + parts.single[second] + joint[first, second] - loss
    ones = np.ones(max(len(alone), len(thirds)), dtype=np.float32)
    left = np.column_stack((taught, months, alone, ones[: len(alone)]))
    right = np.column_stack(
        (
            parts.teaching.misses[thirds],
            parts.overlap.busy[thirds],
            ones[: len(thirds)],
            parts.single[thirds],
        )
    )
    worth = left @ right.T
    for partners in pairs:
        places, of_each = np.unique(partners, return_inverse=True)
        ways = joint.take(places[:, None] * len(joint) + thirds)
        worth += ways.take(of_each, axis=0)
    return np.asarray(worth)


def _pairs_at_once(reach: BoolArray, order: IntArray) -> Iterator[_Pairs]:
    """Yield the pairs that reach, each once: some partners in `order` with those after them."""
    is_after = np.ones(len(order), dtype=bool)
    first: list[IntArray] = []
    second: list[IntArray] = []
    for place in order.tolist():
        is_after[place] = False
        others = np.flatnonzero(reach[place] & is_after)
        if len(others) > 1:
            first.append(np.full(len(others), place))
            second.append(others)
        if sum(map(len, second)) >= _PAIRS_AT_ONCE:
            yield np.concatenate(first), np.concatenate(second)
            first, second = [], []
    if second:
        yield np.concatenate(first), np.concatenate(second)
