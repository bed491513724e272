"""Which months does a text speak of, and in which year is the next of them?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from matcher.domain.calendar import YearMonth
from matcher.enquiries.lexicon import Lexicon, Period
from matcher.enquiries.reading import Span
from matcher.enquiries.times_counted import YEAR_END, find_counted_months
from matcher.enquiries.times_feasts import day_after, day_before, feast_days
from matcher.enquiries.word_lists import any_of

_ENGLISH_ONLY_AS_NAMES: Final = frozenset({"may", "march", "mai", "jul.", "des"})
_WEEKS: Final = re.compile(
    rf"\b{any_of('week')}\s*(\d{{1,2}})(?:\s*(?:[-–]|til|to|og|and|t\.o\.m\.)\s*(\d{{1,2}}))?"
    r"(?!\d|\s*(?:-|–)?\s*(?:uker|veker|weeks))",
    re.IGNORECASE,
)
_DATE: Final = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2}))?(?!\d)")
_ISO: Final = re.compile(r"(?<!\d)(20\d\d)-(\d\d)(?:-\d\d)?(?!\d)")
_RANGE: Final = re.compile(
    r"(?:\.?[ \t]*[-–—/][ \t]*|\s*(?:og\s+|å\s+|and\s+)?"
    r"(?:helt\s+|heilt\s+|heile\s+vegen\s+|hele\s+veien\s+)?"
    r"(?:fram\s+|frem\s+|right\s+|all\s+the\s+way\s+)?"
    r"(?:(?:til|tell|tel|te|te'|t')(?:\s+og\s+med)?(?:\s+(?:ut|ud))?"
    r"|t\.?o\.?m\.?|to|through|until|ut|ud)\s*)"
    r"(?:(?:slutten|utgangen|begynnelsen|midten|byrjinga|end|start)\s+(?:av|of)\s+)?(?:\d{1,2}\.\s*)?",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(
    r"[\s,]*(?:i\s+|in\s+)?(20\d\d|neste\s+år|next\s+year|til\s+neste\s+år|i\s+år|this\s+year|til\s+året)",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(rf"\b(?:{any_of('after')}|over|past|right after|når)\s*$", re.IGNORECASE)
_LATER: Final = re.compile(rf"\b{any_of('after')}\s+$", re.IGNORECASE)
_JUST_BEFORE: Final = re.compile(rf"\b{any_of('just_before')}\s+$", re.IGNORECASE)
_LOOK_BACK: Final = 40
_FROM: Final = re.compile(r"\b(?:fra|frå|from)\s*$", re.IGNORECASE)
_LONG_WORD: Final = 6
_ALIKE_FROM: Final = 84
_VAGUE_FROM: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeHit:
    """Months that a text speaks of; `start` is when something that begins then begins.

    It is `is_named` when it is a part of the year with a name of its own, no month.
    """

    span: Span
    months: tuple[int, ...]
    start: YearMonth
    is_after: bool = False
    is_vague: bool = False
    is_named: bool = False

    def words(self, text: str) -> str:
        """Return the words of the text that name the months."""
        return text[slice(*self.span)]


def find_times(text: str, sent: date, lexicon: Lexicon) -> tuple[TimeHit, ...]:
    """Return the months that a text names, in order, none twice; years count from `sent`."""
    found = [
        *_weeks(text, sent),
        *_dates(text, sent),
        *_feasts(text, sent, lexicon),
        *_named_periods(text, sent, lexicon),
        *_months(text, sent, lexicon),
        *_counted(text, sent, lexicon),
    ]
    taken: list[TimeHit] = []
    for hit in sorted(found, key=lambda hit: (hit.span[0], -hit.span[1])):
        if not taken or hit.span[0] >= taken[-1].span[1]:
            taken.append(hit)
    return tuple(taken)


def _counted(text: str, sent: date, lexicon: Lexicon) -> Iterator[TimeHit]:
    for span, months in find_counted_months(text, lexicon.numbers):
        yield _hit(text, span, months, next_month(months[0], sent))


def next_month(month: int, sent: date) -> YearMonth:
    """Return the first such month that is not over when the mail is sent."""
    return YearMonth(sent.year + (month < sent.month), month)


def months_between(first: int, last: int) -> tuple[int, ...]:
    """Return the months from one to another, over the new year where need be."""
    return tuple((first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1))


def _said_year(text: str, end: int, sent: date) -> tuple[int | None, int]:
    """Return the year that is said behind a time, None where none is; and where it ends."""
    found = _YEAR.match(text, end)
    if found is None:
        return None, end
    said = found.group(1).lower()
    if said[0].isdigit():
        return int(said), found.end()
    return sent.year + (not said.startswith(("i år", "this"))), found.end()


def _year_after(text: str, end: int, month: int, sent: date) -> tuple[YearMonth, int]:
    """Return the month in the year that is said behind it, else the next one; and where it ends."""
    year, end = _said_year(text, end, sent)
    return (next_month(month, sent) if year is None else YearMonth(year, month)), end


def _hit(text: str, span: Span, months: tuple[int, ...], start: YearMonth) -> TimeHit:
    before = text[max(0, span[0] - 20) : span[0]]
    return TimeHit(span=span, months=months, start=start, is_after=bool(_AFTER.search(before)))


def _months(text: str, sent: date, lexicon: Lexicon) -> Iterator[TimeHit]:
    """Yield named months and runs of them."""
    names = list(_month_names(text, lexicon))
    at = 0
    while at < len(names):
        first, last = names[at], names[at]
        if at + 1 < len(names):
            between = _RANGE.fullmatch(text, first[0][1], names[at + 1][0][0])
            if between is not None:
                last = names[at + 1]
                at += 1
        start, end = _year_after(text, last[0][1], first[1], sent)
        hit = _hit(text, (first[0][0], end), months_between(first[1], last[1]), start)
        is_later = hit.is_after and _LATER.search(text[: hit.span[0]][-12:])
        yield replace(hit, start=_month_after(start)) if is_later else hit
        at += 1


def _month_after(month: YearMonth) -> YearMonth:
    return YearMonth(month.year + month.month // 12, month.month % 12 + 1)


def _month_names(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, int]]:
    for word in re.finditer(r"[^\W\d_]+", text):
        folded = word.group().lower()
        if folded in {"may", "march", "jan"} and not word.group()[0].isupper():
            continue
        month = lexicon.months.get(folded) or _misspelt(folded, tuple(lexicon.months.items()))
        if month:
            yield word.span(), month
        elif YEAR_END.match(text, word.start()):
            yield word.span(), 12


@lru_cache(maxsize=4096)
def _misspelt(word: str, months: tuple[tuple[str, int], ...]) -> int:
    """Return the month that a long word nearly is, else 0."""
    if len(word) < _LONG_WORD:
        return 0
    near = [
        (fuzz.ratio(word, name), month)
        for name, month in months
        if len(name) >= _LONG_WORD and name[0] == word[0] and abs(len(name) - len(word)) <= 1
    ]
    score, month = max(near, default=(0.0, 0))
    return month if score >= _ALIKE_FROM else 0


def _named_periods(text: str, sent: date, lexicon: Lexicon) -> Iterator[TimeHit]:
    for period, spans in lexicon.periods.find(text).items():
        for span in spans:
            start, end = _year_after(text, span[1], period.start, sent)
            hit = _hit(text, (span[0], end), period.months, start)
            just = _JUST_BEFORE.search(text, max(0, span[0] - _LOOK_BACK), span[0])
            if just and period.before:
                start, _ = _year_after(text, span[1], period.before, sent)
                hit = _hit(text, (just.start(), end), (period.before,), start)
            elif hit.is_after:
                hit = replace(hit, start=_next_after(period, start, sent))
            elif len(period.months) >= _VAGUE_FROM:
                hit = replace(hit, is_vague=True)
            yield replace(hit, is_named=True)


def _next_after(period: Period, start: YearMonth, sent: date) -> YearMonth:
    """Return the month in which something begins after a period: the first one not over."""
    after = next_month(period.after, sent)
    return after if after >= start or period.after == 1 else YearMonth(after.year + 1, after.month)


def _feasts(text: str, sent: date, lexicon: Lexicon) -> Iterator[TimeHit]:
    for feast, spans in lexicon.feasts.find(text).items():
        for begin, stop in spans:
            year, end = _said_year(text, stop, sent)
            first, last = feast_days(feast, sent, year=year, before=text[:begin][-_LOOK_BACK:])
            months = tuple(dict.fromkeys((first.month, last.month)))
            hit = _hit(text, (begin, end), months, YearMonth(first.year, first.month))
            just = _JUST_BEFORE.search(text, max(0, begin - _LOOK_BACK), begin)
            if just:
                day = day_before(first)
                span, months = (just.start(), end), (day.month,)
                hit = _hit(text, span, months, YearMonth(day.year, day.month))
            elif hit.is_after or _FROM.search(text[:begin][-8:]):
                day = day_after(last)
                hit = _hit(text, (begin, end), months, YearMonth(day.year, day.month))
            yield replace(hit, is_named=True)


def _weeks(text: str, sent: date) -> Iterator[TimeHit]:
    """Yield weeks by number; a week counts in the month of its Thursday."""
    for found in _WEEKS.finditer(text):
        weeks = [int(number) for number in found.groups() if number]
        if all(1 <= week <= 52 for week in weeks):
            thursdays = [_thursday(week, sent) for week in weeks]
            months = months_between(thursdays[0].month, thursdays[-1].month)
            monday = thursdays[0] - timedelta(days=3)
            yield _hit(text, found.span(), months, YearMonth(monday.year, monday.month))


def _thursday(week: int, sent: date) -> date:
    this_year = date.fromisocalendar(sent.year, week, 4)
    return (
        this_year
        if this_year >= sent - timedelta(days=4)
        else date.fromisocalendar(sent.year + 1, week, 4)
    )


def _dates(text: str, sent: date) -> Iterator[TimeHit]:
    for found in _ISO.finditer(text):
        year, month = int(found.group(1)), int(found.group(2))
        if 1 <= month <= 12:
            yield _hit(text, found.span(), (month,), YearMonth(year, month))
    for found in _DATE.finditer(text):
        month = int(found.group(2))
        if 1 <= month <= 12 and 1 <= int(found.group(1)) <= 31:
            year = int(found.group(3)) % 100 + 2000 if found.group(3) else 0
            start = YearMonth(year, month) if year else next_month(month, sent)
            yield _hit(text, found.span(), (month,), start)
