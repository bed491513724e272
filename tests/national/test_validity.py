"""Does the checker of a national plan see every broken rule?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from matcher.domain.calendar import YearMonth
from matcher.domain.national import (
    Arrangement,
    LeftOut,
    LeftOutCode,
    NationalPlan,
    Objective,
    Reached,
    Secondment,
    SwapCycle,
)
from matcher.domain.need import Cooperation, Direction
from matcher.domain.ring import Ring
from matcher.national import Conditions, OpenNeed, violations
from tests.national.examples import BERGEN, open_need, weights
from tests.scoring.examples import TRADE, agency_id

WEIGHTS = weights(enough_coverage=0.9)
ONE, TWO, THREE = (agency_id(number) for number in (1, 2, 3))


def make_needs() -> list[OpenNeed]:
    return [open_need(0, (1, 1, 0, 0)), open_need(1, (0, 0, 1, 1)), open_need(2, (1, 0, 1, 0))]


def make_arrangement(
    cooperating: Ring | SwapCycle | Secondment, needs: tuple[int, ...]
) -> Arrangement:
    agencies = tuple(agency_id(number + 1) for number in needs)
    return Arrangement(
        cooperating=cooperating,
        agencies=agencies,
        needs=needs,
        apprentices=len(needs),
        coverage=dict.fromkeys(agencies, 1.0),
        known_coverage=dict.fromkeys(agencies, 1.0),
        implied_coverage=dict.fromkeys(agencies, 0.0),
        counts={Objective.APPRENTICES: len(needs)},
    )


def ring(*needs: int) -> Arrangement:
    members = frozenset(agency_id(number + 1) for number in needs)
    return make_arrangement(Ring(trade=TRADE, members=members), needs)


def swap(*needs: int) -> Arrangement:
    agencies = tuple(agency_id(number + 1) for number in needs)
    return make_arrangement(SwapCycle(trade=TRADE, agencies=agencies), needs)


def make_plan(*arrangements: Arrangement, left: tuple[int, ...] = (2,)) -> NationalPlan:
    return NationalPlan(
        arrangements=arrangements,
        left_out=tuple(
            LeftOut(need=number, agency=agency_id(number + 1), code=LeftOutCode.NOBODY_GAINS)
            for number in left
        ),
        rather_together=(),
        reached=(),
        possible=1,
        is_complete=True,
    )


def changed(number: int, change: Callable[[OpenNeed], OpenNeed]) -> list[OpenNeed]:
    needs = make_needs()
    needs[number] = change(needs[number])
    return needs


def wishing(number: int, **said: object) -> list[OpenNeed]:
    return changed(
        number,
        lambda one: replace(
            one,
            seeker=replace(one.seeker, need=replace(one.seeker.need, **said)),  # type: ignore[arg-type]
        ),
    )


def test_a_plan_that_keeps_the_rules_has_no_violations() -> None:
    assert violations(make_plan(ring(0, 1)), make_needs(), Conditions(), WEIGHTS) == []


@pytest.mark.parametrize(
    ("plan", "needs", "conditions", "said"),
    [
        (make_plan(ring(0, 1), left=()), make_needs(), Conditions(), "need 2 is served 0 times"),
        (make_plan(ring(0, 1), ring(0, 1)), make_needs(), Conditions(), "need 0 is served 2 times"),
        (
            make_plan(ring(0, 1), left=(1, 2)),
            make_needs(),
            Conditions(),
            "need 1 is served 1 times",
        ),
        (
            make_plan(ring(0, 1)),
            changed(0, lambda one: replace(one, places=0)),
            Conditions(),
            "hosts in 1 arrangements and has 0 places",
        ),
        (make_plan(ring(0, 2), left=(1,)), make_needs(), Conditions(), "cover 0.750"),
        (make_plan(ring(0, 1, 2), left=()), make_needs(), Conditions(), "adds only 0.0000"),
        (
            make_plan(ring(0, 1)),
            wishing(0, cooperation=Cooperation.SECONDMENT),
            Conditions(),
            "asked for secondment and got ring",
        ),
        (
            make_plan(ring(0, 1)),
            wishing(1, months=7),
            Conditions(),
            "has 7 months, too few for 2 members",
        ),
        (
            make_plan(swap(0, 1)),
            wishing(1, direction=Direction.SEND),
            Conditions(),
            "wants to send and is in a swap",
        ),
        (
            make_plan(make_arrangement(Secondment(trade=TRADE, employer=ONE, host=TWO), (0, 1))),
            wishing(1, direction=Direction.SWAP),
            Conditions(),
            "wants to swap, not so in a secondment",
        ),
        (
            make_plan(make_arrangement(Secondment(trade=TRADE, employer=ONE, host=TWO), (0, 1))),
            make_needs(),
            Conditions(),
            "wants to place an apprentice, not so in a secondment",
        ),
        (
            make_plan(swap(0, 1)),
            changed(1, lambda _: open_need(1, (1, 1, 0, 0))),
            Conditions(),
            "learns too little",
        ),
        (
            make_plan(swap(0, 1)),
            changed(1, lambda _: open_need(1, (0, 0, 1, 1), at=BERGEN, max_km=20.0)),
            Conditions(),
            "willing to travel 20.0 km",
        ),
        (
            make_plan(swap(0, 1)),
            changed(0, lambda _: open_need(0, (1, 1, 0, 0), lacks=(0, 1, 0, 0))),
            Conditions(),
            "does not teach what",
        ),
        (
            make_plan(swap(0, 1)),
            [
                wishing(0, start=YearMonth(2027, 8))[0],
                wishing(1, start=YearMonth(2032, 8))[1],
                make_needs()[2],
            ],
            Conditions(),
            "want to start 60 months apart",
        ),
        (
            make_plan(ring(0, 1)),
            make_needs(),
            Conditions(apart=(frozenset({ONE, TWO}),)),
            "kept apart",
        ),
        (
            make_plan(ring(0, 1)),
            make_needs(),
            Conditions(together=(frozenset({TWO, THREE}),)),
            "without the rest",
        ),
        (
            make_plan(ring(0, 1)),
            [
                wishing(0, start=YearMonth(2027, 8))[0],
                wishing(1, start=YearMonth(2028, 8))[1],
                make_needs()[2],
            ],
            Conditions(),
            "want to start 12 months apart",
        ),
    ],
)
def test_a_broken_rule_is_told(
    plan: NationalPlan, needs: list[OpenNeed], conditions: Conditions, said: str
) -> None:
    assert any(said in text for text in violations(plan, needs, conditions, WEIGHTS))


def told(one: Arrangement, **otherwise: object) -> Arrangement:
    return replace(one, **otherwise)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (told(ring(0, 1), apprentices=3), "bring 2 apprentices, and 3 are told"),
        (told(ring(0, 1), coverage={ONE: 1.0}), "coverage is told of"),
        (told(ring(0, 1), coverage={ONE: 1.0, TWO: 0.9}), f"{TWO} is told 0.9000, and it is 1.00"),
        (told(ring(0, 1), known_coverage={ONE: 0.5, TWO: 1.0}), f"{ONE} is told 0.5000"),
        (told(swap(0, 1), implied_coverage={ONE: 0.0, TWO: 0.1}), f"{TWO} is told 0.1000"),
    ],
)
def test_what_a_plan_tells_wrongly_of_what_is_taught_is_told(one: Arrangement, said: str) -> None:
    found = violations(make_plan(one), make_needs(), Conditions(), WEIGHTS)
    assert any(said in text for text in found), found


@pytest.mark.parametrize(
    ("value", "bound", "said"),
    [(3, 3, "is told as 3, and adds up to 2"), (2, 1, "reaches 2, above its bound 1")],
)
def test_what_a_plan_tells_wrongly_of_its_objectives_is_told(
    value: float, bound: float, said: str
) -> None:
    reached = Reached(objective=Objective.APPRENTICES, value=value, bound=bound)
    plan = replace(make_plan(ring(0, 1)), reached=(reached,))
    [found] = violations(plan, make_needs(), Conditions(), WEIGHTS)
    assert said in found
