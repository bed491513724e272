"""When does a secondment suit both, and what speaks for and against those months?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from matcher.domain.calendar import MonthSpan, YearMonth


class Side(StrEnum):
    """One of the two in a secondment, seen from the seeker."""

    WE = "we"
    THEY = "they"


class Speaks(StrEnum):
    """Whether something is a reason for some months, against them, or simply not known."""

    FOR = "for"
    AGAINST = "against"
    UNKNOWN = "unknown"


class MonthsCode(StrEnum):
    """What there is to say of the months of a secondment; every code has a sentence."""

    HOST_CALM = "host_calm"
    HOST_BUSY = "host_busy"
    HOST_SEASON_UNKNOWN = "host_season_unknown"
    HOST_MONTHS_UNKNOWN = "host_months_unknown"
    HOME_BUSY = "home_busy"
    HOME_SEASON_UNKNOWN = "home_season_unknown"
    HOLIDAY = "holiday"
    SHORTER = "shorter"
    NO_MONTHS = "no_months"
    LATER_HOST_CANNOT = "later_host_cannot"
    LATER_HOST_BUSY = "later_host_busy"
    LATER_HOLIDAY = "later_holiday"

    @property
    def speaks(self) -> Speaks:
        """Tell which way it speaks."""
        if self in {MonthsCode.HOST_CALM, MonthsCode.HOME_BUSY}:
            return Speaks.FOR
        return Speaks.UNKNOWN if self.value.endswith("unknown") else Speaks.AGAINST


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthsReason:
    """One thing to say of the months, about whom, and the very months of the year that it is."""

    code: MonthsCode
    side: Side
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BestMonths:
    """The months that suit both best, None when there are none, and what there is to say of them.

    `asked` is the start that was wished for. When it is None, the months are those of any year.
    """

    span: MonthSpan | None
    asked: YearMonth | None
    reasons: tuple[MonthsReason, ...]

    @property
    def is_dated(self) -> bool:
        """Tell whether the months are those of one year."""
        return self.asked is not None

    @property
    def is_as_asked(self) -> bool:
        """Tell whether the stay begins in the month that was wished for."""
        return self.span is not None and self.span.first == self.asked
