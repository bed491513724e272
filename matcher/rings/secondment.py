"""Which one to six months of a secondment suit both, the host and the one who sends?

In this order: no month in which a host has said that it cannot, and July is never all of it; as
few busy months of the host as can be, since an apprentice must be followed up; as long as can be
when no length was wished for; then as many busy months of the one who sends as can be, for then
it cannot follow up its apprentice itself; then as early as can be. July counts as no month: both
apprentice and instructors have their summer holiday.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from matcher.domain.calendar import MONTHS, MonthSpan, YearMonth
from matcher.domain.ring import JOINT_HOLIDAY_MONTH
from matcher.domain.rules import SECONDMENT_MONTHS
from matcher.domain.secondment import BestMonths, MonthsCode, MonthsReason, Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What is known of one party: when it is busy, and when it can host; None is unknown."""

    party: Party
    busy_months: frozenset[int] | None = None
    host_months: frozenset[int] | None = None

    def is_busy(self, month: int) -> bool:
        """Tell whether the party is known to be busy; July never counts."""
        return month in (self.busy_months or ()) and month != JOINT_HOLIDAY_MONTH

    def can_host(self, month: int) -> bool:
        """Tell whether nothing is known against hosting in the month."""
        return self.host_months is None or month in {*self.host_months, JOINT_HOLIDAY_MONTH}


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondmentTask:
    """Who hosts and who is at home, both of each in a swap, and what was wished for.

    The stay begins in `earliest` or one of the eleven months after it. `months` is the wished
    length, None when any will do. `is_dated` tells whether the year of `earliest` was said.
    """

    hosts: tuple[Calendar, ...]
    homes: tuple[Calendar, ...]
    earliest: YearMonth
    is_dated: bool
    months: int | None = None


@lru_cache(maxsize=4096)
def find_best_months(task: SecondmentTask) -> BestMonths:
    """Return the months that suit both best, and what speaks for and against them."""
    lengths, is_shorter = SECONDMENT_MONTHS, False
    if task.months is not None:
        wished = min(task.months, max(SECONDMENT_MONTHS))
        is_shorter = wished < task.months
        lengths = range(wished, wished + 1)
    spans = list(_possible(task, lengths))
    if not spans and task.months is not None:
        spans, is_shorter = list(_possible(task, range(1, lengths.start))), True
    if not spans:
        return BestMonths(span=None, is_dated=task.is_dated, reasons=tuple(_why_none(task)))
    best = min(spans, key=lambda span: _order(span, task))
    reasons = [*_reasons(best, task)]
    if is_shorter:
        reasons.append(MonthsReason(code=MonthsCode.SHORTER, party=Party.THEY))
    return BestMonths(span=best, is_dated=task.is_dated, reasons=tuple(reasons))


def months_of_year(span: MonthSpan) -> tuple[int, ...]:
    """Return the months of a span as numbers of the calendar, in order."""
    return tuple(span.first.plus(at).month for at in range(span.months))


def _possible(task: SecondmentTask, lengths: range) -> Iterator[MonthSpan]:
    """Yield the spans in which every host can, and that are not July alone."""
    for start in range(len(MONTHS)):
        for length in lengths:
            span = MonthSpan(first=task.earliest.plus(start), months=length)
            months = months_of_year(span)
            is_holiday = set(months) == {JOINT_HOLIDAY_MONTH}
            if not is_holiday and all(h.can_host(m) for h in task.hosts for m in months):
                yield span


def _order(span: MonthSpan, task: SecondmentTask) -> tuple[int, int, int, int, YearMonth]:
    """Return what makes a span better than another, the lowest first."""
    months = months_of_year(span)
    working = sum(month != JOINT_HOLIDAY_MONTH for month in months)
    return (
        sum(host.is_busy(month) for host in task.hosts for month in months),
        -working,
        -sum(home.is_busy(month) for home in task.homes for month in months),
        len(months) - working,
        span.first,
    )


def _reasons(span: MonthSpan, task: SecondmentTask) -> Iterator[MonthsReason]:
    months = months_of_year(span)
    for host in task.hosts:
        busy = tuple(month for month in months if host.is_busy(month))
        code = MonthsCode.HOST_BUSY if busy else MonthsCode.HOST_CALM
        if host.busy_months is None:
            code = MonthsCode.HOST_SEASON_UNKNOWN
        yield MonthsReason(code=code, party=host.party, months=busy)
        if host.host_months is None:
            yield MonthsReason(code=MonthsCode.HOST_MONTHS_UNKNOWN, party=host.party)
    for home in task.homes:
        busy = tuple(month for month in months if home.is_busy(month))
        if busy:
            yield MonthsReason(code=MonthsCode.HOME_BUSY, party=home.party, months=busy)
        elif home.busy_months is None:
            yield MonthsReason(code=MonthsCode.HOME_SEASON_UNKNOWN, party=home.party)
    if JOINT_HOLIDAY_MONTH in months:
        july = (JOINT_HOLIDAY_MONTH,)
        yield MonthsReason(code=MonthsCode.HOLIDAY, party=task.hosts[0].party, months=july)


def _why_none(task: SecondmentTask) -> Iterator[MonthsReason]:
    """Name the hosts that have said when they can, none of which is enough."""
    for host in task.hosts:
        if host.host_months is not None:
            months = tuple(sorted(host.host_months))
            yield MonthsReason(code=MonthsCode.NO_MONTHS, party=host.party, months=months)
