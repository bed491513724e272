"""How near the best can the first objective be brought, from above and from below?

The numbers of columns that the relaxation allows bring the bound down, and each of them is a target
for the search: a choice of exactly so many columns of each worth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

import numpy as np

from matcher.national.packing.filling import Diver, decide
from matcher.national.packing.numbers import (
    MOST_WORTHS,
    Numbers,
    every_number,
    find_reachable,
    relax_by_worth,
    worths_of,
)
from matcher.national.packing.problem import Effort, IntArray, PackingProblem
from matcher.national.packing.waiting import wait_for

_MOST_NUMBERS: Final = 8


class Proof:
    """A choice and a bound for the first objective, brought nearer to each other."""

    def __init__(self, problem: PackingProblem, chosen: IntArray, bound: int) -> None:
        self.chosen = chosen
        self.bound = bound
        self._problem = problem

    @property
    def value(self) -> int:
        """Return what the choice reaches."""
        return int(self._problem.tiers[self.chosen, 0].sum())

    def tighten(self, effort: Effort, draw: np.random.Generator) -> None:
        """Lower the bound, then look for choices up to it.

        Where columns are worth very many different numbers, nothing is gained by counting them.
        """
        problem = self._problem
        worths = worths_of(problem)
        if self.value >= self.bound or len(worths) > MOST_WORTHS or effort.should_stop():
            return
        relaxation = relax_by_worth(problem, worths)
        relaxation.hold(self.chosen.tolist())
        box = every_number(problem, worths)
        reachable = find_reachable(
            relaxation, worths, box, self.value, most=_MOST_NUMBERS, should_stop=effort.should_stop
        )
        self.bound = min(self.bound, reachable.bound)
        self._tell(effort)
        diver = Diver(problem=problem, relaxation=relaxation, worths=worths)
        self._search(diver, worth_trying(diver, reachable.numbers), effort, draw)

    def _search(
        self,
        diver: Diver,
        numbers: Sequence[Numbers],
        effort: Effort,
        draw: np.random.Generator,
    ) -> None:
        """Dive for each target; while branch and cut decides on one dive, the next begins."""
        pool = ThreadPoolExecutor(max_workers=1)
        pending: Future[IntArray | None] | None = None
        try:
            for wanted in self._in_turn(numbers, effort):
                rest = diver.dive(wanted, draw, effort.should_stop)
                self._take(pending, effort)
                pending = None if rest is None else pool.submit(decide, self._problem, rest)
            self._take(pending, effort)
        finally:
            # Told to stop, nobody waits for what is still being decided.
            pool.shutdown(wait=False, cancel_futures=True)

    def _in_turn(self, numbers: Sequence[Numbers], effort: Effort) -> Iterator[Numbers]:
        for _ in range(effort.tries):
            for wanted in numbers:
                if effort.should_stop():
                    return
                if wanted.total > self.value:
                    yield wanted

    def _take(self, pending: Future[IntArray | None] | None, effort: Effort) -> None:
        found = None if pending is None else wait_for(pending, effort.should_stop)
        if found is not None and self._problem.tiers[found, 0].sum() > self.value:
            self.chosen = found
            self._tell(effort)

    def _tell(self, effort: Effort) -> None:
        effort.tell(self._problem.values_of(self.chosen), (self.bound,))


def worth_trying(diver: Diver, numbers: Sequence[Numbers]) -> list[Numbers]:
    """Return the targets worth trying, the best first.

    The further the relaxation is above a target, the likelier it is reached. Where a better target
    is as likely, the worse one is not tried.
    """
    kept: list[tuple[float, Numbers]] = []
    for wanted in sorted(numbers, key=lambda one: -one.total):
        slack = diver.slack(wanted)
        if not kept or slack > kept[-1][0]:
            kept.append((slack, wanted))
    return [wanted for _, wanted in kept]
