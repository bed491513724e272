"""Is there a choice of exactly so many columns of each worth, and which?

The relaxation is solved, its most whole columns are taken and the rest is solved again, as long as
it still reaches what is wanted. When few columns are left, branch and cut decides (SCIP). Not every
dive ends well, so each is drawn a little differently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from ortools.math_opt.python import mathopt

from matcher.national.packing.diving import fitting, most_whole
from matcher.national.packing.exact import SEED
from matcher.national.packing.numbers import Numbers, commonest_worth, whole
from matcher.national.packing.problem import ROUNDING, FloatArray, IntArray, PackingProblem
from matcher.national.packing.relaxation import Prices, Relaxation

_FEW_LEFT: Final = 700
_MOST_NODES: Final = 50
_SPREAD: Final = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What a dive has left: the columns chosen, and a few of which exactly so many are missing.

    `groups` are places in `columns`, those of each worth.
    """

    chosen: tuple[int, ...]
    columns: IntArray
    room: IntArray
    groups: tuple[IntArray, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diver:
    """A problem, the relaxation that counts its columns by worth, and those worths."""

    problem: PackingProblem
    relaxation: Relaxation
    worths: Sequence[int]

    def slack(self, wanted: Numbers) -> float:
        """Return by how much the relaxation exceeds what is wanted: the more, the likelier."""
        every = np.arange(self.problem.columns)
        return self._solve(every, self.problem.room, wanted.columns).bound - wanted.total

    def dive(
        self, wanted: Numbers, draw: np.random.Generator, should_stop: Callable[[], bool]
    ) -> Rest | None:
        """Return what is left to decide on the way to these numbers, or None at a dead end."""
        try:
            preferred = draw.random(self.problem.columns) * _SPREAD
            return self._dive(wanted, preferred, should_stop)
        finally:
            self.relaxation.set_room(self.problem.room)

    def _dive(
        self, wanted: Numbers, preferred: FloatArray, should_stop: Callable[[], bool]
    ) -> Rest | None:
        first = self.problem.tiers[:, 0]
        chosen: list[int] = []
        left = np.flatnonzero(first > 0)
        while not should_stop():
            room = self.problem.room - self.problem.used_by(np.array(chosen, dtype=np.int64))
            numbers = self._still(wanted, chosen)
            missing = wanted.total - int(first[chosen].sum())
            left = fitting(self.problem, room, left)
            prices = self._solve(left, room, numbers)
            if whole(prices.bound) < missing:
                return None
            left = left[prices.bound + prices.reduced >= missing * (1 - ROUNDING)]
            if len(left) <= _FEW_LEFT:
                return self._rest(tuple(chosen), left, room, numbers)
            taken = most_whole(self.problem, self.relaxation, room, chosen, preferred=preferred)
            if not taken:
                return None
            chosen += taken
            left = np.setdiff1d(left, taken, assume_unique=True)
        return None

    def _solve(self, among: IntArray, room: IntArray, numbers: Sequence[int]) -> Prices:
        """Solve for exactly these numbers; more of the commonest show how well the dive goes."""
        limits = [(number, number) for number in numbers]
        limits[commonest_worth(self.problem, self.worths)] = (0, int(room.sum()))
        self.relaxation.set_room(room)
        self.relaxation.limit(limits)
        return self.relaxation.solve(among)

    def _still(self, wanted: Numbers, chosen: Sequence[int]) -> tuple[int, ...]:
        taken = self.problem.tiers[chosen, 0]
        return tuple(
            number - int((taken == worth).sum())
            for number, worth in zip(wanted.columns, self.worths, strict=True)
        )

    def _rest(
        self, chosen: tuple[int, ...], left: IntArray, room: IntArray, numbers: tuple[int, ...]
    ) -> Rest | None:
        worth = self.problem.tiers[left, 0]
        groups = tuple(np.flatnonzero(worth == one) for one in self.worths)
        if any(
            not 0 <= number <= len(group) for group, number in zip(groups, numbers, strict=True)
        ):
            return None
        return Rest(chosen=chosen, columns=left, room=room, groups=groups, numbers=numbers)


def decide(problem: PackingProblem, rest: Rest) -> IntArray | None:
    """Return a whole choice that ends a dive, or None: there is none, or it was given up."""
    model = mathopt.Model()
    variables = [model.add_binary_variable() for _ in range(len(rest.columns))]
    users: dict[int, list[mathopt.Variable]] = defaultdict(list)
    for column, variable in zip(rest.columns.tolist(), variables, strict=True):
        for row in problem.rows[column].tolist():
            users[row].append(variable)
    users.pop(len(problem.room), None)
    for row, using in users.items():
        model.add_linear_constraint(mathopt.fast_sum(using) <= int(rest.room[row]))
    for group, number in zip(rest.groups, rest.numbers, strict=True):
        if len(group):
            some = mathopt.fast_sum([variables[at] for at in group.tolist()])
            model.add_linear_constraint(some == number)
    result = mathopt.solve(model, mathopt.SolverType.GSCIP, params=_effort())
    if not result.has_primal_feasible_solution():
        return None
    kept = np.array([value > 0.5 for value in result.variable_values(variables)], dtype=bool)
    return np.sort(np.concatenate((np.array(rest.chosen, dtype=np.int64), rest.columns[kept])))


def _effort() -> mathopt.SolveParameters:
    """Return how hard to try; counted in nodes, so that it is the same on every machine."""
    effort = mathopt.SolveParameters(node_limit=_MOST_NODES, threads=1, random_seed=SEED)
    # Its own handler would swallow an interrupt, and leave the program without any.
    effort.gscip.bool_params["misc/catchctrlc"] = False
    return effort
