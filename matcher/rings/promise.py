"""Which few rings are likely to be among the best? A guess that only makes the search shorter."""

from __future__ import annotations

from typing import Final

import numpy as np

from matcher.rings.arrays import IntArray, SingleArray
from matcher.rings.bounds import Bounds
from matcher.rings.triples import worth_of_triples

_PARTNERS_TRIED: Final = 48
_OTHERS_TRIED: Final = 5
_THIRDS_TRIED: Final = 4


def most_promising(bounds: Bounds) -> IntArray:
    """Return a few rings of the bounds' size, as places in the prospects, without those fixed.

    From each of the partners with the highest bounds: the others that suit it best, and for each
    of the two the thirds that suit both best.
    """
    free, places = bounds.parts.free, bounds.parts.places
    if free == 0:
        return np.zeros((1, 0), dtype=np.int64)
    if free == 1:
        best = _best(bounds.worth_of_singles()[None, :], _PARTNERS_TRIED)[0]
        return np.asarray(places[best][:, None])
    if len(places) < free:
        return np.zeros((0, free), dtype=np.int64)
    worth = bounds.by_pair.pairs if free == 2 else bounds.worth_with_third()
    heads = _best(worth.max(axis=1)[None, :], _PARTNERS_TRIED)[0]
    others = _best(worth[heads], _OTHERS_TRIED)
    found = np.column_stack((np.repeat(heads, others.shape[1]), others.ravel()))
    if free == 3:
        found = _with_thirds(bounds, found)
    distinct = (np.diff(np.sort(found, axis=1), axis=1) > 0).all(axis=1)
    chosen = np.unique(np.sort(found[distinct], axis=1), axis=0)
    return np.asarray(places[chosen])


def _with_thirds(bounds: Bounds, pairs: IntArray) -> IntArray:
    first, second = pairs.T
    pairs = pairs[first != second]
    first, second = pairs.T
    worth = worth_of_triples(bounds, (first, second), np.arange(len(bounds.parts.places)))
    thirds = _best(worth, _THIRDS_TRIED)
    return np.column_stack((np.repeat(pairs, thirds.shape[1], axis=0), thirds.ravel()))


def _best(worth: SingleArray, count: int) -> IntArray:
    """Return for each row the places of its highest numbers, in any order."""
    count = min(count, worth.shape[1])
    return np.argpartition(worth, -count, axis=1)[:, -count:]
