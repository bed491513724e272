"""Is exactly what became different told, for agencies with several needs and apprentices too?"""

from __future__ import annotations

from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import TradeCode
from matcher.domain.national import Arrangement, ChangeCode
from matcher.domain.ring import Ring
from matcher.national import Before
from matcher.national.changes import find_changes
from matcher.national.parties import OpenNeed
from tests.national.examples import TRADE, open_need

A, B, C = (open_need(number, [1.0]).agency for number in range(3))


def together(*members: tuple[AgencyId, int]) -> Arrangement:
    agencies = tuple(agency for agency, _ in members)
    return Arrangement(
        cooperating=Ring(trade=TRADE, members=frozenset(agencies)),
        agencies=agencies,
        needs=tuple(number for _, number in members),
        apprentices=len(members),
        coverage={},
        known_coverage={},
        implied_coverage={},
        counts={},
    )


def told(
    needs: list[OpenNeed], arrangements: list[Arrangement], before: list[set[AgencyId]]
) -> list[tuple[int, ChangeCode]]:
    groups = [Before(TRADE, frozenset(group)) for group in before]
    return [(change.need, change.code) for change in find_changes(needs, arrangements, groups)]


def test_an_agency_with_two_needs_keeps_both() -> None:
    needs = [open_need(0, [1.0]), open_need(1, [1.0]), open_need(2, [1.0], agency=0)]
    plan = [together((A, 0), (B, 1)), together((A, 2), (C, 3))]
    assert told(needs, plan, [{A, C}, {A, B}]) == []


def test_a_need_with_two_apprentices_keeps_one_and_loses_one() -> None:
    needs = [open_need(0, [1.0], apprentices=2), open_need(1, [1.0])]
    kept = [together((A, 0), (B, 1))]
    assert told(needs, kept, [{A, B}, {A, C}]) == [(0, ChangeCode.LOST)]


def test_what_an_agency_had_in_another_trade_is_not_what_it_has_in_this() -> None:
    needs = [open_need(number, [1.0]) for number in range(2)]
    plan = [together((A, 0), (B, 1))]
    elsewhere = [Before(TradeCode("DAT03-03"), frozenset({A, B}))]
    found = [(change.need, change.code) for change in find_changes(needs, plan, elsewhere)]
    assert found == [(0, ChangeCode.NEW), (1, ChangeCode.NEW)]


def test_new_lost_and_other_partners_are_told_apart() -> None:
    needs = [open_need(number, [1.0]) for number in range(3)]
    plan = [together((A, 0), (C, 2))]
    assert told(needs, plan, [{A, B}]) == [
        (0, ChangeCode.OTHER_PARTNERS),
        (1, ChangeCode.LOST),
        (2, ChangeCode.NEW),
    ]
