"""Which questions does the writer want answered, apart from who could be a partner?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.reading import LIKELY, Said, Span
from matcher.enquiries.word_lists import any_of

_SECOND: Final = re.compile(
    r",? (?:og|and) "
    r"(?=(?:hvem|hva|hvor|hvordan|når|må|kan|er|blir|kven|kva|korleis|who|what|how|do|is|does)\b"
    r"|(?:om det|whether|if there) )",
    re.IGNORECASE,
)
_INDIRECT: Final = re.compile(
    r"\b(?:råd om|lurer på|lurar på|undrer på|(?:gjerne|vil|ville) (?:vite|vita)|wonder\w*"
    r"|(?:like|want) to know)\s+"
    r"(?:om|hvilken|hvilket|hvilke|if|whether|which|hvordan|hva|hvor|hvem|når|korleis|kva|kvar|kor|kven|how|what|who|when|where)\b",
    re.IGNORECASE,
)
_TO_SOMEBODY: Final = re.compile(r"\b(?:du|deg)\b")
_MAY: Final = re.compile(
    r"(?:kan|kunne|er det (?:en|ein|noen|nokon)|finnes|finst|could|can|is there) ", re.IGNORECASE
)
_ABOUT_ELSE: Final = re.compile(
    rf"(?:(?:og|and|men|but)\s+)?{any_of('asks_else')}\b", re.IGNORECASE
)
_OTHER_PARTY: Final = re.compile(
    rf"\b(?:{any_of('others', 'another_party')}|(?i:{any_of('perhaps')})\s+[A-ZÆØÅ][\w-]+"
    rf"|(?i:{any_of('is_there')})\s(?=.*\s(?i:{any_of('where')})\s))",
    re.IGNORECASE,
)
_HOSTS: Final = re.compile(rf"\b{any_of('hosts')}\b", re.IGNORECASE)
_GUEST: Final = re.compile(
    rf"\b{any_of('apprentice_person', 'subject_person', 'person_noun', 'swapped')}\b", re.IGNORECASE
)
_PERHAPS: Final = re.compile(rf"\b{any_of('perhaps')}\b", re.IGNORECASE)
_LONGEST: Final = 500


def read_questions(marked: MarkedText, forwarded_from: int) -> tuple[Said[str], ...]:
    """Return the sentences that ask something else than for a partner.

    What a forwarded mail asks «du» is for the one who forwarded it.
    """
    return tuple(
        Said(value=" ".join(marked.text[slice(*span)].split()), spans=(span,), certainty=LIKELY)
        for span in _questions(marked)
        if span[0] < forwarded_from or not _TO_SOMEBODY.search(marked.text, *span)
    )


def _questions(marked: MarkedText) -> Iterator[Span]:
    for start, end in marked.sentences:
        text = marked.text[start:end]
        indirect = _INDIRECT.search(text)
        if end - start > _LONGEST or not (indirect or text.rstrip(' )»"').endswith("?")):
            continue
        cuts = [start, *(start + found.end() for found in _SECOND.finditer(text)), end]
        for first, last in pairwise(cuts):
            if (
                not _is_for_partner(marked, (first, last))
                and " " in marked.text[first:last].strip()
            ):
                yield first, last


def _is_for_partner(marked: MarkedText, span: Span) -> bool:
    """Tell whether a question asks for a partner or a stay: that is the need itself."""
    text = marked.text[slice(*span)].lstrip("–-•* \t\n")
    if _ABOUT_ELSE.match(text):
        return False
    if marked.has(Cue.MATCH_QUESTION, span) or _asks_to_host(text):
        return True
    stays = (Cue.SECONDMENT, Cue.RECEIVE, Cue.SEND)
    is_stay = any(marked.has(cue, span) for cue in stays)
    is_stay = is_stay or (marked.has(Cue.EXTERNAL, span) and marked.has(Cue.STAY, span))
    return is_stay and bool(_MAY.match(marked.text, span[0]))


def _asks_to_host(text: str) -> bool:
    """Tell whether somebody else is asked to have the apprentice, or thought of as a partner.

    The words come in this order: the other one, what it does, and whom with. «Kan lærlingen ta
    ferie mens hun er hos andre?» has them in another, and asks something else.
    """
    if _PERHAPS.search(text):
        return True
    other = _OTHER_PARTY.search(text)
    does = _HOSTS.search(text, other.end()) if other else None
    return does is not None and bool(_GUEST.search(text, other.end() if other else 0))
