"""Which months does «the last two months of the year» speak of?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

_MONTHS: Final = 12
_COUNTED: Final = re.compile(
    rf"\b{any_of('the')}\s+(?:(?P<number>[^\W_]+)\s+)?"
    rf"(?P<end>{any_of('first_of_year', 'last_of_year')})"
    rf"(?:\s+(?P<behind>[^\W_]+))?\s+{any_of('month_word')}\s+"
    rf"(?:(?:i|av|på|in|of)\s+{any_of('the_year')}|{any_of('before_new_year')})\b",
    re.IGNORECASE,
)
_LAST: Final = re.compile(any_of("last_of_year"), re.IGNORECASE)
YEAR_END: Final = re.compile(rf"(?<=\but\s){any_of('the_year')}\b", re.IGNORECASE)
"""Words that mean December: what lasts «ut året» lasts until then."""


def find_counted_months(
    text: str, numbers: Mapping[str, int]
) -> Iterator[tuple[Span, tuple[int, ...]]]:
    """Yield where the first or last months of the year are counted, and which they are."""
    for found in _COUNTED.finditer(text):
        word = (found["number"] or found["behind"] or "").lower()
        count = int(word) if word.isdecimal() else numbers.get(word, 1)
        if 1 <= count <= _MONTHS:
            first = _MONTHS - count + 1 if _LAST.fullmatch(found["end"]) else 1
            yield found.span(), tuple(range(first, first + count))
