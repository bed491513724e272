"""How good could a choice be at most, were parts of columns allowed?

The linear relaxation over all columns, solved by column generation: the solver holds the few
columns that matter, and every column is priced by the duals after each round, none cut away. The
bound is the one of Lagrange for the last duals, so it holds whatever the solver's tolerance.
Columns of a set packing priced by duals: Barnhart et al., "Branch-and-price: column generation for
solving huge integer programs", Operations Research 46 (1998).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from ortools.linear_solver import pywraplp

from matcher.domain.errors import SamlaereError
from matcher.national.packing.problem import (
    ROUNDING,
    FloatArray,
    IntArray,
    PackingProblem,
    RowArray,
)

_WORTH_ADDING: Final = 1e-6
_ADDED_AT_ONCE: Final = 300
_LOOKED_AT: Final = 4 * _ADDED_AT_ONCE
_ADDED_PER_ROW: Final = 8


class RelaxationError(SamlaereError):
    """The linear solver gave no answer, although there always is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """A sum that must be at least so much: what each column counts, and the least.

    `most` bounds the sum from above too. With a `penalty` it may fall short, at so much for each:
    then there is always a solution, and where the floor cannot be kept, its value is low.
    """

    values: IntArray
    least: int
    most: float = math.inf
    penalty: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """The duals: what a place in each row is worth, and what the floors cost each column.

    `reduced` has for each column by how much it is worth more than the places it takes; 0 or less
    for all columns when nothing is left to gain. `bound` is at least the value of every choice of
    the columns that were priced.
    """

    reduced: FloatArray
    bound: float


class Relaxation:
    """The relaxation of one objective, warm from one solve to the next."""

    def __init__(
        self, problem: PackingProblem, worth: FloatArray, floors: Sequence[Floor] = ()
    ) -> None:
        self._problem = problem
        self._worth = worth
        self._floors = floors
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._solver.Objective().SetMaximization()
        self._rows = [self._solver.Constraint(0, float(room)) for room in problem.room]
        self._sums = [self._limited(floor) for floor in floors]
        self._variables: dict[int, pywraplp.Variable] = {}
        self._most_per_place = _most_per_place(problem, worth)
        self._is_held = np.zeros(problem.columns, dtype=bool)

    def hold(self, columns: Iterable[int]) -> None:
        """Give the solver some columns; those that satisfy the floors must be among the first."""
        none = len(self._rows)
        for column in columns:
            if self._is_held[column]:
                continue
            variable = self._solver.NumVar(0, self._solver.infinity(), "")
            self._solver.Objective().SetCoefficient(variable, float(self._worth[column]))
            for row in self._problem.rows[column].tolist():
                if row != none:
                    self._rows[row].SetCoefficient(variable, 1)
            for constraint, floor in zip(self._sums, self._floors, strict=True):
                constraint.SetCoefficient(variable, float(floor.values[column]))
            self._variables[column] = variable
            self._is_held[column] = True

    def set_room(self, room: IntArray) -> None:
        """Say how often each row can be used from now on."""
        for row, places in zip(self._rows, room.tolist(), strict=True):
            row.SetBounds(0, float(places))

    def limit(self, numbers: Sequence[tuple[int, int]]) -> None:
        """Say how little and how much each floor's sum can be from now on."""
        for constraint, (least, most) in zip(self._sums, numbers, strict=True):
            constraint.SetBounds(float(least), float(most))

    def solve(
        self, among: IntArray | None = None, should_stop: Callable[[], bool] | None = None
    ) -> Prices:
        """Return the duals when no column, or none of those `among`, would add anything.

        It ends at once when the choice is worth all that the places can bring. Told to stop, it
        returns the duals so far; the bound holds for them too, but is not as near.

        Raises
        ------
        RelaxationError
            When the solver fails.
        """
        while True:
            self._solve()
            reduced = self._reduced(among)
            most = self.most()
            is_most = self._solver.Objective().Value() >= most - _WORTH_ADDING
            fresh = self._best_spread(reduced, among)
            if is_most or not len(fresh) or (should_stop is not None and should_stop()):
                return Prices(reduced=reduced, bound=min(self._bound(reduced), most))
            self.hold(fresh.tolist())

    def most(self) -> float:
        """Return a bound that needs no solving: what all places could bring at most."""
        return float(sum(row.ub() * most for row, most in self._places()))

    def _solve(self) -> None:
        """Solve what the solver holds; from scratch and otherwise when it stumbles."""
        if self._solver.Solve() == pywraplp.Solver.OPTIMAL:
            return
        for presolve, scaling in ((1, 1), (0, 0)):
            way = pywraplp.MPSolverParameters()
            way.SetIntegerParam(way.INCREMENTALITY, way.INCREMENTALITY_OFF)
            way.SetIntegerParam(way.LP_ALGORITHM, way.DUAL)
            way.SetIntegerParam(way.PRESOLVE, presolve)
            way.SetIntegerParam(way.SCALING, scaling)
            if self._solver.Solve(way) == pywraplp.Solver.OPTIMAL:
                return
        message = "the linear relaxation could not be solved"
        raise RelaxationError(message)

    def chosen_parts(self) -> tuple[IntArray, FloatArray]:
        """Return the columns that are chosen in part or whole, and how much of each."""
        parts = [(column, v.solution_value()) for column, v in self._variables.items()]
        kept = [(column, part) for column, part in parts if part > _WORTH_ADDING]
        return (
            np.array([column for column, _ in kept], dtype=np.int64),
            np.array([part for _, part in kept], dtype=float),
        )

    def sums(self) -> FloatArray:
        """Return what the parts chosen add up to for each floor."""
        columns, parts = self.chosen_parts()
        return np.array([floor.values[columns] @ parts for floor in self._floors], dtype=float)

    def _limited(self, floor: Floor) -> pywraplp.Constraint:
        """Return the constraint of a floor; a penalty lets it fall short."""
        if floor.penalty is None:
            # A bound for a little less holds too, and the numbers of the solver are not exact
            # enough for a floor that only one choice reaches.
            return self._solver.Constraint(floor.least * (1 - ROUNDING), floor.most)
        constraint = self._solver.Constraint(float(floor.least), floor.most)
        short = self._solver.NumVar(0, self._solver.infinity(), "")
        self._solver.Objective().SetCoefficient(short, -floor.penalty)
        constraint.SetCoefficient(short, 1)
        return constraint

    def _places(self) -> Iterable[tuple[pywraplp.Constraint, float]]:
        return zip(self._rows, self._most_per_place.tolist(), strict=True)

    def _reduced(self, among: IntArray | None) -> FloatArray:
        prices = np.array([*(_at_least_nothing(row) for row in self._rows), 0.0])
        columns: IntArray | slice = slice(None) if among is None else among
        reduced = self._worth[columns] - _sum_of(prices, self._problem.rows[columns])
        for constraint, floor in zip(self._sums, self._floors, strict=True):
            if price := _price_of_sum(constraint):
                reduced -= price * floor.values[columns]
        return np.asarray(reduced)

    def _best_spread(self, reduced: FloatArray, among: IntArray | None) -> IntArray:
        """Return columns that would add most, not too many of them through the same row."""
        better = np.flatnonzero(reduced > _WORTH_ADDING)
        columns = better if among is None else among[better]
        is_fresh = ~self._is_held[columns]
        columns, gains = columns[is_fresh], reduced[better[is_fresh]]
        if len(columns) > _LOOKED_AT:
            best = np.argpartition(-gains, _LOOKED_AT)[:_LOOKED_AT]
            columns, gains = columns[best], gains[best]
        columns = columns[np.lexsort((columns, -gains))]
        none = len(self._rows)
        times = np.zeros(none + 1, dtype=np.int64)
        taken = []
        for column in columns.tolist():
            rows = self._problem.rows[column]
            if (times[rows[rows != none]] < _ADDED_PER_ROW).all():
                taken.append(column)
                times[rows] += 1
            if len(taken) == _ADDED_AT_ONCE:
                break
        return np.array(taken, dtype=np.int64)

    def _bound(self, reduced: FloatArray) -> float:
        """Return the bound of Lagrange: what the places are worth, and what columns still add."""
        at_most = int(self._problem.room.sum())
        left = max(float(reduced.max(initial=0.0)), 0.0) * at_most
        rows = sum(_at_least_nothing(row) * row.ub() for row in self._rows)
        sums = sum(
            price * (row.ub() if price > 0 else row.lb())
            for row in self._sums
            if (price := _price_of_sum(row))
        )
        return float(rows + sums + left)


def _at_least_nothing(row: pywraplp.Constraint) -> float:
    """Return the dual of a row's places; the solver's tolerance may leave it a little below 0."""
    return max(float(row.dual_value()), 0.0)


def _price_of_sum(constraint: pywraplp.Constraint) -> float:
    """Return the dual of a floor's sum; where nothing bounds the sum above, it is at most 0."""
    price = float(constraint.dual_value())
    return price if math.isfinite(constraint.ub()) else min(price, 0.0)


def _most_per_place(problem: PackingProblem, worth: FloatArray) -> FloatArray:
    """Return for each row the most that a column brings for each place it takes there."""
    none = len(problem.room)
    shares = worth / np.maximum((problem.rows != none).sum(axis=1), 1)
    most = np.zeros(none + 1)
    for place in range(problem.rows.shape[1]):
        np.maximum.at(most, problem.rows[:, place], shares)
    return most[:none]


def _sum_of(prices: FloatArray, rows: RowArray) -> FloatArray:
    total = prices[rows[:, 0]]
    for place in range(1, rows.shape[1]):
        total += prices[rows[:, place]]
    return np.asarray(total)
