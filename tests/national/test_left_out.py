"""Is every need that got nothing told exactly why?"""

from __future__ import annotations

import pytest

from matcher.domain.national import LeftOutCode, NationalPlan
from matcher.domain.need import Cooperation, Direction
from matcher.national import Conditions, Effort, OpenNeed, pack_nation
from tests.national.examples import BERGEN, open_need, weights

WEIGHTS = weights(enough_coverage=0.7)


def plan_for(needs: list[OpenNeed], conditions: Conditions | None = None) -> NationalPlan:
    return pack_nation(needs, conditions or Conditions(), WEIGHTS, Effort(improvements=5))


@pytest.mark.parametrize(
    ("needs", "code"),
    [
        ([open_need(0, (1, 0))], LeftOutCode.NOBODY_ELSE_IN_TRADE),
        (
            [open_need(0, (1, 0), cooperation=Cooperation.EXTERNAL_SPECIALIST)],
            LeftOutCode.SPECIALIST_WANTED,
        ),
        (
            [
                open_need(0, (1, 0), places=0, cooperation=Cooperation.RING),
                open_need(1, (0, 1)),
            ],
            LeftOutCode.NO_PLACE_TO_HOST,
        ),
        ([open_need(0, (1, 0), max_km=20.0), open_need(1, (0, 1), at=BERGEN)], LeftOutCode.TOO_FAR),
        (
            [open_need(n, (n / 10, 0.1), cooperation=Cooperation.RING) for n in range(2)],
            LeftOutCode.TOO_LITTLE_COVERED,
        ),
        ([open_need(0, (1, 1)), open_need(1, (1, 1))], LeftOutCode.NOBODY_GAINS),
        (
            [
                open_need(0, (1, 0), cooperation=Cooperation.RING),
                open_need(1, (0, 1), cooperation=Cooperation.SECONDMENT),
            ],
            LeftOutCode.OTHER_FORM,
        ),
        (
            [
                open_need(n, (n, 1 - n), cooperation=Cooperation.SECONDMENT, direction=direction)
                for n, direction in enumerate((Direction.SEND, Direction.SEND))
            ],
            LeftOutCode.OTHER_FORM,
        ),
    ],
)
def test_who_is_left_out_is_told_why(needs: list[OpenNeed], code: LeftOutCode) -> None:
    assert next(left for left in plan_for(needs).left_out if left.need == 0).code is code


def test_agencies_kept_apart_are_told_so() -> None:
    needs = [open_need(0, (1, 0)), open_need(1, (0, 1))]
    apart = Conditions(apart=(frozenset({needs[0].agency, needs[1].agency}),))
    assert {left.code for left in plan_for(needs, apart).left_out} == {LeftOutCode.FORBIDDEN}


def test_who_could_only_part_others_is_told_so() -> None:
    needs = [open_need(0, (1, 0)), open_need(1, (0, 1)), open_need(2, (1, 0))]
    together = Conditions(together=(frozenset({needs[0].agency, needs[1].agency}),))
    (left,) = plan_for(needs, together).left_out
    assert (left.need, left.code) == (2, LeftOutCode.PARTED)


def test_who_might_fit_in_what_was_too_much_to_try_is_told_so() -> None:
    needs = [
        open_need(n, [float(n == aim) for aim in range(4)], cooperation=Cooperation.RING)
        for n in range(4)
    ]
    few = weights(enough_coverage=0.7, most_arrangements=0)
    plan = pack_nation(needs, Conditions(), few, Effort(improvements=5))
    assert {left.code for left in plan.left_out} == {LeftOutCode.UNTRIED}
    assert all(one.bound > 0 for one in plan.reached)


def test_a_need_left_out_is_told_what_its_best_ring_would_have_cost() -> None:
    needs = [open_need(0, (1, 0)), open_need(1, (0, 1)), open_need(2, (1, 0), at=BERGEN)]
    plan = plan_for(needs)
    (left,) = plan.left_out
    assert left.need == 2
    assert left.best == (needs[1].agency,)
    assert left.displaces == (needs[0].agency,)
    assert left.lost == 0
