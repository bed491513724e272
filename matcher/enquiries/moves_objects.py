"""Is it apprentices that a mail speaks of swapping or receiving, or something else?"""

from __future__ import annotations

import re
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

_SWAP_VERB: Final = re.compile(r"(?:byt|utveksl|swap|exchang)[^\W\d_]*", re.IGNORECASE)
_NEXT_WORD: Final = re.compile(r"[ \t]*\n?[ \t]*([^\W\d_][\w-]*)")
_SWAPPED: Final = re.compile(any_of("swapped"), re.IGNORECASE)
# «Bytte var det vi ble enige om»: a noun.
_IS: Final = re.compile(
    r"er|var|blir|ble|vart|vert|hadde|is|was|would|kunne|passer|passar", re.IGNORECASE
)
_BEFORE_OBJECT: Final = re.compile(rf"{any_of('before_object')}|\d+", re.IGNORECASE)
_NO_OBJECT: Final = re.compile(any_of("no_object"), re.IGNORECASE)
# «Kan både bytte og reparere», «og så bytter de».
_SECOND_VERB: Final = re.compile(
    r"\s+(?:og|eller|and|or)\s+[^\W\d_]{2,}(?:e|t)\b(?=\s+[^\W\d_])", re.IGNORECASE
)
_THEY_SWAP: Final = re.compile(r"\w+(?:er|ar)\s+(?:de|dei)\W*", re.IGNORECASE)
# «Ta imot publikum»: a verb that takes any object, and what is taken when it is no apprentice.
_TAKES: Final = re.compile(rf".*\b{any_of('takes_object')}", re.IGNORECASE | re.DOTALL)
_TAKEN_ELSE: Final = re.compile(
    rf"(?:\s+[^\W\d_]+){{0,2}}?\s+{any_of('taken_else')}\b", re.IGNORECASE
)
_OBJECT_WORDS: Final = 6


def swaps_people(marked: MarkedText, span: Span) -> bool:
    """Tell whether what is swapped is apprentices or places, as far as a verb names its object.

    «Bytter filtre» and «utveksler opplysninger» swap something else; «vil bytte med noen» names
    nothing, and then the sentence must be a wish or a question.
    """
    verb = _SWAP_VERB.fullmatch(marked.text, *span)
    if verb is None or _SWAPPED.fullmatch(verb.group()):
        return True
    end = marked.clause_of(span[0])[1]
    if _THEY_SWAP.fullmatch(marked.text, span[0], end):
        return False
    is_people = _object_is_people(marked, span[1], end)
    if is_people is not None:
        return is_people
    sentence = marked.sentence_of(span[0])
    is_asked = marked.text[slice(*sentence)].endswith("?")
    return is_asked or any(marked.has(cue, sentence) for cue in (Cue.WISH, Cue.RECEIVE, Cue.SEND))


def takes_anything(marked: MarkedText, span: Span) -> bool:
    """Tell whether a word of receiving is a verb that takes any object: «tar imot»."""
    return _TAKES.fullmatch(marked.text, *span) is not None


def takes_else(marked: MarkedText, span: Span) -> bool:
    """Tell whether visitors, goods or the like are received: «ta imot publikum»."""
    return takes_anything(marked, span) and _TAKEN_ELSE.match(marked.text, span[1]) is not None


def _object_is_people(marked: MarkedText, at: int, end: int) -> bool | None:
    """Tell whether a verb's object is apprentices or places; None when it names none.

    Of two verbs with one object («bytte og reparere deler»), the object of the second counts.
    """
    second = _SECOND_VERB.match(marked.text, at, end)
    at = second.end() if second else at
    for _ in range(_OBJECT_WORDS):
        word = _NEXT_WORD.match(marked.text, at, end)
        if word is None or _NO_OBJECT.fullmatch(word.group(1)):
            break
        if _SWAPPED.fullmatch(word.group(1)) or _IS.fullmatch(word.group(1)):
            return True
        if not _BEFORE_OBJECT.fullmatch(word.group(1)):
            return False
        at = word.end()
    return None
