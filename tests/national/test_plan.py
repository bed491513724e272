"""Is the plan for all needs valid, the best, and the same every time?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.domain.national import (
    ChangeCode,
    LeftOutCode,
    NationalPlan,
    Objective,
    Order,
    Secondment,
    SwapCycle,
)
from matcher.domain.need import Cooperation, Direction
from matcher.domain.ring import Ring
from matcher.national import (
    Before,
    Conditions,
    Effort,
    NeverTogetherError,
    OpenNeed,
    pack_nation,
    violations,
)
from tests.national.examples import BERGEN, OSLO, nations, open_need, weights
from tests.scoring.examples import agency_id

WEIGHTS = weights(enough_coverage=0.7)


def plan_for(needs: list[OpenNeed], conditions: Conditions | None = None) -> NationalPlan:
    return pack_nation(needs, conditions or Conditions(), WEIGHTS, Effort(improvements=5))


def as_before(plan: NationalPlan) -> tuple[Before, ...]:
    return tuple(
        Before(one.cooperating.trade, frozenset(one.agencies)) for one in plan.arrangements
    )


def reached(plan: NationalPlan, objective: Objective) -> float:
    return next(one.value for one in plan.reached if one.objective is objective)


@given(nations(), st.sampled_from(Order))
def test_every_plan_keeps_the_rules(needs: list[OpenNeed], order: Order) -> None:
    conditions = Conditions(order=order, apart=(frozenset({agency_id(1), agency_id(2)}),))
    assert violations(plan_for(needs, conditions), needs, conditions, WEIGHTS) == []


@given(nations(most=6))
@settings(max_examples=30)
def test_the_order_of_the_needs_does_not_matter(needs: list[OpenNeed]) -> None:
    turned = list(reversed(needs))
    assert plan_for(needs).reached == plan_for(turned).reached


@given(nations(most=6))
@settings(max_examples=30)
def test_the_same_needs_give_the_same_plan(needs: list[OpenNeed]) -> None:
    assert plan_for(needs) == plan_for(needs)


@given(nations(most=6))
@settings(max_examples=30)
def test_one_more_need_never_lowers_how_many_are_served(needs: list[OpenNeed]) -> None:
    fewer, more = plan_for(needs[:-1]) if needs[:-1] else None, plan_for(needs)
    before = reached(fewer, Objective.APPRENTICES) if fewer else 0
    assert reached(more, Objective.APPRENTICES) >= before


@given(nations())
def test_agencies_to_be_together_are_together_or_alone(needs: list[OpenNeed]) -> None:
    conditions = Conditions(together=(frozenset({agency_id(1), agency_id(2)}),))
    try:
        plan = plan_for(needs, conditions)
    except NeverTogetherError:
        free = plan_for(needs).arrangements
        assert not any({agency_id(1), agency_id(2)} <= set(one.agencies) for one in free)
    else:
        assert violations(plan, needs, conditions, WEIGHTS) == []


@given(nations())
def test_few_changes_keep_as_many_partners_as_any_plan_could(needs: list[OpenNeed]) -> None:
    first = plan_for(needs)
    before = as_before(first)
    again = plan_for(needs, Conditions(before=before, keep_before=True))
    if before:
        assert reached(again, Objective.UNCHANGED) == reached(first, Objective.APPRENTICES)
    assert not again.changes


def test_four_halves_become_two_rings() -> None:
    needs = [open_need(n, (1, 1, 0, 0) if n % 2 else (0, 0, 1, 1)) for n in range(4)]
    plan = plan_for(needs, Conditions())
    assert [type(one.cooperating) for one in plan.arrangements] == [Ring, Ring]
    assert reached(plan, Objective.APPRENTICES) == 4
    assert all(one.is_optimal for one in plan.reached)


def test_near_partners_are_chosen_among_equals() -> None:
    needs = [
        open_need(0, (1, 1, 0, 0)),
        open_need(1, (0, 0, 1, 1), at=BERGEN),
        open_need(2, (1, 1, 0, 0), at=BERGEN),
        open_need(3, (0, 0, 1, 1)),
    ]
    assert [one.needs for one in plan_for(needs).arrangements] == [(0, 3), (1, 2)]


def test_a_round_of_three_serves_those_whom_no_pair_could() -> None:
    wants = Cooperation.SECONDMENT
    needs = [
        open_need(0, (1, 0, 0), lacks=(0, 1, 0), cooperation=wants),
        open_need(1, (0, 1, 0), lacks=(0, 0, 1), cooperation=wants),
        open_need(2, (0, 0, 1), lacks=(1, 0, 0), cooperation=wants),
    ]
    (one,) = plan_for(needs).arrangements
    assert one.cooperating == SwapCycle(
        trade=needs[0].seeker.need.trade, agencies=tuple(need.agency for need in needs)
    )


def test_one_who_only_sends_meets_one_who_only_receives() -> None:
    wants = Cooperation.SECONDMENT
    needs = [
        open_need(0, (1, 0), cooperation=wants, direction=Direction.RECEIVE),
        open_need(1, (0, 1), cooperation=wants, direction=Direction.SEND),
    ]
    (one,) = plan_for(needs).arrangements
    assert isinstance(one.cooperating, Secondment)
    assert one.cooperating.employer == needs[1].agency
    assert one.apprentices == 1


def test_an_agency_has_no_more_apprentices_than_places() -> None:
    needs = [
        open_need(0, (1, 0), apprentices=2, places=1),
        open_need(1, (0, 1)),
        open_need(2, (0, 1)),
    ]
    plan = plan_for(needs)
    assert len(plan.arrangements) == 1
    assert {left.code for left in plan.left_out} == {LeftOutCode.OTHERS_WOULD_LOSE}
    roomy = [replace(needs[0], places=2), *needs[1:]]
    assert len(plan_for(roomy).arrangements) == 2


def test_the_number_of_apprentices_or_the_value_comes_first_as_asked() -> None:
    only_hosts = Direction.RECEIVE
    needs = [
        open_need(0, (1.0, 0.0), at=OSLO),
        open_need(1, (0.0, 1.0), at=BERGEN),
        open_need(2, (0.0, 1.0), at=OSLO, direction=only_hosts),
    ]
    most = plan_for(needs, Conditions(order=Order.MOST_PLACED))
    best = plan_for(needs, Conditions(order=Order.BEST_VALUE))
    assert reached(most, Objective.APPRENTICES) == 2
    assert [one.needs for one in most.arrangements] == [(0, 1)]
    assert best.reached[0].objective is Objective.VALUE
    assert reached(best, Objective.APPRENTICES) <= reached(most, Objective.APPRENTICES)


def test_who_only_sends_takes_no_place_at_home() -> None:
    sends = {"cooperation": Cooperation.SECONDMENT, "direction": Direction.SEND}
    hosts = {"cooperation": Cooperation.SECONDMENT, "direction": Direction.RECEIVE}
    needs = [
        open_need(0, (1, 0), apprentices=2, places=1, **sends),
        open_need(1, (0, 1), **hosts),
        open_need(2, (0, 1), **hosts),
    ]
    assert reached(plan_for(needs), Objective.APPRENTICES) == 2


def test_two_who_would_both_be_taught_more_together_are_named() -> None:
    needs = [
        open_need(0, (1.0, 1.0, 0.0, 0.0)),
        open_need(1, (0.0, 0.0, 1.0, 1.0)),
        open_need(2, (1.0, 0.9, 0.0, 0.0)),
        open_need(3, (0.0, 0.0, 0.9, 1.0)),
    ]
    apart = Conditions(apart=(frozenset({needs[2].agency, needs[3].agency}),))
    plan = plan_for(needs, apart)
    assert [one.needs for one in plan.arrangements] == [(0, 3), (1, 2)]
    (pair,) = plan.rather_together
    assert pair.needs == (0, 1)
    assert pair.together == (1.0, 1.0)
    assert pair.now == (pytest.approx(0.975), pytest.approx(0.975))


def test_when_one_says_no_the_others_keep_their_partners() -> None:
    needs = [open_need(n, (1, 1, 0, 0) if n % 2 else (0, 0, 1, 1)) for n in range(6)]
    before = as_before(plan_for(needs))
    said_no = needs[0].agency
    left = [need for need in needs if need.agency != said_no]
    plan = plan_for(left, Conditions(before=before, keep_before=True))
    lost = [change for change in plan.changes if change.code is ChangeCode.LOST]
    assert len(plan.arrangements) == 2
    assert len(lost) == 1
    assert said_no in lost[0].before


def test_no_needs_give_an_empty_plan() -> None:
    plan = plan_for([])
    assert plan.arrangements == plan.left_out == ()
    assert all(one.is_optimal and one.value == 0 for one in plan.reached)
