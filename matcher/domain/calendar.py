"""When is an agency busy, and which months does a stay take?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from matcher.domain.provenance import Origin, Sourced

MONTHS: Final = range(1, 12 + 1)


@dataclass(frozen=True, slots=True, order=True)
class YearMonth:
    """A calendar month of a year."""

    year: int
    month: int

    def __post_init__(self) -> None:
        """Refuse a month outside the calendar."""
        if self.month not in MONTHS:
            message = f"not a month: {self.month}"
            raise ValueError(message)

    @classmethod
    def of(cls, day: date) -> YearMonth:
        """Return the month that a day is in."""
        return cls(day.year, day.month)

    def __str__(self) -> str:
        """Write the month as YYYY-MM."""
        return f"{self.year:04d}-{self.month:02d}"

    def plus(self, months: int) -> YearMonth:
        """Return the month that many months later."""
        years, month = divmod(self.month - 1 + months, 12)
        return YearMonth(self.year + years, month + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthSpan:
    """A run of whole months, both ends included."""

    first: YearMonth
    months: int

    def __post_init__(self) -> None:
        """Refuse a span without months."""
        if self.months < 1:
            message = f"a span lasts at least one month, not {self.months}"
            raise ValueError(message)

    @property
    def last(self) -> YearMonth:
        """Return the last month of the span."""
        return self.first.plus(self.months - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class BusyPeriod:
    """Months in which an agency cannot follow an apprentice up well, and why."""

    months: frozenset[int]
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse an empty period and months outside the calendar."""
        if not self.months or not self.months <= frozenset(MONTHS):
            message = f"not busy months: {sorted(self.months)}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class BusySeason:
    """All busy periods of an agency, each with its origin.

    A season without periods is known to be calm; `calm` is then where that is known from.
    """

    periods: tuple[Sourced[BusyPeriod], ...] = ()
    calm: Origin | None = None

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Return where everything that is known of the season comes from."""
        periods = tuple(period.origin for period in self.periods)
        return periods or ((self.calm,) if self.calm else ())

    @property
    def months(self) -> frozenset[int]:
        """Return every month that is busy for any reason."""
        return frozenset().union(*(sourced.value.months for sourced in self.periods))
