"""What is it worth that some partners teach what the others do not?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matcher.domain.ring import RingPart
from matcher.rings.arrays import IntArray, SingleArray
from matcher.rings.prospects import SEEKER, Prospects
from matcher.rings.weights import RingWeights


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaching:
    """What coverage and contribution of a base are worth, with partners added.

    `misses` is partners × aims: the chance that the partner does not teach the aim. `nobody` and
    `at_most_one` are the chances, aim by aim, that none of the base teaches it, and that no more
    than one does. Coverage is 1 less the first, contribution the second less the first, each a
    mean over the aims; `coverage` and `contribution` are what they count. Single precision.
    """

    misses: SingleArray
    nobody: SingleArray
    at_most_one: SingleArray
    coverage: float
    contribution: float

    def worth_of_each(self) -> SingleArray:
        """Return what the base is worth with each partner added."""
        once = np.float32(self.contribution) * self.nobody
        factors = np.float32(self.contribution) * self.at_most_one - 2 * once
        factors -= np.float32(self.coverage) * self.nobody
        constant = np.float32(self.coverage) + once.sum() / self._aims
        return np.asarray(self.misses @ (factors / self._aims) + constant)

    def worth_of_each_two(self, rows: slice) -> SingleArray:
        """Return rows × partners: what the base is worth with both added."""
        misses = self.misses[rows]
        once = np.float32(self.contribution) * self.nobody / self._aims
        both = np.float32(self.contribution) * self.at_most_one
        both -= np.float32(self.coverage) * self.nobody
        factors = misses * (both / self._aims - 3 * once)
        factors += once
        worth = factors @ self.misses.T
        worth += (misses @ once + np.float32(self.coverage))[:, None]
        return np.asarray(worth)

    def gain_of_a_second(self, rows: slice) -> SingleArray:
        """Return rows × partners: how much the second adds to base and first at most.

        It adds no more when others have joined before: coverage has diminishing returns, and
        contribution grows no faster than coverage.
        """
        factor = np.float32(self.coverage + self.contribution) / self._aims
        left = self.misses[rows] * (self.nobody * factor)
        gain = left @ -self.misses.T
        gain += left.sum(axis=1)[:, None]
        return np.asarray(gain)

    def factors_with(self, first: IntArray, second: IntArray) -> tuple[SingleArray, SingleArray]:
        """Return pairs × aims and a number for each pair.

        The base with the pair and a third is worth the product of the pair's factors and the
        third's misses, and the pair's number.
        """
        one, two = self.misses[first], self.misses[second]
        contribution = np.float32(self.contribution) / self._aims
        coverage = np.float32(self.coverage) / self._aims
        nobody = one * two
        factors = nobody * (self.at_most_one * contribution)
        factors += (one + two - 2 * nobody) * (self.nobody * contribution)
        nobody *= self.nobody
        factors -= nobody * (2 * contribution + coverage)
        return factors, nobody.sum(axis=1) * contribution + np.float32(self.coverage)

    @property
    def _aims(self) -> np.float32:
        return np.float32(max(self.misses.shape[1], 1))


def bound_teaching(prospects: Prospects, weights: RingWeights, places: IntArray) -> Teaching:
    """Return what the teaching of seeker, fixed members and the partners at `places` is worth."""
    misses = 1 - prospects.counted
    nobody, at_most_one = misses[SEEKER], np.ones_like(misses[SEEKER])
    for member in prospects.fixed:
        at_most_one = at_most_one * misses[member] + nobody * (1 - misses[member])
        nobody = nobody * misses[member]
    return Teaching(
        misses=misses[places].astype(np.float32),
        nobody=nobody.astype(np.float32),
        at_most_one=at_most_one.astype(np.float32),
        coverage=weights.share(RingPart.COVERAGE),
        contribution=weights.share(RingPart.CONTRIBUTION),
    )
