"""What do all apprentices' ways together cost at least, were parts of ways allowed?

The linear solver holds only the ways that matter; all others are priced after each round by what
the places cost in it, until none would make the whole cheaper. The bound is that of Lagrange for
these prices, so it holds whatever the solver's tolerance and however early it is stopped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from ortools.linear_solver import pywraplp

from matcher.domain.ring import Apprenticeship
from matcher.rings.arrays import FloatArray, IntArray
from matcher.rings.hosting import RotationTask
from matcher.rings.rotation_ways import Ways, costs_of_ways, every_way
from matcher.rings.weights import RotationWeights

NEVER: Final = 100_000.0
"""What a month without a place costs in the relaxation: more than any plan does."""

_SEED: Final = 20_261_122
_ROOM_MORE: Final = 1e-3
"""Places differ by up to so much, so that no two choices are equally good: the solver stumbles
over many that are. The bound is worked out with the places as they are."""
NEAR: Final = 1e-6
"""What numbers of the linear solver may be off."""

_HELD_FIRST: Final = 100
_HELD_MORE: Final = 60
_MOST_ROUNDS: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One apprentice: every way it could go, what each costs, and which month is its first."""

    apprenticeship: Apprenticeship
    ways: Ways
    costs: IntArray
    first: int

    @property
    def months(self) -> slice:
        """Return the months for which it is planned, among those of the whole plan."""
        return slice(self.first, self.first + self.ways.hosts.shape[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Months × members: how many apprentices can be there at once, and how many must be."""

    most: IntArray
    least: IntArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxed:
    """A bound on every plan, and for each apprentice by how much each way lifts it.

    `is_possible` is False when not even parts of ways find places.
    """

    bound: float
    lifts: tuple[FloatArray, ...]
    is_possible: bool


def find_people(task: RotationTask, weights: RotationWeights) -> list[Person] | None:
    """Return the apprentices with all their ways, None when there are too many to hold."""
    begun = min(person.span.first for person in task.apprenticeships)
    people = []
    for person in task.apprenticeships:
        ways = every_way(len(task.ring.members), person.planned_months)
        if ways is None:
            return None
        first = person.span.first
        people.append(
            Person(
                apprenticeship=person,
                ways=ways,
                costs=costs_of_ways(ways, task, person, weights),
                first=(first.year - begun.year) * 12 + first.month - begun.month,
            )
        )
    return people


def find_places(task: RotationTask, people: Sequence[Person]) -> Places:
    """Return the places of every month; where all could have somebody, none may be without."""
    planned = np.zeros(max(person.months.stop for person in people), dtype=np.int64)
    for person in people:
        planned[person.months] += 1
    room = [task.hosts[member].room for member in sorted(task.ring.members)]
    is_for_all = np.repeat(planned[:, None] >= len(room), len(room), axis=1)
    return Places(most=np.tile(room, (len(planned), 1)), least=is_for_all.astype(np.int64))


def relax(people: Sequence[Person], places: Places) -> Relaxed:
    """Return the best bound found, and what is known of each way by it."""
    solver = _Relaxation(people, places)
    best = Relaxed(bound=-np.inf, lifts=(), is_possible=True)
    for _ in range(_MOST_ROUNDS):
        value = solver.solve()
        if value is None:
            break
        own, prices = solver.prices()
        reduced = _reduced(people, prices)
        fixed = np.maximum(prices, 0) * places.least + np.minimum(prices, 0) * places.most
        bound = float(fixed.sum() + sum(costs.min() for costs in reduced))
        if bound > best.bound:
            lifts = tuple(costs - costs.min() for costs in reduced)
            best = Relaxed(bound=bound, lifts=lifts, is_possible=value < NEVER / 2)
        cheaper = [
            _cheapest(costs - price, _HELD_MORE) for costs, price in zip(reduced, own, strict=True)
        ]
        if np.ceil(bound - NEAR) >= value - NEAR or not any(map(len, cheaper)):
            break
        for at, ways in enumerate(cheaper):
            solver.hold(at, ways)
    return best


def _reduced(people: Sequence[Person], prices: FloatArray) -> list[FloatArray]:
    """Return for each apprentice what each way costs less what its places are worth."""
    return [person.costs - person.ways.sums(prices[person.months]) for person in people]


def _cheapest(costs: FloatArray, most: int) -> IntArray:
    """Return the places of what is below nothing, at most so many."""
    below = np.flatnonzero(costs < -NEAR)
    return below[np.argsort(costs[below], kind="stable")[:most]]


class _Relaxation:
    """The linear program of the ways that are held."""

    def __init__(self, people: Sequence[Person], places: Places) -> None:
        self._people = people
        self._held: list[set[int]] = [set() for _ in people]
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._solver.Objective().SetMinimization()
        self._one = [self._solver.Constraint(1.0, 1.0) for _ in people]
        draw = np.random.default_rng(_SEED)
        most = places.most + _ROOM_MORE * draw.random(places.most.shape)
        least = places.least * (1 - _ROOM_MORE * draw.random(places.least.shape))
        self._rows = [
            [self._solver.Constraint(*both) for both in zip(*of_month, strict=True)]
            for of_month in zip(least.tolist(), most.tolist(), strict=True)
        ]
        for row in chain.from_iterable(self._rows):
            for share in (-1.0, 1.0):
                row.SetCoefficient(self._variable(NEVER), share)
        for at, person in enumerate(people):
            self.hold(at, np.argsort(person.costs, kind="stable")[:_HELD_FIRST])

    def hold(self, at: int, ways: IntArray) -> None:
        """Give the solver some ways of one apprentice."""
        person = self._people[at]
        for way in ways.tolist():
            if way in self._held[at]:
                continue
            self._held[at].add(way)
            variable = self._variable(float(person.costs[way]))
            self._one[at].SetCoefficient(variable, 1.0)
            hosts = person.ways.hosts[way].tolist()
            for rows, host in zip(self._rows[person.months], hosts, strict=True):
                rows[host].SetCoefficient(variable, 1.0)

    def solve(self) -> float | None:
        """Return what the parts chosen cost, None when the solver fails."""
        how = pywraplp.MPSolverParameters()
        how.SetIntegerParam(how.INCREMENTALITY, how.INCREMENTALITY_OFF)
        how.SetIntegerParam(how.LP_ALGORITHM, how.DUAL)
        if self._solver.Solve(how) != pywraplp.Solver.OPTIMAL:
            return None
        return float(self._solver.Objective().Value())

    def prices(self) -> tuple[list[float], FloatArray]:
        """Return what each apprentice costs, and months × members: what a place is worth."""
        own = [row.dual_value() for row in self._one]
        return own, np.array([[row.dual_value() for row in rows] for rows in self._rows])

    def _variable(self, cost: float) -> pywraplp.Variable:
        variable = self._solver.NumVar(0.0, self._solver.infinity(), "")
        self._solver.Objective().SetCoefficient(variable, cost)
        return variable
