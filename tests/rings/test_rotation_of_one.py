"""Is the rotation of one apprentice as good as the solver's, and is there always a plan?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings

from matcher.rings.compromises import cost_of
from matcher.rings.hosting import HostProfile, RotationTask
from matcher.rings.rotation import TooFewPlacesError, plan_rotation
from matcher.rings.rotation_in_turn import plan_in_turn
from matcher.rings.rotation_model import solve
from matcher.rings.rotation_of_one import can_plan_alone, plan_alone
from matcher.rings.validity import violations
from matcher.rings.weights import read_ring_weights
from tests.rings.examples import make_task, members, tasks

WEIGHTS = read_ring_weights().rotation


@settings(max_examples=40)
@given(tasks())
def test_one_apprentice_has_a_plan_as_good_as_that_of_the_solver(task: RotationTask) -> None:
    alone = replace(task, apprenticeships=task.apprenticeships[:1])
    plan, cost = plan_alone(alone, WEIGHTS)
    assert violations(alone.ring, plan, alone.hosts) == []
    assert cost == cost_of(plan, alone.hosts, WEIGHTS)
    solved = solve(alone, WEIGHTS, 60.0, may_add_places=False)
    assert solved is not None
    assert solved.is_optimal
    assert cost == solved.cost


@pytest.mark.parametrize("months", [36, 48, 60])
def test_a_long_period_is_planned_too(months: int) -> None:
    hosts = {host: HostProfile(busy_months=frozenset({3, 4, 11})) for host in members(4)[1:]}
    task = make_task(4, months=months, hosts=hosts)
    plan, cost = plan_alone(task, WEIGHTS)
    assert violations(task.ring, plan, task.hosts) == []
    assert cost == cost_of(plan, task.hosts, WEIGHTS)


def test_a_member_without_a_place_is_left_to_the_solver() -> None:
    task = make_task(2, hosts={members(2)[0]: HostProfile(places=0)})
    assert not can_plan_alone(task)
    with pytest.raises(TooFewPlacesError) as caught:
        plan_rotation(task, WEIGHTS)
    assert caught.value.extra_places == {members(2)[0]: 1}


@settings(max_examples=60)
@given(tasks())
def test_moving_on_together_keeps_every_rule(task: RotationTask) -> None:
    plan = plan_in_turn(task)
    assume(plan is not None)
    assert plan is not None
    assert violations(task.ring, plan, task.hosts) == []


@pytest.mark.parametrize("months", range(16, 61, 4))
def test_moving_on_together_fits_every_length_of_training(months: int) -> None:
    task = make_task(4, months=months, apprentices=4)
    plan = plan_in_turn(task)
    assert plan is not None
    assert violations(task.ring, plan, task.hosts) == []


def test_with_next_to_no_work_there_is_still_a_plan_that_says_it_is_not_proven() -> None:
    busy = ({3, 4, 5, 6}, {9, 10}, {1, 12}, set())
    hosts = {
        host: HostProfile(busy_months=frozenset(months))
        for host, months in zip(members(4), busy, strict=True)
    }
    task = make_task(4, apprentices=3, hosts=hosts)
    planned = plan_rotation(task, WEIGHTS, work=0.0)
    assert violations(task.ring, planned.plan, task.hosts) == []
    assert not planned.is_optimal
    assert planned.bound <= planned.cost == cost_of(planned.plan, task.hosts, WEIGHTS)
