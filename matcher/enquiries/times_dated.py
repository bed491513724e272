"""Which months do weeks, dates and other numbers of the calendar speak of?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from matcher.domain.calendar import YearMonth
from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

Dated = tuple[Span, tuple[int, ...], YearMonth]
"""Where months are named, which they are, and when what begins then begins."""

_WEEKS: Final = re.compile(
    rf"\b{any_of('week')}\s*(\d{{1,2}})(?:\s*(?:[-–]|til|to|og|and|t\.o\.m\.)\s*(\d{{1,2}}))?"
    r"(?!\d|\s*(?:-|–)?\s*(?:uker|veker|weeks))",
    re.IGNORECASE,
)
_DATE: Final = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2}))?(?!\d)")
_SLASHED: Final = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
# «H27», «V 2028»: the half years of schools
_HALF_YEAR: Final = re.compile(r"\b([HV]) ?(?:20)?(\d\d)\b")
_HALVES: Final = {"H": (9, 10, 11), "V": (3, 4, 5)}
_NEXT_MONTH: Final = re.compile(r"\b(?:neste\s+(?:måned|månad)|next\s+month)\b", re.IGNORECASE)
_WEEK_YEAR: Final = re.compile(r"\s*(?:/|,|i|in)?\s*(20\d\d)\b")
_ISO: Final = re.compile(r"(?<!\d)(20\d\d)-(\d\d)(?:-\d\d)?(?!\d)")
_YEARS_AHEAD: Final = 4


def find_dated(text: str, sent: date) -> Iterator[Dated]:
    """Yield the weeks, dates and half years that a text names by number, and the next month."""
    yield from _weeks(text, sent)
    yield from _dates(text, sent)
    yield from _halves(text, sent)


def next_month(month: int, sent: date) -> YearMonth:
    """Return the first such month that is not over when the mail is sent."""
    return YearMonth(sent.year + (month < sent.month), month)


def months_between(first: int, last: int) -> tuple[int, ...]:
    """Return the months from one to another, over the new year where need be."""
    return tuple((first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1))


def _weeks(text: str, sent: date) -> Iterator[Dated]:
    """Yield weeks by number; a week counts in the month of its Thursday."""
    for found in _WEEKS.finditer(text):
        weeks = [int(number) for number in found.groups() if number]
        if all(1 <= week <= 52 for week in weeks):
            year = _WEEK_YEAR.match(text, found.end())
            since = date(int(year.group(1)), 1, 1) if year else sent
            thursdays = [_thursday(week, since) for week in weeks]
            months = months_between(thursdays[0].month, thursdays[-1].month)
            monday = thursdays[0] - timedelta(days=3)
            yield (found.span(), months, YearMonth(monday.year, monday.month))


def _thursday(week: int, sent: date) -> date:
    this_year = date.fromisocalendar(sent.year, week, 4)
    return (
        this_year
        if this_year >= sent - timedelta(days=4)
        else date.fromisocalendar(sent.year + 1, week, 4)
    )


def _halves(text: str, sent: date) -> Iterator[Dated]:
    """Yield half years by letter and year, and the next month."""
    for found in _HALF_YEAR.finditer(text):
        months, year = _HALVES[found.group(1)], 2000 + int(found.group(2))
        if sent.year <= year <= sent.year + _YEARS_AHEAD:
            yield (found.span(), months, YearMonth(year, months[0]))
    for found in _NEXT_MONTH.finditer(text):
        start = YearMonth(sent.year, sent.month).plus(1)
        yield (found.span(), (start.month,), start)


def _dates(text: str, sent: date) -> Iterator[Dated]:
    for found in _ISO.finditer(text):
        year, month = int(found.group(1)), int(found.group(2))
        if 1 <= month <= 12:
            yield (found.span(), (month,), YearMonth(year, month))
    for found in _SLASHED.finditer(text):
        if 1 <= int(found.group(2)) <= 12 and 1 <= int(found.group(1)) <= 31:
            month = int(found.group(2))
            yield (found.span(), (month,), YearMonth(int(found.group(3)), month))
    for found in _DATE.finditer(text):
        month = int(found.group(2))
        if 1 <= month <= 12 and 1 <= int(found.group(1)) <= 31:
            year = int(found.group(3)) % 100 + 2000 if found.group(3) else 0
            start = YearMonth(year, month) if year else next_month(month, sent)
            yield (found.span(), (month,), start)
