"""How is a rotation written for the solver, and its answer read?

One yes-or-no variable says that an apprentice has a stay at a host from a month on for so many
months. Stays follow one another like a path through the months, which the solver bounds well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from ortools.sat.python import cp_model

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import MonthSpan, YearMonth
from matcher.domain.ring import Apprenticeship, RotationPlan, Stay
from matcher.domain.rules import RING_STAY_MONTHS
from matcher.rings.compromises import cost_of, equal_share, months_of
from matcher.rings.hosting import RotationTask
from matcher.rings.rotation_in_turn import plan_in_turn
from matcher.rings.weights import RotationWeights

SEED: Final = 20_261_122
_MOST_WORK_ON_PLACES: Final = 10.0

_COST_OF_A_PLACE: Final = 1_000_000
_PLACES_ALONE: Final = 0.02
"""So near the bound, nothing but the number of places added is sure to be the lowest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """What the solver found; `extra_places` only when it was allowed to add places."""

    plan: RotationPlan
    cost: int
    bound: int
    is_optimal: bool
    extra_places: Mapping[AgencyId, int]


class _Possible(NamedTuple):
    """A stay that an apprentice could have, by months since its training began."""

    person: Apprenticeship
    host: AgencyId
    first: int
    months: int

    @property
    def span(self) -> MonthSpan:
        return MonthSpan(first=self.person.span.first.plus(self.first), months=self.months)


class _Variables(NamedTuple):
    stays: dict[_Possible, cp_model.IntVar]
    extra: dict[AgencyId, cp_model.IntVar]


def solve(
    task: RotationTask, weights: RotationWeights, work: float, *, may_add_places: bool
) -> Solution | None:
    """Return the best plan found with so much work, or None when none was.

    The search begins from the plan in which all move on together, where there is such. With
    `may_add_places` hosts may get more places than they have, as few as possible; what the plan
    costs besides is then not driven to the lowest.
    """
    model, variables = _model(task, weights, may_add_places=may_add_places)
    start = None if may_add_places else plan_in_turn(task)
    if start is not None:
        _begin_from(model, start, variables)
    solver = make_solver(min(work, _MOST_WORK_ON_PLACES) if may_add_places else work)
    solver.parameters.relative_gap_limit = _PLACES_ALONE if may_add_places else 0.0
    status = solver.solve(model)
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        is_optimal = status == cp_model.OPTIMAL and not may_add_places
        return _read(solver, task, variables, is_optimal=is_optimal)
    if start is None:
        return None
    return Solution(
        plan=start,
        cost=cost_of(start, task.hosts, weights),
        bound=max(round(solver.best_objective_bound), 0),
        is_optimal=False,
        extra_places={},
    )


def _model(
    task: RotationTask, weights: RotationWeights, *, may_add_places: bool
) -> tuple[cp_model.CpModel, _Variables]:
    model = cp_model.CpModel()
    most = len(task.apprenticeships) if may_add_places else 0
    variables = _Variables(
        stays={stay: model.new_bool_var("") for stay in _possible_stays(task)},
        extra={host: model.new_int_var(0, most, "") for host in sorted(task.ring.members)},
    )
    for person in task.apprenticeships:
        own = {stay: v for stay, v in variables.stays.items() if stay.person is person}
        _follow_one_another(model, person, own)
        for host in sorted(task.ring.members):
            model.add_at_least_one(v for stay, v in own.items() if stay.host == host)
    _keep_places(model, task, variables)
    if may_add_places:
        model.add(sum(variables.extra.values()) >= lacking_places(task))
    model.minimize(
        sum(_cost_of_stay(stay, task, weights) * v for stay, v in variables.stays.items())
        + sum(_unequal_months(model, task, variables)) * weights.unequal_month
        + sum(_COST_OF_A_PLACE * v for v in variables.extra.values())
    )
    return model, variables


def lacking_places(task: RotationTask) -> int:
    """Return by how many the apprentices at once outnumber the places of all hosts."""
    planned = Counter(
        person.span.first.plus(at)
        for person in task.apprenticeships
        for at in range(person.planned_months)
    )
    return max(max(planned.values()) - sum(task.hosts[host].room for host in task.ring.members), 0)


def _possible_stays(task: RotationTask) -> Iterator[_Possible]:
    for person in task.apprenticeships:
        end = person.planned_months
        for host in sorted(task.ring.members):
            for first in range(end):
                for months in RING_STAY_MONTHS:
                    left = end - first - months
                    if left == 0 or left >= RING_STAY_MONTHS.start:
                        yield _Possible(person, host, first, months)


def _follow_one_another(
    model: cp_model.CpModel, person: Apprenticeship, own: Mapping[_Possible, cp_model.IntVar]
) -> None:
    """Let stays fill the planned months one after another, each at another host than the last."""
    begins: dict[tuple[int, AgencyId], list[cp_model.IntVar]] = defaultdict(list)
    ends: dict[tuple[int, AgencyId], list[cp_model.IntVar]] = defaultdict(list)
    for stay, variable in own.items():
        begins[stay.first, stay.host].append(variable)
        ends[stay.first + stay.months, stay.host].append(variable)
    hosts = sorted({stay.host for stay in own})
    model.add_exactly_one(v for host in hosts for v in begins[0, host])
    model.add_exactly_one(v for host in hosts for v in ends[person.planned_months, host])
    for month in range(1, person.planned_months):
        model.add(
            sum(v for host in hosts for v in begins[month, host])
            == sum(v for host in hosts for v in ends[month, host])
        )
        for host in hosts:
            model.add_at_most_one([*begins[month, host], *ends[month, host]])


def _keep_places(model: cp_model.CpModel, task: RotationTask, variables: _Variables) -> None:
    """Let no host have more apprentices than places, and none be without when all could host."""
    there: dict[tuple[YearMonth, AgencyId], list[cp_model.IntVar]] = defaultdict(list)
    for stay, variable in variables.stays.items():
        for month in months_of(stay.span):
            there[month, stay.host].append(variable)
    planned = Counter(
        person.span.first.plus(at)
        for person in task.apprenticeships
        for at in range(person.planned_months)
    )
    for (month, host), present in there.items():
        model.add(sum(present) <= task.hosts[host].room + variables.extra[host])
        if planned[month] >= len(task.ring.members):
            model.add_at_least_one(present)


def _cost_of_stay(stay: _Possible, task: RotationTask, weights: RotationWeights) -> int:
    host, months = task.hosts[stay.host], months_of(stay.span)
    is_away_first = stay.first == 0 and stay.host != stay.person.employer
    return (
        weights.move
        + weights.busy_month * sum(host.is_busy(month) for month in months)
        + weights.outside_host_month * sum(host.is_outside(month) for month in months)
        + weights.not_home_first * is_away_first
    )


def _unequal_months(
    model: cp_model.CpModel, task: RotationTask, variables: _Variables
) -> Iterator[cp_model.IntVar]:
    """Yield for each apprentice and host by how many months the share is not an equal one."""
    spent: dict[tuple[int, AgencyId], list[cp_model.LinearExprT]] = defaultdict(list)
    for stay, variable in variables.stays.items():
        spent[stay.person.apprentice, stay.host].append(stay.months * variable)
    for person in task.apprenticeships:
        least, most = equal_share(person, len(task.ring.members))
        for host in sorted(task.ring.members):
            months = sum(spent[person.apprentice, host])
            off = model.new_int_var(0, person.planned_months, "")
            model.add(off >= months - most)
            model.add(off >= least - months)
            yield off


def _begin_from(model: cp_model.CpModel, start: RotationPlan, variables: _Variables) -> None:
    """Let the solver try a plan first, so that it has one to do better than."""
    known = {(stay.apprentice, stay.host, stay.span) for stay in start.stays}
    for stay, variable in variables.stays.items():
        model.add_hint(variable, (stay.person.apprentice, stay.host, stay.span) in known)


def make_solver(work: float) -> cp_model.CpSolver:
    """Return a solver that does so much work, always in the same way."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.catch_sigint_signal = False  # an interrupt is the program's, not the solver's
    solver.parameters.random_seed = SEED
    solver.parameters.max_deterministic_time = work
    solver.parameters.linearization_level = 2
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    return solver


def _read(
    solver: cp_model.CpSolver, task: RotationTask, variables: _Variables, *, is_optimal: bool
) -> Solution:
    stays = (stay for stay, v in variables.stays.items() if solver.boolean_value(v))
    plan = RotationPlan(
        ring=task.ring,
        apprenticeships=task.apprenticeships,
        stays=tuple(
            Stay(apprentice=stay.person.apprentice, host=stay.host, span=stay.span)
            for stay in sorted(stays, key=lambda stay: (stay.person.apprentice, stay.first))
        ),
        coordinator=task.coordinator,
    )
    extra = {host: solver.value(v) for host, v in variables.extra.items() if solver.value(v)}
    return Solution(
        plan=plan,
        cost=round(solver.objective_value),
        bound=round(solver.best_objective_bound),
        is_optimal=is_optimal,
        extra_places=extra,
    )
