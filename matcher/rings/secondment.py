"""Which one to six months of a secondment suit both, the host and the one who sends?

In this order: no month in which a host has said that it cannot, and July is never all of it; as
few busy months of the host as can be, since an apprentice must be followed up; from the month that
was wished for; as long as can be when no length was wished for; then as many busy months of the
one who sends as can be, for then it cannot follow up its apprentice itself; then as early as can
be. July counts as no month: both apprentice and instructors have their summer holiday.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from matcher.domain.calendar import MONTHS, MonthSpan, YearMonth
from matcher.domain.ring import JOINT_HOLIDAY_MONTH
from matcher.domain.rules import SECONDMENT_MONTHS
from matcher.domain.secondment import BestMonths, MonthsCode, MonthsReason, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What is known of one side: when it is busy, and when it can host; None is unknown."""

    side: Side
    busy_months: frozenset[int] | None = None
    host_months: frozenset[int] | None = None

    def is_busy(self, month: int) -> bool:
        """Tell whether the side is known to be busy; July never counts."""
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
    asked = task.earliest if task.is_dated else None
    spans = list(_possible(task, lengths))
    if not spans and task.months is not None:
        lengths, is_shorter = range(1, lengths.start), True
        spans = list(_possible(task, lengths))
    if not spans:
        return BestMonths(span=None, asked=asked, reasons=tuple(_why_none(task)))
    best = min(spans, key=lambda span: _order(span, task))
    reasons = [*_why_later(best, spans, task, min(lengths)), *_reasons(best, task)]
    if is_shorter:
        reasons.append(MonthsReason(code=MonthsCode.SHORTER, side=Side.THEY))
    return BestMonths(span=best, asked=asked, reasons=tuple(reasons))


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


def _order(span: MonthSpan, task: SecondmentTask) -> tuple[int, bool, int, int, int, YearMonth]:
    """Return what makes a span better than another, the lowest first."""
    months = months_of_year(span)
    working = sum(month != JOINT_HOLIDAY_MONTH for month in months)
    return (
        sum(host.is_busy(month) for host in task.hosts for month in months),
        task.is_dated and span.first != task.earliest,
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
        yield MonthsReason(code=code, side=host.side, months=busy)
        if host.host_months is None:
            yield MonthsReason(code=MonthsCode.HOST_MONTHS_UNKNOWN, side=host.side)
    for home in task.homes:
        busy = tuple(month for month in months if home.is_busy(month))
        if busy:
            yield MonthsReason(code=MonthsCode.HOME_BUSY, side=home.side, months=busy)
        elif home.busy_months is None:
            yield MonthsReason(code=MonthsCode.HOME_SEASON_UNKNOWN, side=home.side)
    if JOINT_HOLIDAY_MONTH in months:
        july = (JOINT_HOLIDAY_MONTH,)
        yield MonthsReason(code=MonthsCode.HOLIDAY, side=task.hosts[0].side, months=july)


def _why_later(
    best: MonthSpan, spans: list[MonthSpan], task: SecondmentTask, shortest: int
) -> Iterator[MonthsReason]:
    """Say in one reason why a stay does not begin in the month that was wished for.

    Where it could, the hosts are busier then: nothing else makes another month better.
    """
    if not task.is_dated or best.first == task.earliest:
        return
    at_once = [span for span in spans if span.first == task.earliest]
    if not at_once:
        yield _why_not_at_once(task, shortest)
        return
    months = months_of_year(min(at_once, key=lambda span: _order(span, task)))
    busy = {host: tuple(m for m in months if host.is_busy(m)) for host in task.hosts}
    host = next(host for host in task.hosts if busy[host])
    yield MonthsReason(code=MonthsCode.LATER_HOST_BUSY, side=host.side, months=busy[host])


def _why_not_at_once(task: SecondmentTask, shortest: int) -> MonthsReason:
    """Name the first host that cannot when it was wished for, else July."""
    is_july = task.earliest.month == JOINT_HOLIDAY_MONTH
    first = MonthSpan(first=task.earliest, months=max(shortest, 1 + is_july))
    for host in task.hosts:
        closed = tuple(month for month in months_of_year(first) if not host.can_host(month))
        if closed:
            code = MonthsCode.LATER_HOST_CANNOT
            return MonthsReason(code=code, side=host.side, months=closed)
    return MonthsReason(code=MonthsCode.LATER_HOLIDAY, side=task.hosts[0].side)


def _why_none(task: SecondmentTask) -> Iterator[MonthsReason]:
    """Name the hosts that have said when they can, none of which is enough."""
    for host in task.hosts:
        if host.host_months is not None:
            months = tuple(sorted(host.host_months))
            yield MonthsReason(code=MonthsCode.NO_MONTHS, side=host.side, months=months)
