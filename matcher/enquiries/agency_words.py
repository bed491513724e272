"""Is what looks like the short name of an agency only a word that is written the same?"""

from __future__ import annotations

import re
from typing import Final

from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

_WORD_TOO: Final = re.compile(any_of("word_too"), re.IGNORECASE)
_COMPASS: Final = re.compile(any_of("compass"), re.IGNORECASE)
_AT: Final = re.compile(r"\b(?:i|på|ved|hos|hjå|fra|frå|at|from)\s+$", re.IGNORECASE)
_FIRST: Final = re.compile(r"(?:^|[.!?\n])\s*$")
_ACTS: Final = re.compile(rf"\s+{any_of('acting')}\b|\s+sin\b|['’]?s\b", re.IGNORECASE)
_SHOUTED_BEFORE: Final = re.compile(r"\b[A-ZÆØÅ]{2,}[,.!]?\s+$")
_SHOUTED_BEHIND: Final = re.compile(r"[,.!]?\s+(?:[A-ZÆØÅ]{2,}|[A-ZÆØÅ]\s)")
_NOTICE: Final = re.compile(r"\s*[!:]")


def is_only_word(text: str, span: Span) -> bool:
    """Tell whether «VI HAR», «NB!», «region Nord» or «Nord-Norge» name no agency.

    A short name that is a word too counts unless it is shouted with others or calls for attention;
    one that is a point of the compass counts only where one is at it, or where it acts.
    """
    start, end = span
    word, before = text[start:end], text[max(0, start - 20) : start]
    if _COMPASS.fullmatch(word):
        is_joined = text[start - 1 : start] == "-" or text[end : end + 1] == "-"
        is_first = _FIRST.search(before) and _ACTS.match(text, end)
        return is_joined or not (_AT.search(before) or is_first)
    if not _WORD_TOO.fullmatch(word):
        return False
    is_shouted = bool(_SHOUTED_BEFORE.search(before) or _SHOUTED_BEHIND.match(text, end))
    is_notice = not _AT.search(before) and bool(_NOTICE.match(text, end))
    return word.isupper() and (is_shouted or is_notice)
