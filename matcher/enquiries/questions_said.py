"""Which questions does the writer want answered, apart from who could be a partner?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.reading import LIKELY, Said, Span

_SECOND: Final = re.compile(
    r",? (?:og|and) "
    r"(?=(?:hvem|hva|hvor|hvordan|når|må|kan|er|blir|kven|kva|korleis|who|what|how|do|is|does)\b)",
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
    if marked.has(Cue.MATCH_QUESTION, span):
        return True
    stays = (Cue.SECONDMENT, Cue.RECEIVE, Cue.SEND)
    is_stay = any(marked.has(cue, span) for cue in stays)
    is_stay = is_stay or (marked.has(Cue.EXTERNAL, span) and marked.has(Cue.STAY, span))
    return is_stay and bool(_MAY.match(marked.text, span[0]))
