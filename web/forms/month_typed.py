"""Which month of a year did somebody type, in words or in figures?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from matcher.services.wording import Language
from web.formats import month_names, short_month_names

_YEAR_FIRST: Final = re.compile(r"(\d{4})\s*[-./ ]\s*(\d{1,2})")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})\s*[-./ ]\s*(\d{4})")
_IN_WORDS: Final = re.compile(r"([^\W\d_]+)\.?,?\s*(\d{4})")


def read_month(text: str) -> str:
    """Return "august 2027", "aug. 2027", "08.2027" and "8/2027" as 2027-08, all else as it is."""
    typed = text.strip()
    if found := _YEAR_FIRST.fullmatch(typed):
        year, month = found[1], int(found[2])
    elif found := _YEAR_LAST.fullmatch(typed):
        year, month = found[2], int(found[1])
    elif found := _IN_WORDS.fullmatch(typed):
        year, month = found[2], _numbers().get(found[1].casefold(), 0)
    else:
        return text
    return f"{year}-{month:02d}" if 1 <= month <= 12 else text


@cache
def _numbers() -> Mapping[str, int]:
    """Return the number of each month by its names, whole and short, in every language."""
    return {
        name.casefold(): number
        for language in Language
        for names in (month_names(language), short_month_names(language))
        for number, name in names.items()
    }
