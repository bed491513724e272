"""Are the months of a secondment those that suit both best, and is every reason true of them?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.calendar import MonthSpan, YearMonth
from matcher.domain.secondment import BestMonths, MonthsCode, Side, Speaks
from matcher.rings.secondment import Calendar, SecondmentTask, find_best_months, months_of_year

JULY = 7
LATER = {code for code in MonthsCode if code.startswith("later")}
YEAR = frozenset(range(1, 13))
months_sets = st.frozensets(st.integers(1, 12), max_size=8)


@st.composite
def calendars(draw: st.DrawFn, party: Side) -> Calendar:
    return Calendar(
        side=party,
        busy_months=draw(st.none() | months_sets),
        host_months=draw(st.none() | st.frozensets(st.integers(1, 12), min_size=1)),
    )


@st.composite
def tasks(draw: st.DrawFn) -> SecondmentTask:
    they, we = draw(calendars(Side.THEY)), draw(calendars(Side.WE))
    hosts, homes = draw(st.sampled_from([((they,), (we,)), ((we,), (they,)), ((they, we), ())]))
    return SecondmentTask(
        hosts=hosts,
        homes=homes,
        earliest=YearMonth(2027, draw(st.integers(1, 12))),
        is_dated=draw(st.booleans()),
        months=draw(st.none() | st.integers(1, 8)),
    )


def make_task(
    *,
    busy: set[int] | None = None,
    ours: set[int] | None = None,
    can: set[int] | None = None,
    months: int | None = None,
    start: int = 8,
) -> SecondmentTask:
    """Return a task of sending an apprentice to them; None means unknown."""
    they = Calendar(
        side=Side.THEY,
        busy_months=None if busy is None else frozenset(busy),
        host_months=None if can is None else frozenset(can),
    )
    we = Calendar(side=Side.WE, busy_months=None if ours is None else frozenset(ours))
    return SecondmentTask(
        hosts=(they,), homes=(we,), earliest=YearMonth(2027, start), is_dated=True, months=months
    )


def months_found(task: SecondmentTask) -> tuple[int, ...]:
    span = find_best_months(task).span
    return months_of_year(span) if span else ()


def codes(best: BestMonths) -> set[MonthsCode]:
    return {reason.code for reason in best.reasons}


@given(tasks())
def test_nothing_better_is_found_by_trying_everything(task: SecondmentTask) -> None:
    found = find_best_months(task).span
    tried = list(every_span(task, task.months))
    if not tried and task.months is not None:
        tried = [one for wish in range(1, task.months) for one in every_span(task, wish)]
    if found is None:
        assert tried == []
    else:
        ranks = [worse_than(task, first, length) for first, length in tried]
        assert worse_than(task, found.first, found.months) == min(ranks)


def every_span(task: SecondmentTask, wish: int | None) -> Iterator[tuple[YearMonth, int]]:
    """Try every start of a year and every length, by the rules as they are written."""
    for wait in range(12):
        for length in range(1, 7):
            days = [(task.earliest.month - 1 + wait + at) % 12 + 1 for at in range(length)]
            hosts_can = all(
                host.host_months is None or month in host.host_months or month == JULY
                for host in task.hosts
                for month in days
            )
            is_wished = wish is None or length == min(wish, 6)
            if hosts_can and is_wished and days != [JULY]:
                yield task.earliest.plus(wait), length


def worse_than(task: SecondmentTask, first: YearMonth, length: int) -> list[int]:
    days = [month for at in range(length) if (month := (first.month - 1 + at) % 12 + 1) != JULY]
    at_host = sum(month in (host.busy_months or ()) for host in task.hosts for month in days)
    at_home = sum(month in (home.busy_months or ()) for home in task.homes for month in days)
    since = (first.year - task.earliest.year) * 12 + first.month - task.earliest.month
    is_other = task.is_dated and since > 0
    return [at_host, is_other, -len(days), -at_home, length, since]


@given(tasks())
def test_what_is_said_of_the_months_is_true(task: SecondmentTask) -> None:
    best = find_best_months(task)
    if best.span is None:
        assert codes(best) == {MonthsCode.NO_MONTHS}
        return
    within = set(months_of_year(best.span))
    assert 1 <= best.span.months <= 6
    assert within != {JULY}
    parties = {party.side: party for party in (*task.hosts, *task.homes)}
    for reason in best.reasons:
        if reason.code in LATER:
            assert best.span.first > task.earliest
            continue
        assert set(reason.months) <= within
        busy = parties[reason.side].busy_months
        if reason.code in {MonthsCode.HOST_BUSY, MonthsCode.HOME_BUSY}:
            assert busy is not None
            assert set(reason.months) == (busy & within) - {JULY}
        if reason.code is MonthsCode.HOST_CALM:
            assert busy is not None
            assert not (busy & within) - {JULY}
        if reason.code in {MonthsCode.HOST_SEASON_UNKNOWN, MonthsCode.HOME_SEASON_UNKNOWN}:
            assert busy is None


@given(tasks())
def test_other_months_than_those_asked_for_are_named_only_where_the_host_is_calmer(
    task: SecondmentTask,
) -> None:
    best = find_best_months(task)
    if not task.is_dated or best.span is None or best.is_as_asked:
        return
    assert best.asked == task.earliest
    at_once = [one for one in every_span(task, task.months) if one[0] == task.earliest]
    busy = worse_than(task, best.span.first, best.span.months)[0]
    assert all(busy < worse_than(task, *one)[0] for one in at_once)


def test_half_a_year_outside_the_busy_months_of_the_host_is_best() -> None:
    assert months_found(make_task(busy={1, 2, 3, 4, 5, 6})) == (8, 9, 10, 11, 12)
    assert months_found(make_task(busy={8, 9})) == (10, 11, 12, 1, 2, 3)


def test_what_was_asked_for_is_kept_when_nothing_is_known_against_it() -> None:
    assert months_found(make_task(months=4, start=3)) == (3, 4, 5, 6)
    assert months_found(make_task(ours={11, 12, 1, 2}, months=4, start=3)) == (3, 4, 5, 6)
    assert months_found(make_task(busy={5}, months=4, start=3)) == (8, 9, 10, 11)


def test_who_sends_is_glad_to_do_so_when_it_is_busy_itself() -> None:
    best = find_best_months(replace(make_task(busy=set(), ours={2, 3}, months=2), is_dated=False))
    assert best.span == MonthSpan(first=YearMonth(2028, 2), months=2)
    assert MonthsCode.HOME_BUSY in codes(best)


def test_a_busy_host_is_worse_than_a_busy_home_is_good() -> None:
    assert months_found(make_task(busy={2, 3}, ours={2, 3}, months=2)) == (8, 9)


def test_july_is_never_the_whole_stay() -> None:
    assert months_found(make_task(can={7}, months=1)) == ()
    assert months_found(make_task(busy=YEAR - {7}, months=1)) == (8,)


def test_a_wish_for_more_than_can_be_gets_the_longest_and_is_told() -> None:
    best = find_best_months(make_task(busy=set(), can={1, 2, 3}, months=5))
    assert best.span is not None
    assert months_of_year(best.span) == (1, 2, 3)
    assert MonthsCode.SHORTER in codes(best)
    assert MonthsCode.SHORTER in codes(find_best_months(make_task(busy=set(), months=12)))


def test_the_unknown_is_said_to_be_unknown_and_speaks_neither_way() -> None:
    best = find_best_months(make_task())
    assert {reason.code.speaks for reason in best.reasons} >= {Speaks.UNKNOWN}
    assert MonthsCode.HOST_SEASON_UNKNOWN in codes(best)
    assert not {Speaks.FOR} & {reason.code.speaks for reason in best.reasons}


@pytest.mark.parametrize("start", [1, 8])
def test_the_stay_begins_within_a_year_of_what_was_wished_for(start: int) -> None:
    span = find_best_months(make_task(busy={start}, months=3, start=start)).span
    assert span is not None
    assert YearMonth(2027, start) < span.first <= YearMonth(2027, start).plus(11)


@given(tasks())
def test_a_stay_that_is_later_than_wished_for_has_one_reason_for_it(task: SecondmentTask) -> None:
    best = find_best_months(task)
    is_later = task.is_dated and best.span is not None and best.span.first > task.earliest
    said = [reason for reason in best.reasons if reason.code in LATER]
    assert len(said) == is_later
    if said and said[0].code is MonthsCode.LATER_HOST_BUSY:
        [host] = [host for host in task.hosts if host.side is said[0].side]
        assert said[0].months
        assert all(host.is_busy(month) for month in said[0].months)
    if said and said[0].code is MonthsCode.LATER_HOST_CANNOT:
        [host] = [host for host in task.hosts if host.side is said[0].side]
        assert said[0].months
        assert not any(host.can_host(month) for month in said[0].months)


@pytest.mark.parametrize(
    ("task", "why", "months"),
    [
        (make_task(busy={8, 9, 10}, months=3), MonthsCode.LATER_HOST_BUSY, (8, 9, 10)),
        (make_task(busy=set(), can={1, 2, 3}), MonthsCode.LATER_HOST_CANNOT, (8,)),
        (make_task(busy=set(), months=1, start=7), MonthsCode.LATER_HOLIDAY, ()),
    ],
)
def test_the_reason_for_a_later_stay_is_the_one_that_decided(
    task: SecondmentTask, why: MonthsCode, months: tuple[int, ...]
) -> None:
    [said] = [reason for reason in find_best_months(task).reasons if reason.code in LATER]
    assert (said.code, said.months) == (why, months)
