"""Does the plan for all needs hold on the packaged agencies, whatever they ask for?"""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import YearMonth
from matcher.domain.national import ChangeCode, Objective
from matcher.national import violations
from matcher.services.index import Index
from matcher.services.national import (
    NationalAnswer,
    Search,
    needs_of_everyone,
    open_need,
    plan_nation,
)
from matcher.services.national_reading import parse_nation
from tests.services.national_needs import LEAST, NEEDS, SOME, answered, plan


def broken(index: Index, answer: NationalAnswer) -> list[str]:
    needs = [open_need(index, at, need) for at, need in answer.task.needs.items()]
    return violations(answer.plan, needs, answer.task.conditions, answer.task.weights)


def groups(answer: NationalAnswer) -> list[frozenset[AgencyId]]:
    return [frozenset(one.agencies) for one in answer.plan.arrangements]


def values(answer: NationalAnswer) -> dict[Objective, float]:
    return {one.objective: one.value for one in answer.plan.reached}


wishes = st.fixed_dictionaries(
    {},
    optional={
        "cooperation": st.sampled_from(["ring", "secondment", "any", "external_specialist"]),
        "direction": st.sampled_from(["send", "receive", "swap"]),
        "apprentices": st.integers(1, 3),
        "max_km": st.sampled_from([30, 100, 800]),
        "start": st.sampled_from(["2027-08", "2028-01", "2028-08"]),
        "busy_months": st.lists(st.integers(1, 12), max_size=4, unique=True),
    },
)
trades = st.sampled_from(["SOA03-01", "ITD03-01"])


def test_the_example_can_be_planned_for_in_any_year(packaged_index: Index) -> None:
    in_time = YearMonth(2090, 1)
    assert len(parse_nation({"needs": NEEDS}, packaged_index, today=in_time).needs) == len(NEEDS)


@settings(max_examples=15)
@given(
    asked=st.lists(st.tuples(st.integers(0, 203), trades, wishes), min_size=1, max_size=12),
    least=st.sampled_from([0.1, 0.2, 0.35]),
    order=st.sampled_from(["most_placed", "best_value"]),
)
def test_every_plan_keeps_the_rules_and_gives_the_same_in_any_order(
    packaged_index: Index,
    asked: list[tuple[int, str, dict[str, Any]]],
    least: float,
    order: str,
) -> None:
    open_ones = [p.agency.id for p in packaged_index.candidates.profiles if p.agency.is_open]
    needs = {
        (at % len(open_ones), trade): {
            "agency_id": open_ones[at % len(open_ones)],
            "trade": trade,
            **wish,
        }
        for at, trade, wish in asked
    }
    listed = list(needs.values())
    answer = plan(packaged_index, listed, least_coverage=least, order=order)
    assert broken(packaged_index, answer) == []
    assert all(one.value <= one.bound for one in answer.plan.reached)
    assert answered(packaged_index, answer) == answered(
        packaged_index, plan(packaged_index, listed, least_coverage=least, order=order)
    )
    turned = listed[::-1]
    other = plan(packaged_index, turned, least_coverage=least, order=order)
    if all(one.is_optimal for one in answer.plan.reached + other.plan.reached):
        assert values(other) == pytest.approx(values(answer))


def test_the_example_is_planned_for_with_the_proof_that_no_more_can_be_placed(
    packaged_index: Index,
) -> None:
    answer = plan(packaged_index, NEEDS, least_coverage=0.3)
    assert broken(packaged_index, answer) == []
    placed, *_ = answer.plan.reached
    assert placed.objective is Objective.APPRENTICES
    assert placed.is_optimal
    kinds = {type(one.cooperating).__name__ for one in answer.plan.arrangements}
    assert kinds == {"Ring", "SwapCycle", "Secondment"}


def test_those_who_may_not_meet_do_not_and_the_plan_is_no_better_for_it(
    packaged_index: Index,
) -> None:
    free = plan(packaged_index, SOME)
    pair = sorted(groups(free)[0])[:2]
    parted = plan(packaged_index, SOME, apart=[pair])
    assert broken(packaged_index, parted) == []
    assert not any(set(pair) <= group for group in groups(parted))
    assert values(parted)[Objective.APPRENTICES] <= values(free)[Objective.APPRENTICES]


def test_those_who_must_be_together_are_or_get_nothing(packaged_index: Index) -> None:
    free = plan(packaged_index, SOME, order="best_value")
    pair = sorted(groups(free)[-1])[:2]
    bound = plan(packaged_index, SOME, together=[pair])
    assert broken(packaged_index, bound) == []
    assert all(set(pair) <= group or not set(pair) & group for group in groups(bound))


def test_a_partner_that_a_need_asks_for_is_its_partner_and_one_it_refuses_is_not(
    packaged_index: Index,
) -> None:
    first = groups(plan(packaged_index, SOME))[0]
    one, other = sorted(first)[:2]
    for key, is_met in (("with_agencies", True), ("without_agencies", False)):
        needs = [n | {key: [other]} if n["agency_id"] == one else n for n in SOME]
        met = [group for group in groups(plan(packaged_index, needs)) if one in group]
        assert all((other in group) is is_met for group in met)


def test_who_said_no_is_in_nothing_and_what_was_is_kept(packaged_index: Index) -> None:
    before = plan(packaged_index, SOME)
    gone = sorted(groups(before)[0])[0]
    given_before = answered(packaged_index, before)
    anew = plan(packaged_index, SOME, without=[gone], before=given_before, keep=True)
    assert all(gone not in group for group in groups(anew))
    assert gone in anew.task.withdrawn
    untouched = [group for group in groups(before) if gone not in group]
    assert set(untouched) <= set(groups(anew))
    changed = {change.agency for change in anew.plan.changes}
    assert changed <= groups(before)[0] | _left_out(before)
    assert gone not in changed


def test_what_changed_is_told_and_nothing_when_nothing_did(packaged_index: Index) -> None:
    before = answered(packaged_index, plan(packaged_index, SOME))
    assert plan(packaged_index, SOME, before=before).plan.changes == ()
    gone = {"trade": "SOA03-01", "agencies": [{"agency_id": "999601391"}]}
    elsewhere = {"arrangements": [gone]}
    none = plan(packaged_index, SOME, before=elsewhere)
    placed = {agency for group in groups(none) for agency in group}
    assert {change.agency for change in none.plan.changes} == placed
    assert {change.code for change in none.plan.changes} == {ChangeCode.NEW}
    lost = plan(packaged_index, SOME, before=before, least_coverage=1)
    assert ChangeCode.LOST in {change.code for change in lost.plan.changes}


def _left_out(answer: NationalAnswer) -> frozenset[AgencyId]:
    return frozenset(left.agency for left in answer.plan.left_out)


def test_a_search_that_is_stopped_gives_the_best_so_far_and_says_so(packaged_index: Index) -> None:
    task = parse_nation({"needs": SOME, "least_coverage": LEAST}, packaged_index)
    answer = plan_nation(packaged_index, task, Search(should_stop=lambda: True))
    assert not answer.plan.is_complete
    assert broken(packaged_index, answer) == []
    assert all(one.value <= one.bound for one in answer.plan.reached)


def test_everyone_known_in_a_trade_is_asked_for_a_ring(packaged_index: Index) -> None:
    needs = needs_of_everyone(packaged_index, "MET03-01")
    assert len(needs) > 10
    task = parse_nation({"needs": needs}, packaged_index)
    assert len(task.needs) == len(needs)
    profiles = (packaged_index.profile(AgencyId(str(need["agency_id"]))) for need in needs)
    assert all(profile is not None and profile.agency.is_open for profile in profiles)


def test_what_counts_in_best_value_can_be_said(packaged_index: Index) -> None:
    near = plan(
        packaged_index,
        SOME,
        order="best_value",
        weights={"coverage": 0, "season": 0, "travel": 1},
    )
    assert near.task.weights.value == {"coverage": 0, "season": 0, "travel": 1}
    known = plan(
        packaged_index,
        SOME,
        order="best_value",
        weights={"coverage": 1, "season": 0, "travel": 0},
    )
    counted = [sum(o.counts[Objective.TRAVEL] for o in a.plan.arrangements) for a in (near, known)]
    assert counted[0] >= counted[1]


def test_same_agencies_in_another_order_are_the_same_needs(packaged_index: Index) -> None:
    shuffled = SOME[:]
    random.Random(7).shuffle(shuffled)
    one, other = plan(packaged_index, SOME), plan(packaged_index, shuffled)
    assert values(one) == pytest.approx(values(other))
