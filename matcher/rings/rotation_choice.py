"""Which ways of all apprentices together are best, and how is that proven?

A plan costs the bound of the relaxation and what each of its ways lifts it by. So only ways that
lift it little can be in a cheap plan, and those few are decided by constraint programming.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, gcd

import numpy as np
from ortools.sat.python import cp_model

from matcher.domain.ring import RotationPlan
from matcher.rings.arrays import IntArray
from matcher.rings.compromises import cost_of
from matcher.rings.hosting import RotationTask
from matcher.rings.rotation_in_turn import plan_in_turn
from matcher.rings.rotation_model import Solution, make_solver
from matcher.rings.rotation_relaxed import NEAR, Person, Places, Relaxed, find_places, relax
from matcher.rings.weights import RotationWeights


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sought:
    """What a search among the ways of plans up to a cost ended with, and the work it took."""

    ways: tuple[int, ...] | None
    cost: int
    is_proven: bool
    work: float


def choose(
    task: RotationTask, weights: RotationWeights, people: Sequence[Person], work: float
) -> Solution | None:
    """Return the best plan found with so much work, or None when there is none or none was.

    First a plan is sought that costs no more than the bound, then one that costs a little more,
    and so on: few ways are soon decided, and mostly enough.
    """
    places = find_places(task, people)
    relaxed = relax(people, places)
    if not relaxed.lifts or not relaxed.is_possible:
        return None
    start = plan_in_turn(task)
    known = None if start is None else cost_of(start, task.hosts, weights)
    step, least = _steps(people)
    first = bound = least + step * ceil((relaxed.bound - NEAR - least) / step)
    above = 0
    while known is None or bound < known:
        limit = first + above if known is None else min(first + above, known - step)
        sought = _seek(people, places, relaxed, limit, work)
        if sought.ways is not None:
            plan = _plan(task, people, sought.ways)
            return _solution(plan, sought.cost, sought.cost if sought.is_proven else bound)
        if not sought.is_proven or _holds_all(relaxed, limit):
            break
        bound, work = limit + step, work - sought.work
        above = limit - first + step * max((limit - first) // step // 2, 1)
    return None if start is None or known is None else _solution(start, known, min(bound, known))


def _steps(people: Sequence[Person]) -> tuple[int, int]:
    """Return by how much the costs of two plans differ at least, and a cost to count from."""
    least = [int(person.costs.min()) for person in people]
    apart = (person.costs - low for person, low in zip(people, least, strict=True))
    return max(gcd(*(int(np.gcd.reduce(costs)) for costs in apart)), 1), sum(least)


def _solution(plan: RotationPlan, cost: int, bound: int) -> Solution:
    return Solution(plan=plan, cost=cost, bound=bound, is_optimal=cost == bound, extra_places={})


def _holds_all(relaxed: Relaxed, limit: int) -> bool:
    """Tell whether every way could be in a plan that costs so much, so that there are no more."""
    return limit >= relaxed.bound + sum(float(lifts.max()) for lifts in relaxed.lifts)


def _seek(
    people: Sequence[Person], places: Places, relaxed: Relaxed, limit: int, work: float
) -> _Sought:
    """Seek the best plan that costs at most `limit`."""
    model = cp_model.CpModel()
    there: dict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
    chosen: list[tuple[IntArray, list[cp_model.IntVar]]] = []
    costs = []
    for person, lifts in zip(people, relaxed.lifts, strict=True):
        ways = np.flatnonzero(lifts <= limit - relaxed.bound + NEAR)
        own = [model.new_bool_var("") for _ in ways]
        model.add_exactly_one(own)
        chosen.append((ways, own))
        costs.append(cp_model.LinearExpr.weighted_sum(own, person.costs[ways].tolist()))
        for variable, hosts in zip(own, person.ways.hosts[ways].tolist(), strict=True):
            for month, host in enumerate(hosts, person.first):
                there[month, host].append(variable)
    for month, host in np.ndindex(places.most.shape):
        present = cp_model.LinearExpr.sum(there[month, host])
        least, most = int(places.least[month, host]), int(places.most[month, host])
        model.add_linear_constraint(present, least, most)
    model.add(cp_model.LinearExpr.sum(costs) <= limit)
    model.minimize(cp_model.LinearExpr.sum(costs))
    solver = make_solver(max(work, 0.0))
    status = solver.solve(model)
    is_found = status in {cp_model.OPTIMAL, cp_model.FEASIBLE}
    return _Sought(
        ways=tuple(
            int(ways[next(at for at, v in enumerate(own) if solver.boolean_value(v))])
            for ways, own in chosen
        )
        if is_found
        else None,
        cost=round(solver.objective_value) if is_found else 0,
        is_proven=status in {cp_model.OPTIMAL, cp_model.INFEASIBLE},
        work=solver.response_proto.deterministic_time,
    )


def _plan(task: RotationTask, people: Sequence[Person], ways: Sequence[int]) -> RotationPlan:
    members = sorted(task.ring.members)
    return RotationPlan(
        ring=task.ring,
        apprenticeships=task.apprenticeships,
        stays=tuple(
            stay
            for person, way in zip(people, ways, strict=True)
            for stay in person.ways.stays(way, person.apprenticeship, members)
        ),
        coordinator=task.coordinator,
    )
