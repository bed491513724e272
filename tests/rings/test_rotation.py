"""Is every rotation valid, the best there is, and the same each time?"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import MonthSpan
from matcher.domain.ring import CompromiseCode, RotationPlan, Stay
from matcher.rings.compromises import cost_of, find_compromises
from matcher.rings.hosting import HostProfile, RotationTask
from matcher.rings.rotation import PeriodTooShortError, TooFewPlacesError, plan_rotation
from matcher.rings.validity import violations
from matcher.rings.weights import read_ring_weights
from tests.rings.examples import START, make_task, members, tasks

WEIGHTS = read_ring_weights().rotation


@settings(max_examples=25)
@given(tasks())
def test_every_plan_keeps_every_rule_and_is_proven_best(task: RotationTask) -> None:
    planned = plan_rotation(task, WEIGHTS)
    assert violations(task.ring, planned.plan, task.hosts) == []
    assert planned.is_optimal
    assert planned.cost == planned.bound == cost_of(planned.plan, task.hosts, WEIGHTS)


@settings(max_examples=15)
@given(
    months=st.integers(8, 14),
    busy=st.lists(st.frozensets(st.integers(1, 12), max_size=6), min_size=2, max_size=2),
    apprentices=st.integers(1, 2),
)
def test_nothing_better_is_found_by_trying_everything(
    months: int, busy: list[frozenset[int]], apprentices: int
) -> None:
    pair = members(2)
    hosts = {host: HostProfile(busy_months=b) for host, b in zip(pair, busy, strict=True)}
    task = make_task(2, months=months, apprentices=apprentices, hosts=hosts)
    best = min(cost_of(plan, task.hosts, WEIGHTS) for plan in all_valid_plans(task))
    assert plan_rotation(task, WEIGHTS).cost == best


def all_valid_plans(task: RotationTask) -> Iterator[RotationPlan]:
    ways: list[tuple[Stay, ...]] = [()]
    for person in task.apprenticeships:
        ways = [
            (*before, *own)
            for before in ways
            for own in all_ways(task, person.apprentice, person.planned_months)
        ]
    for stays in ways:
        plan = RotationPlan(
            ring=task.ring,
            apprenticeships=task.apprenticeships,
            stays=stays,
            coordinator=task.coordinator,
        )
        if not violations(task.ring, plan, task.hosts):
            yield plan


def all_ways(
    task: RotationTask, apprentice: int, end: int, first: int = 0
) -> Iterator[tuple[Stay, ...]]:
    if first == end:
        yield ()
    for months in range(1, end - first + 1):
        for host in sorted(task.ring.members):
            span = MonthSpan(first=START.plus(first), months=months)
            if 4 <= months <= 12:
                for rest in all_ways(task, apprentice, end, first + months):
                    yield (Stay(apprentice=apprentice, host=host, span=span), *rest)


def hosts_in_order(task: RotationTask) -> list[AgencyId]:
    plan = plan_rotation(task, WEIGHTS).plan
    return [stay.host for stay in plan.stays_of(1)]


def test_two_members_share_two_years_with_few_moves_beginning_at_home() -> None:
    assert hosts_in_order(make_task(2)) == list(members(2))


def test_a_return_stay_is_chosen_when_it_avoids_busy_months() -> None:
    first, second = members(2)
    hosts = {
        first: HostProfile(busy_months=frozenset({3, 4, 5, 6})),
        second: HostProfile(busy_months=frozenset({9, 10, 11, 12})),
    }
    task = make_task(2, hosts=hosts)
    assert hosts_in_order(task) == [first, second, first, second]
    codes = {c.code for c in plan_rotation(task, WEIGHTS).compromises}
    assert CompromiseCode.EXTRA_MOVES in codes


def test_a_busy_july_is_no_reason_to_be_elsewhere() -> None:
    hosts = {host: HostProfile(busy_months=frozenset({7})) for host in members(2)}
    assert plan_rotation(make_task(2, hosts=hosts), WEIGHTS).compromises == ()


def test_july_counts_neither_as_busy_nor_as_outside_the_months_of_a_host() -> None:
    july = frozenset({7})
    hosts = {
        host: HostProfile(busy_months=july, host_months=frozenset(range(1, 13)) - july)
        for host in members(2)
    }
    assert plan_rotation(make_task(2, hosts=hosts), WEIGHTS).compromises == ()


@pytest.mark.parametrize(
    ("count", "apprentices"), [(m, k) for m in (2, 3, 4) for k in range(1, m + 1)]
)
def test_there_may_be_any_number_of_apprentices_up_to_that_of_the_members(
    count: int, apprentices: int
) -> None:
    task = make_task(count, apprentices=apprentices)
    planned = plan_rotation(task, WEIGHTS)
    assert planned.is_optimal
    assert violations(task.ring, planned.plan, task.hosts) == []
    employers = [person.employer for person in planned.plan.apprenticeships]
    assert employers == list(members(count))[:apprentices]


def test_what_cannot_be_avoided_is_said_with_its_months() -> None:
    hosts = {host: HostProfile(busy_months=frozenset(range(1, 13))) for host in members(2)}
    planned = plan_rotation(make_task(2, months=8, hosts=hosts), WEIGHTS)
    amounts = {(c.code, c.agency): (c.amount, len(c.months)) for c in planned.compromises}
    assert amounts == {(CompromiseCode.IN_BUSY_MONTHS, host): (4, 4) for host in members(2)}
    assert find_compromises(planned.plan, hosts) == planned.compromises


def test_a_new_intake_comes_every_august_where_there_are_places() -> None:
    hosts = {host: HostProfile(places=2) for host in members(2)}
    task = make_task(2, apprentices=2, intakes=2, hosts=hosts)
    planned = plan_rotation(task, WEIGHTS)
    assert violations(task.ring, planned.plan, task.hosts) == []
    assert {p.span.first.month for p in planned.plan.apprenticeships} == {8}


def test_too_few_places_names_the_cheapest_way_out() -> None:
    task = make_task(2, apprentices=2, intakes=2)
    with pytest.raises(TooFewPlacesError) as caught:
        plan_rotation(task, WEIGHTS)
    assert sum(caught.value.extra_places.values()) == 2


@pytest.mark.parametrize(("count", "apprentices"), [(2, 2), (3, 3), (4, 4), (4, 3)])
def test_the_places_that_are_named_really_suffice(count: int, apprentices: int) -> None:
    task = make_task(count, apprentices=apprentices, intakes=2)
    with pytest.raises(TooFewPlacesError) as caught:
        plan_rotation(task, WEIGHTS)
    extra = caught.value.extra_places
    assert sum(extra.values()) >= 2 * apprentices - count
    hosts = {host: HostProfile(places=1 + extra.get(host, 0)) for host in members(count)}
    roomy = make_task(count, apprentices=apprentices, intakes=2, hosts=hosts)
    assert violations(roomy.ring, plan_rotation(roomy, WEIGHTS).plan, hosts) == []


def test_too_short_a_period_says_which_would_do() -> None:
    with pytest.raises(PeriodTooShortError) as caught:
        plan_rotation(make_task(4, months=15, free_months=3), WEIGHTS)
    assert caught.value.least_months == 19
    plan_rotation(make_task(4, months=19, free_months=3), WEIGHTS)


def test_the_same_task_gives_the_same_plan() -> None:
    task = make_task(4, apprentices=4)
    assert plan_rotation(task, WEIGHTS) == plan_rotation(task, WEIGHTS)


def test_reviews_are_each_half_year_and_never_in_july() -> None:
    person = make_task(2).apprenticeships[0]
    assert [str(month) for month in person.half_year_reviews] == [
        "2028-01",
        "2028-06",
        "2029-01",
        "2029-06",
    ]


def test_the_solver_is_loaded_only_when_a_rotation_is_asked_for() -> None:
    code = "import sys, matcher.rings.rotation; sys.exit('ortools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
