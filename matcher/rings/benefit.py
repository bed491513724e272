"""How high can the benefit of a ring's weakest member be, told from two of its partners?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matcher.rings.arrays import FloatArray, IntArray, SingleArray
from matcher.rings.prospects import SEEKER, Prospects


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit:
    """How high the weakest member's benefit in a ring with two given partners can be.

    What a member alone adds only falls when others join; what it takes is at most what the best
    ring covers beyond its own. So this bounds the benefit of either partner, and of the seeker,
    in any ring with both, and the weakest member's is no higher.

    `misses` is partners × aims, the chance not to teach. `by_partner` is what an aim counts in
    what a partner gives, `by_seeker` in what the seeker gives, None when it need not gain.
    `takes` and `seeker_takes` are the most that they take. Single precision.
    """

    misses: SingleArray
    by_partner: SingleArray
    by_seeker: SingleArray | None
    takes: SingleArray
    seeker_takes: float

    def most_of_each_two(self, rows: slice) -> SingleArray:
        """Return rows × partners."""
        both = (self.misses[rows] * self.by_partner) @ self.misses.T
        alone = self.misses @ self.by_partner
        first, second = np.empty_like(both), np.empty_like(both)
        most = _at_most(np.subtract(alone, both, out=first), self.takes[rows, None])
        theirs = _at_most(np.subtract(alone[rows, None], both, out=second), self.takes)
        np.minimum(most, theirs, out=most)
        if self.by_seeker is not None:
            by_seeker: SingleArray = self.misses[rows] * self.by_seeker
            given = by_seeker @ self.misses.T
            np.minimum(most, _at_most(given, np.float32(self.seeker_takes)), out=most)
        return most


def bound_benefit(prospects: Prospects, places: IntArray, free: int) -> Benefit:
    """Return the bounds for rings with `free` of the partners at `places` added to the base."""
    base = np.array((SEEKER, *prospects.fixed))
    times = np.float32((len(base) + free) / max(prospects.counted.shape[1], 1))
    misses = (1 - prospects.counted[places]).astype(np.float32)
    base_misses = (1 - prospects.counted[base]).prod(axis=0).astype(np.float32)
    own = prospects.counted.mean(axis=1)
    takes = np.maximum(_most_covered(base_misses, misses, free) - own, 0.0).astype(np.float32)
    others = (1 - prospects.counted[base[1:]]).prod(axis=0) * prospects.counted[SEEKER]
    must_gain = prospects.seeker_must_gain
    return Benefit(
        misses=misses,
        by_partner=base_misses * times,
        by_seeker=others.astype(np.float32) * times if must_gain else None,
        takes=takes[places],
        seeker_takes=float(takes[SEEKER]),
    )


def harmonic(first: FloatArray, second: FloatArray) -> FloatArray:
    """Return the harmonic mean, 0 where both are 0."""
    both = first + second
    return np.divide(2 * first * second, both, out=np.zeros_like(both), where=both > 0)


def _at_most(gives: SingleArray, takes: SingleArray | np.float32) -> SingleArray:
    """Return the harmonic mean of what is given, at most 1, and what is taken, in its place."""
    np.clip(gives, 0.0, 1.0, out=gives)
    both = np.maximum(gives + takes, np.float32(1e-9))
    gives /= both
    gives *= 2 * takes
    return gives


def _most_covered(base_misses: SingleArray, misses: SingleArray, free: int) -> float:
    """Return a coverage that no ring with so many more partners exceeds.

    As if the best teachers of each aim could be had together; and no more than the base with
    what the best partners add to it one by one.
    """
    if len(misses) < free:
        return 1.0
    aims = max(len(base_misses), 1)
    best = np.partition(misses, free - 1, axis=0)[:free].prod(axis=0)
    each = np.sort((1 - misses) @ base_misses / aims)[-free:].sum()
    together = 1 - (base_misses * best).sum() / aims
    return float(min(together, 1 - base_misses.sum() / aims + each))
