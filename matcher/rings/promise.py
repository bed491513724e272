"""Which few rings are likely to be among the best? A guess that only makes the search shorter."""

from __future__ import annotations

from typing import Final

import numpy as np

from matcher.rings.arrays import IntArray, SingleArray
from matcher.rings.bounds import Bounds

_PARTNERS_TRIED: Final = 48
_OTHERS_TRIED: Final = 5
_THIRDS_TRIED: Final = 4


def most_promising(bounds: Bounds) -> IntArray:
    """Return a few rings of the bounds' size, as places in the prospects, without those fixed.

    From each of the partners with the highest bounds: the others that suit it best, and for each
    of the two the thirds that suit both best.
    """
    if bounds.free == 0:
        return np.zeros((1, 0), dtype=np.int64)
    if bounds.free == 1:
        best = _best(bounds.worth_of_singles()[None, :], _PARTNERS_TRIED)[0]
        return np.asarray(bounds.places[best][:, None])
    if len(bounds.places) < bounds.free:
        return np.zeros((0, bounds.free), dtype=np.int64)
    worth = bounds.worth_of_pairs() if bounds.free == 2 else bounds.worth_with_third()
    heads = _best(worth.max(axis=1)[None, :], _PARTNERS_TRIED)[0]
    others = _best(worth[heads], _OTHERS_TRIED)
    found = np.column_stack((np.repeat(heads, others.shape[1]), others.ravel()))
    if bounds.free == 3:
        found = _with_thirds(bounds, found)
    distinct = (np.diff(np.sort(found, axis=1), axis=1) > 0).all(axis=1)
    chosen = np.unique(np.sort(found[distinct], axis=1), axis=0)
    return np.asarray(bounds.places[chosen])


def _with_thirds(bounds: Bounds, pairs: IntArray) -> IntArray:
    first, second = pairs.T
    aims = np.float32(max(bounds.misses.shape[1], 1))
    left = bounds.misses[first] * bounds.misses[second] * (bounds.base_misses / aims)
    worth = bounds.pair[first] + bounds.pair[second] + bounds.single
    worth -= np.float32(bounds.factor) * (left @ bounds.misses.T)
    thirds = _best(worth, _THIRDS_TRIED)
    return np.column_stack((np.repeat(pairs, thirds.shape[1], axis=0), thirds.ravel()))


def _best(worth: SingleArray, count: int) -> IntArray:
    """Return for each row the places of its highest numbers."""
    return np.argsort(-worth, axis=1, kind="stable")[:, :count]
