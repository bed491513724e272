"""How are dates, shares and distances written in each language?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from babel.dates import format_date, get_month_names

from matcher.services.wording import Language

_NO_BREAK: Final = "\u00a0"


def write_date(moment: date | datetime, language: Language) -> str:
    """Write a date with the month in full."""
    return format_date(moment, format="long", locale=language.value)


def write_share(share: float) -> str:
    """Write a number between 0 and 1 in whole per cent."""
    return f"{percent(share)}{_NO_BREAK}%"


def percent(share: float) -> int:
    """Return a number between 0 and 1 in whole per cent."""
    return round(share * 100)


def write_km(km: float) -> str:
    """Write a distance in whole kilometres."""
    return f"{round(km)}{_NO_BREAK}km"


def month_names(language: Language, *, width: str = "wide") -> dict[int, str]:
    """Return the name of each month by its number; `width` is wide, abbreviated or narrow."""
    names = get_month_names(width, context="stand-alone", locale=language.value)
    return {number: names[number] for number in range(1, 13)}


def month_runs(months: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return months as runs, first and last; a run may go on over the turn of the year."""
    wanted = set(months)
    firsts = [month for month in sorted(wanted) if (month - 2) % 12 + 1 not in wanted]
    return tuple((first, _end_of_run(first, wanted)) for first in firsts) or (
        ((1, 12),) if wanted else ()
    )


def _end_of_run(first: int, wanted: set[int]) -> int:
    last = first
    while last % 12 + 1 in wanted:
        last = last % 12 + 1
    return last
