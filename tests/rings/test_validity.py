"""Does the checker find each rule that is broken on purpose?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from matcher.domain.calendar import MonthSpan
from matcher.domain.ring import Ring, RotationPlan, Stay
from matcher.rings.hosting import HostProfile
from matcher.rings.validity import violations
from tests.rings.examples import START, make_task, members
from tests.scoring.examples import TRADE, agency_id

TASK = make_task(3, apprentices=3)
A, B, C = members(3)
STRANGER = agency_id(99)


def stay(apprentice: int, host: str, first: int, months: int) -> Stay:
    span = MonthSpan(first=START.plus(first), months=months)
    return Stay(apprentice=apprentice, host=agency_id(int(host) - 900_000_000), span=span)


GOOD = RotationPlan(
    ring=TASK.ring,
    apprenticeships=TASK.apprenticeships,
    stays=tuple(
        stay(number + 1, members(3)[(number + turn) % 3], 8 * turn, 8)
        for number in range(3)
        for turn in range(3)
    ),
    coordinator=A,
)


def with_stays(*stays: Stay) -> Callable[[RotationPlan], RotationPlan]:
    """Give the first apprentice other stays."""
    return lambda plan: replace(
        plan, stays=stays + tuple(s for s in plan.stays if s.apprentice != 1)
    )


BROKEN: dict[str, tuple[Callable[[RotationPlan], RotationPlan], str]] = {
    "a stay of 3 months": (
        with_stays(stay(1, A, 0, 3), stay(1, B, 3, 13), stay(1, C, 16, 8)),
        "stays 3 months",
    ),
    "a stay of 13 months": (
        with_stays(stay(1, A, 0, 3), stay(1, B, 3, 13), stay(1, C, 16, 8)),
        "stays 13 months",
    ),
    "a gap": (with_stays(stay(1, A, 0, 7), stay(1, B, 8, 8), stay(1, C, 16, 8)), "nowhere in"),
    "two hosts at once": (
        with_stays(stay(1, A, 0, 9), stay(1, B, 8, 8), stay(1, C, 16, 8)),
        "at 2 hosts",
    ),
    "a stay after the end": (
        with_stays(stay(1, A, 0, 8), stay(1, B, 8, 8), stay(1, C, 16, 9)),
        "outside what is planned",
    ),
    "a member never visited": (
        with_stays(stay(1, A, 0, 8), stay(1, B, 8, 8), stay(1, A, 16, 8)),
        "never comes to",
    ),
    "two stays in a row at one host": (
        with_stays(stay(1, A, 0, 4), stay(1, A, 4, 4), stay(1, B, 8, 8), stay(1, C, 16, 8)),
        "two stays in a row",
    ),
    "more apprentices than places": (
        with_stays(stay(1, B, 0, 8), stay(1, A, 8, 8), stay(1, C, 16, 8)),
        "and 1 places",
    ),
    "a member without an apprentice": (
        with_stays(stay(1, B, 0, 8), stay(1, A, 8, 8), stay(1, C, 16, 8)),
        "hosts nobody",
    ),
    "a host outside the ring": (
        with_stays(stay(1, STRANGER, 0, 8), stay(1, B, 8, 8), stay(1, C, 16, 8)),
        "hosts apprentice 1 but is not a member",
    ),
    "an employer outside the ring": (
        lambda plan: replace(
            plan,
            apprenticeships=(
                replace(plan.apprenticeships[0], employer=STRANGER),
                *plan.apprenticeships[1:],
            ),
        ),
        "employs apprentice 1 but is not a member",
    ),
    "a coordinator outside the ring": (
        lambda plan: replace(plan, coordinator=STRANGER),
        "coordinates but is not a member",
    ),
    "another ring": (
        lambda plan: replace(plan, ring=Ring(trade=TRADE, members=frozenset({A, B}))),
        "for another ring",
    ),
    "an apprentice twice": (
        lambda plan: replace(plan, apprenticeships=plan.apprenticeships * 2),
        "has 2 apprenticeships",
    ),
    "stays of nobody": (
        lambda plan: replace(plan, apprenticeships=plan.apprenticeships[:2]),
        "no apprenticeship",
    ),
    "no apprentice": (
        lambda plan: replace(plan, apprenticeships=(), stays=()),
        "there is no apprentice",
    ),
    "more apprentices at once than members": (
        lambda plan: replace(plan, apprenticeships=plan.apprenticeships * 2),
        "more than there are members",
    ),
}


def test_the_good_plan_breaks_no_rule() -> None:
    assert violations(TASK.ring, GOOD, TASK.hosts) == []


@pytest.mark.parametrize(("change", "said"), BROKEN.values(), ids=BROKEN.keys())
def test_each_broken_rule_is_found(
    change: Callable[[RotationPlan], RotationPlan], said: str
) -> None:
    found = violations(TASK.ring, change(GOOD), TASK.hosts)
    assert any(said in text for text in found), found


def test_known_places_are_what_counts() -> None:
    hosts = {**TASK.hosts, A: HostProfile(places=0)}
    assert any(f"{A} has 1 apprentices" in text for text in violations(TASK.ring, GOOD, hosts))


def test_a_free_tail_is_no_gap_and_must_be_left_free() -> None:
    people = tuple(replace(person, free_months=8) for person in GOOD.apprenticeships)
    found = violations(TASK.ring, replace(GOOD, apprenticeships=people), TASK.hosts)
    assert any("outside what is planned" in text for text in found)


def test_a_pair_with_a_return_stay_keeps_every_rule() -> None:
    task = make_task(2)
    plan = RotationPlan(
        ring=task.ring,
        apprenticeships=task.apprenticeships,
        stays=(stay(1, A, 0, 6), stay(1, B, 6, 12), stay(1, A, 18, 6)),
        coordinator=A,
    )
    assert violations(task.ring, plan, task.hosts) == []
