"""Where does a mail bid others' apprentices welcome, without a word for receiving?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

_THEIRS: Final = re.compile(
    r"\b(?:fra|frå|from)\s+(?:en\s+|ein\s+|ei\s+)?(?:andre|annen|annan|anna|another|other)\b"
    r"|\b(?:sine|sin|deres|dykkar|their|else's)\s+(?:\w+\s)?(?:\w*lærling|apprentice)",
    re.IGNORECASE,
)
_TO_US: Final = re.compile(r"\b(?:hos|til|hjå|with|to|at)\s+(?:oss|us)\b", re.IGNORECASE)
# «Hvis noen vil sende sin til oss», «døra er åpen», «pulten står tom».
_WELCOME: Final = re.compile(rf"\b{any_of('theirs_to_us', 'open_door')}\b", re.IGNORECASE)
# «Hos oss kan en mediefaglærling få lage film»: one like that, not the one that there is.
_GUEST: Final = re.compile(
    rf"\b(?:hos|hjå|with)\s+(?:oss|us),?\s+(?:{any_of('guest_gets')}\s+)?(?:en|ein|ei|an?)\s+"
    r"(?:[\w-]+\s+)?[\w-]*(?:lærling|hospitant|gjest|apprentice|guest)\b",
    re.IGNORECASE,
)


def find_coming(marked: MarkedText) -> Iterator[Span]:
    """Yield where others' apprentices are said to be, or bidden to come, to the writer."""
    for start, end in marked.sentences:
        theirs = _THEIRS.search(marked.text, start, end)
        to_us = _TO_US.search(marked.text, start, end)
        if theirs and to_us and not marked.has(Cue.NEGATION, (start, end)):
            yield to_us.span()
        for found in (*_WELCOME.finditer(marked.text, start, end), *_guests(marked, start, end)):
            if not marked.has(Cue.NEGATION, marked.clause_of(found.start())):
                yield found.span()


def _guests(marked: MarkedText, start: int, end: int) -> Iterator[re.Match[str]]:
    return _GUEST.finditer(marked.text, start, end)
