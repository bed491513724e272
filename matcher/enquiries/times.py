"""Which months does a text speak of, and in which year is the next of them?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from matcher.domain.calendar import YearMonth
from matcher.enquiries.lexicon import Lexicon, Period
from matcher.enquiries.reading import Span
from matcher.enquiries.times_counted import YEAR_END, find_counted_months
from matcher.enquiries.times_dated import find_dated, months_between, next_month
from matcher.enquiries.times_feasts import day_after, day_before, feast_days
from matcher.enquiries.word_lists import any_of

_NEXT_WORDS: Final = ("neste ", "next ")
_NEXT: Final = re.compile(r"\b(?:neste|next)\s+$", re.IGNORECASE)
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
    r"[\s,]*(?:i\s+|in\s+)?(20\d\d|['’]\d\d\b|neste\s+år|next\s+year|til\s+neste\s+år|i\s+år|this\s+year|til\s+året)",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    rf"\b(?:{any_of('after')}|over|past|right after|når)\s*(?:the\s+)?$", re.IGNORECASE
)
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
        *(_hit(text, *dated) for dated in find_dated(text, sent)),
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


def _said_year(text: str, end: int, sent: date) -> tuple[int | None, int]:
    """Return the year that is said behind a time, None where none is; and where it ends."""
    found = _YEAR.match(text, end)
    if found is None:
        return None, end
    said = found.group(1).lower()
    if said[-1].isdigit():
        return int(said.lstrip("'’")) % 100 + 2000, found.end()
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
            is_running = start <= YearMonth(sent.year, sent.month)
            if is_running and _is_next_of_now(text, span, period, sent):
                start = start.plus(12)
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


def _is_next_of_now(text: str, span: Span, period: Period, sent: date) -> bool:
    """Tell whether «next autumn» is said in autumn, and so means that of the next year."""
    is_next = _NEXT.search(text, 0, span[0]) or text[slice(*span)].lower().startswith(_NEXT_WORDS)
    return bool(is_next) and sent.month in period.months


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
