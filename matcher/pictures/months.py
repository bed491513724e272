"""Where on a picture does a month lie, and how are the months written above it?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from matcher.domain.calendar import MONTHS, MonthSpan, YearMonth
from matcher.domain.ring import JOINT_HOLIDAY_MONTH
from matcher.pictures.lettering import SMALL, letters, width_of
from matcher.pictures.paints import Paint, fill
from matcher.pictures.shapes import box, line
from matcher.pictures.words import PictureWords

AXIS_HEIGHT: Final = 52.0
_QUARTER: Final = 3
_TIGHT: Final = 10.5


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthScale:
    """A run of months from left to right, all of one width."""

    span: MonthSpan
    left: float
    width: float

    @property
    def each(self) -> float:
        """Return how wide a month is."""
        return self.width / self.span.months

    @property
    def months(self) -> tuple[YearMonth, ...]:
        """Return every month of the scale."""
        return tuple(self.span.first.plus(at) for at in range(self.span.months))

    def start_of(self, month: YearMonth) -> float:
        """Return where a month begins."""
        return self.left + months_between(self.span.first, month) * self.each

    def middle_of(self, month: YearMonth) -> float:
        """Return the middle of a month."""
        return self.start_of(month) + self.each / 2

    def width_of(self, span: MonthSpan) -> float:
        """Return how wide so many months are."""
        return span.months * self.each


def months_between(first: YearMonth, second: YearMonth) -> int:
    """Return how many months the second is after the first."""
    return (second.year - first.year) * len(MONTHS) + second.month - first.month


def covering_span(spans: Sequence[MonthSpan]) -> MonthSpan:
    """Return the shortest span that has all the others in it; there is at least one."""
    first = min(span.first for span in spans)
    last = max(span.last for span in spans)
    return MonthSpan(first=first, months=months_between(first, last) + 1)


def runs(
    months: Sequence[YearMonth], is_wanted: Callable[[YearMonth], bool]
) -> Iterator[MonthSpan]:
    """Yield the unbroken runs of the wanted among consecutive months."""
    count = 0
    for at, month in enumerate(months):
        count = count + 1 if is_wanted(month) else 0
        ends = at + 1 == len(months) or not is_wanted(months[at + 1])
        if count and ends:
            yield MonthSpan(first=month.plus(1 - count), months=count)


def axis(scale: MonthScale, words: PictureWords, top: float) -> Iterator[Element]:
    """Yield the years, the months below them, and what July is."""
    for month in scale.months:
        yield from _month(scale, words, month, top)
    holiday = words.say("holiday_short")
    needed = width_of(holiday, SMALL)
    for month in scale.months:
        middle = scale.middle_of(month)
        fits = scale.left <= middle - needed / 2 and middle + needed / 2 <= scale.left + scale.width
        if month.month == JOINT_HOLIDAY_MONTH and fits and needed < scale.each * len(MONTHS):
            yield letters(
                holiday, (middle, top + 45), size=SMALL, paint=Paint.QUIET, anchor="middle"
            )


def holidays(scale: MonthScale, top: float, bottom: float) -> Iterator[Element]:
    """Yield a band through every July, and a line where a year begins."""
    for month in scale.months:
        start = scale.start_of(month)
        if month.month == JOINT_HOLIDAY_MONTH:
            yield box((start, top), (scale.each, bottom - top), fill(Paint.HOLIDAY))
        if month.month == MONTHS.start and start > scale.left:
            yield line((start, top), (start, bottom), Paint.LINE)


def _month(
    scale: MonthScale, words: PictureWords, month: YearMonth, top: float
) -> Iterator[Element]:
    is_first, start = month == scale.span.first, scale.start_of(month)
    if is_first or month.month == MONTHS.start:
        left = MonthSpan(first=month, months=len(MONTHS) - month.month + 1)
        year = str(month.year)
        shown = min(scale.width_of(left), scale.left + scale.width - start)
        if width_of(year, SMALL, bold=True) <= shown:
            yield letters(year, (start + 1, top + 12), size=SMALL, bold=True)
    said = name_month(month.month, scale.each, words)
    if said:
        below = scale.middle_of(month), top + 29
        yield letters(said, below, size=SMALL, paint=Paint.QUIET, anchor="middle")


def name_month(number: int, each: float, words: PictureWords) -> str:
    """Return as much of a month's name as there is room for, or only that of each quarter.

    The names of all months are shortened alike.
    """
    names = [words.short_month(each) for each in MONTHS]
    if max(width_of(name, SMALL) for name in names) <= each:
        return names[number - 1]
    is_quarter = number % _QUARTER == 1
    if each >= _TIGHT or (is_quarter and each * _QUARTER >= _TIGHT):
        return words.initial(number)
    return ""
