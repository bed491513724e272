"""How much does a ring lose at least by members that are busy in the same months?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matcher.domain.calendar import MONTHS
from matcher.domain.ring import RingPart
from matcher.rings.arrays import IntArray, SingleArray
from matcher.rings.prospects import SEEKER, Prospects
from matcher.rings.weights import RingWeights


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """The busy months of a base and of those who could join it.

    `busy` is partners × 12 months, `trust` how far each season is trusted. `taken` are the months
    in which the base is busy; `months` is how many its members have, each counted by itself,
    `shared` how many of those another has already, `longest` the longest season, and `trusted`
    the sum of the trust. `counts` is what the season of a ring of `size` counts in all.

    A ring loses what its members share, as a share of the months of all but the longest season,
    times their mean trust. Single precision.
    """

    busy: SingleArray
    trust: SingleArray
    taken: SingleArray
    months: float
    shared: float
    longest: float
    trusted: float
    size: int
    counts: float

    def loss_of_each_two(self, rows: slice, *, more: bool) -> SingleArray:
        """Return rows × partners: what base and both lose, at least when one more joins."""
        length, inside, beside = self._months_of_each()
        loss = beside[rows] @ beside.T
        loss += inside[rows, None] + np.float32(self.shared)
        loss += inside
        others = length[rows, None] + (length + np.float32(self.months))
        if not more:
            longest = np.maximum(length, np.float32(self.longest))
            others -= np.maximum(length[rows, None], longest)
        loss /= np.maximum(others, 1, out=others)
        trust = self._trust_of_each()
        loss *= np.add.outer(trust[rows] + self._trust_of_base(), trust, out=others)
        return np.asarray(loss)

    def loss_by_a_second(self, rows: slice) -> SingleArray:
        """Return rows × partners: what the second adds to the loss of base and first.

        At least, and whoever joins besides.
        """
        length, inside, beside = self._months_of_each()
        most = length[rows] + np.float32(self.months) + length.max(initial=0)
        rate = (self._trust_of_each()[rows] + self._trust_of_base()) / np.maximum(most, 1)
        # one product more instead of a pass over all rows
        left = np.column_stack((beside[rows] * rate[:, None], rate))
        return np.asarray(left @ np.column_stack((beside, inside)).T)

    def factors_with(self, first: IntArray, second: IntArray) -> tuple[SingleArray, SingleArray]:
        """Return pairs × 12 and a number for each pair.

        A ring of base, pair and third loses at least the pair's number, less the product of the
        pair's factors and the third's busy months.
        """
        one, two = self.busy[first], self.busy[second]
        taken = np.maximum(one, two)
        months = one.sum(axis=1) + two.sum(axis=1) + np.float32(self.months)
        np.maximum(taken, self.taken, out=taken)
        trust = self._trust_of_each()
        rate = (trust[first] + trust[second] + self._trust_of_base()) / np.maximum(months, 1)
        loss = rate * (months - taken.sum(axis=1))
        taken *= -rate[:, None]
        return taken, loss

    def _months_of_each(self) -> tuple[SingleArray, SingleArray, SingleArray]:
        beside = self.busy * (1 - self.taken)
        length = self.busy.sum(axis=1)
        return length, length - beside.sum(axis=1), beside

    def _trust_of_each(self) -> SingleArray:
        return self.trust * np.float32(self.counts / self.size)

    def _trust_of_base(self) -> np.float32:
        return np.float32(self.trusted * self.counts / self.size)


def bound_overlap(
    prospects: Prospects, weights: RingWeights, places: IntArray, size: int
) -> Overlap:
    """Return the busy months of seeker and fixed members, and of the partners at `places`."""
    busy = (prospects.busy[:, None] >> np.arange(len(MONTHS)) & 1).astype(np.float32)
    base = np.array((SEEKER, *prospects.fixed))
    taken = busy[base].max(axis=0)
    lengths = busy[base].sum(axis=1)
    return Overlap(
        busy=busy[places],
        trust=prospects.busy_trust[places].astype(np.float32),
        taken=taken,
        months=float(lengths.sum()),
        shared=float(lengths.sum() - taken.sum()),
        longest=float(lengths.max()),
        trusted=float(prospects.busy_trust[base].sum()),
        size=size,
        counts=weights.share(RingPart.SEASON),
    )
