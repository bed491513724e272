"""Are the ways of several apprentices together as cheap as can be, and is the proof right?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.domain.rules import RING_STAY_MONTHS
from matcher.rings.compromises import cost_of
from matcher.rings.hosting import HostProfile, RotationTask
from matcher.rings.rotation import plan_rotation
from matcher.rings.rotation_choice import choose
from matcher.rings.rotation_model import solve
from matcher.rings.rotation_relaxed import find_people, find_places, relax
from matcher.rings.rotation_ways import MOST_WAYS, costs_of_ways, every_way
from matcher.rings.validity import violations
from matcher.rings.weights import read_ring_weights
from tests.rings.examples import make_task, members, tasks

WEIGHTS = read_ring_weights().rotation


def all_ways(members_left: int, months: int, last: int = -1) -> list[tuple[int, ...]]:
    """Return every row of hosts, month by month, that stays of 4 to 12 months could fill."""
    if months == 0:
        return [()]
    return [
        (host,) * length + rest
        for length in RING_STAY_MONTHS
        if length <= months
        for host in range(members_left)
        if host != last
        for rest in all_ways(members_left, months - length, host)
    ]


@pytest.mark.parametrize(("count", "months"), [(2, 8), (2, 17), (3, 12), (3, 16), (4, 16), (4, 19)])
def test_every_way_is_found_once(count: int, months: int) -> None:
    ways = every_way(count, months)
    assert ways is not None
    expected = {way for way in all_ways(count, months) if len(set(way)) == count}
    found = [tuple(way) for way in ways.hosts.tolist()]
    assert len(found) == len(set(found))
    assert set(found) == expected


def test_more_ways_than_can_be_held_are_left_to_the_solver() -> None:
    assert every_way(4, 36) is None
    held = every_way(4, 24)
    assert held is not None
    assert len(held.hosts) <= MOST_WAYS


@settings(max_examples=25)
@given(tasks(), st.integers(0, 10_000))
def test_a_way_costs_what_its_plan_does(task: RotationTask, drawn: int) -> None:
    person = task.apprenticeships[0]
    ways = every_way(len(task.ring.members), person.planned_months)
    assert ways is not None
    alone = make_task(
        len(task.ring.members),
        months=person.span.months,
        free_months=person.free_months,
        hosts=task.hosts,
    )
    way = drawn % len(ways.hosts)
    plan = plan_rotation(alone, WEIGHTS).plan
    stays = tuple(ways.stays(way, person, sorted(task.ring.members)))
    other = type(plan)(
        ring=plan.ring,
        apprenticeships=plan.apprenticeships,
        stays=stays,
        coordinator=plan.coordinator,
    )
    costs = costs_of_ways(ways, task, person, WEIGHTS)
    assert costs[way] == cost_of(other, task.hosts, WEIGHTS)


@settings(max_examples=12)
@given(tasks())
def test_choosing_among_ways_agrees_with_the_solver_of_stays(task: RotationTask) -> None:
    people = find_people(task, WEIGHTS)
    assert people is not None
    chosen = choose(task, WEIGHTS, people, 60.0)
    assert chosen is not None
    assert chosen.is_optimal
    assert chosen.bound == chosen.cost == cost_of(chosen.plan, task.hosts, WEIGHTS)
    assert violations(task.ring, chosen.plan, task.hosts) == []
    by_stays = solve(task, WEIGHTS, 5.0, may_add_places=False)
    assert by_stays is not None
    assert by_stays.bound <= chosen.cost <= by_stays.cost


@settings(max_examples=25)
@given(tasks())
def test_no_plan_costs_less_than_the_bound_and_what_its_ways_lift_it_by(
    task: RotationTask,
) -> None:
    people = find_people(task, WEIGHTS)
    assert people is not None
    relaxed = relax(people, find_places(task, people))
    chosen = choose(task, WEIGHTS, people, 60.0)
    assert chosen is not None
    lifted = relaxed.bound
    for person, lifts in zip(people, relaxed.lifts, strict=True):
        assert lifts.min() == pytest.approx(0)
        own = chosen.plan.stays_of(person.apprenticeship.apprentice)
        places = sorted(task.ring.members)
        hosts = [places.index(stay.host) for stay in own for _ in range(stay.span.months)]
        [way] = np.flatnonzero((person.ways.hosts == hosts).all(axis=1))
        lifted += float(lifts[way])
    assert lifted <= chosen.cost + 1e-6


def test_three_apprentices_in_a_ring_of_four_are_proven() -> None:
    hosts = {
        host: HostProfile(busy_months=frozenset(busy))
        for host, busy in zip(members(4), ({3, 4, 5, 6}, {9, 10}, {1, 12}, set()), strict=True)
    }
    planned = plan_rotation(make_task(4, apprentices=3, hosts=hosts), WEIGHTS)
    assert planned.is_optimal
