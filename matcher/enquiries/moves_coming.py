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
# «Vi skulle gjerne hatt en lærling fra noen andre»: not one whom the writer would employ.
_WOULD_HAVE: Final = re.compile(
    rf"\b{any_of('gladly')}\b(?:\s+[\w-]+){{0,3}}?\s+{any_of('has_guest')}\s+{any_of('one_of_theirs')}"
    r"\s+(?:[\w-]+\s+){0,2}?[\w-]*(?:lærling|hospitant|gjest|apprentice|guest)\w*",
    re.IGNORECASE,
)
_FROM_OTHERS: Final = re.compile(rf"\b{any_of('from_others')}\b", re.IGNORECASE)
_FOR_A_TIME: Final = re.compile(rf"\b\w+\s+{any_of('week', 'month_word')}\b", re.IGNORECASE)
_OTHERS: Final = re.compile(rf"\b{any_of('others')}\b", re.IGNORECASE)
_THEY: Final = re.compile(any_of("they"), re.IGNORECASE)
_WE: Final = re.compile(rf"\b{any_of('we')}\b", re.IGNORECASE)
_OUR_HOUSE: Final = re.compile(rf"\b{any_of('our_house')}\b", re.IGNORECASE)


def speaks_of_us(marked: MarkedText) -> bool:
    """Tell whether the writer is one of the house; else «they» are those whose need it is."""
    return bool(_OUR_HOUSE.search(marked.text))


def is_said_of_others(marked: MarkedText, start: int, end: int) -> bool:
    """Tell whether the words in front of a verb name others as those who do it, not the writer."""
    is_ours = speaks_of_us(marked)
    others = [
        found.end()
        for found in _OTHERS.finditer(marked.text, start, end)
        if is_ours or not _THEY.fullmatch(found.group())
    ]
    own = [found.end() for found in _WE.finditer(marked.text, start, end)]
    return bool(others) and max(others) > max(own, default=-1)


def find_coming(marked: MarkedText) -> Iterator[Span]:
    """Yield where others' apprentices are said to be, or bidden to come, to the writer."""
    for start, end in marked.sentences:
        theirs = _THEIRS.search(marked.text, start, end)
        to_us = _TO_US.search(marked.text, start, end)
        if theirs and to_us and not marked.has(Cue.NEGATION, (start, end)):
            yield to_us.span()
        would = _WOULD_HAVE.search(marked.text, start, end)
        is_guest = any(one.search(marked.text, start, end) for one in (_FROM_OTHERS, _FOR_A_TIME))
        is_guest = is_guest or marked.has(Cue.BOUNDED, (start, end))
        if would and is_guest and not is_said_of_others(marked, start, would.start()):
            yield would.span()
        for found in (*_WELCOME.finditer(marked.text, start, end), *_guests(marked, start, end)):
            if not marked.has(Cue.NEGATION, marked.clause_of(found.start())):
                yield found.span()


def _guests(marked: MarkedText, start: int, end: int) -> Iterator[re.Match[str]]:
    return _GUEST.finditer(marked.text, start, end)
