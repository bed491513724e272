"""How are dates, shares and distances written in each language?"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Final

from babel.dates import format_date, get_month_names

from matcher.domain.calendar import MONTHS
from matcher.services.wording import Language

_NO_BREAK: Final = "\u00a0"

# Of English, dates as they are written on this side of the ocean: 1 November 2026.
_LOCALES: Final = {Language.NB: "nb", Language.NN: "nn", Language.EN: "en_GB"}


@lru_cache(maxsize=1024)
def write_date(moment: date | datetime, language: Language) -> str:
    """Write a date with the month in full."""
    return format_date(moment, format="long", locale=_LOCALES[language])


def percent(share: float) -> int:
    """Return a number between 0 and 1 in whole per cent."""
    return round(share * 100)


def write_km(km: float) -> str:
    """Write a distance in whole kilometres."""
    return f"{round(km)}{_NO_BREAK}km"


def month_names(language: Language) -> dict[int, str]:
    """Return the name of each month by its number."""
    names = get_month_names("wide", context="stand-alone", locale=_LOCALES[language])
    return {number: names[number] for number in MONTHS}


def short_month_names(language: Language) -> dict[int, str]:
    """Return the abbreviation of each month by its number, without a full stop."""
    names = get_month_names("abbreviated", context="stand-alone", locale=_LOCALES[language])
    return {number: names[number].strip(".") for number in MONTHS}
