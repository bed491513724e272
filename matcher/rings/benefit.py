"""How high can the benefit of a ring's weakest member be, told from two of its partners?"""

from __future__ import annotations

import numpy as np

from matcher.rings.arrays import FloatArray, IntArray, SingleArray
from matcher.rings.prospects import SEEKER, Prospects


def most_benefit_of_pairs(prospects: Prospects, places: IntArray, free: int) -> FloatArray:
    """Return for each two of `places` how high the weakest benefit is at most with both.

    `free` partners are added to the base of the seeker and those asked for. What a member alone
    adds only falls when others join; what it takes is at most what the best ring covers beyond
    its own. So this bounds the benefit of either partner, and of the seeker, in any ring with
    both, and the weakest member's is no higher.
    """
    base = np.array((SEEKER, *prospects.fixed))
    size = len(base) + free
    misses = (1 - prospects.teaches[places]).astype(np.float32)
    base_misses = (1 - prospects.teaches[base]).prod(axis=0).astype(np.float32)
    aims = max(len(base_misses), 1)
    both_miss = (misses * base_misses) @ misses.T / aims
    one_misses = misses @ base_misses / aims
    most_covered = _most_covered(base_misses, misses, free)
    own = prospects.teaches.mean(axis=1)
    takes = np.maximum(most_covered - own, 0.0).astype(np.float32)
    gives = one_misses - both_miss
    most = harmonic(np.minimum(gives * size, 1.0), takes[places][:, None])
    most = np.minimum(most, most.T)
    if prospects.seeker_must_gain:
        others = (1 - prospects.teaches[base[1:]]).prod(axis=0) * prospects.teaches[SEEKER]
        others = others.astype(np.float32)
        seeker_gives = (misses * others) @ misses.T / aims
        most = np.minimum(most, harmonic(np.minimum(seeker_gives * size, 1.0), takes[SEEKER]))
    return most


def harmonic(first: FloatArray, second: FloatArray | float) -> FloatArray:
    """Return the harmonic mean, 0 where both are 0."""
    both = first + second
    return np.divide(2 * first * second, both, out=np.zeros_like(both), where=both > 0)


def _most_covered(base_misses: SingleArray, misses: SingleArray, free: int) -> float:
    """Return a coverage that no ring with so many more partners exceeds.

    As if the best teachers of each aim could be had together; and no more than the base with
    what the best partners add to it one by one.
    """
    if len(misses) < free:
        return 1.0
    aims = max(len(base_misses), 1)
    best = np.sort(misses, axis=0)[:free].prod(axis=0)
    each = np.sort((1 - misses) @ base_misses / aims)[-free:].sum()
    together = 1 - (base_misses * best).sum() / aims
    return float(min(together, 1 - base_misses.sum() / aims + each))
