"""Which clauses say what an apprentice lacks, and which what the writer has to give?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final

from matcher.enquiries.clauses import Clause, MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.reading import Span

_LACKING: Final = re.compile(r"mangl|manglar|savn|sakn|lack|missing|gap|hull|hòl", re.IGNORECASE)
_REASON: Final = re.compile(
    r"(?:og |and )?(?:fordi|ettersom|because|since|siden|sidan|for (?:det|vi|der|dei|de)"
    r"|da (?:er|har|kjører|flytter)|då (?:er|har|skal|må)|as (?:we|that))\b",
    re.IGNORECASE,
)
_SOMEBODY_DOES: Final = re.compile(
    r"(?:og |and |men |but |der |hvor |where |that |som )?"
    r"(?:han|hun|ho|hen|de|dei|vi|lærling\w+|begge|he|she|they|we|our apprentice\w*"
    r"|the apprentice\w*|vedkommende|vedkomande|her|hos oss|with us|eleven)\b",
    re.IGNORECASE,
)
_CAN: Final = re.compile(
    r"\bkan (?:han|hun|ho|hen|de|dei|vi|lærlingen)(?: \w+)?[.,]?$"
    r"|\b(?:han|hun|ho|hen|de|dei|vi|lærling\w+|våre?)(?: \([^)]*\))? kan "
    r"(?!\w+e\b|få\b|ta\b|gi\b|gå\b)",
    re.IGNORECASE,
)
_HEADING_WORDS: Final = 4
_FRAGMENT_WORDS: Final = 8
_FINITE: Final = re.compile(
    r"\b(?:er|har|kan|vil|skal|må|får|blir|hadde|var|is|are|has|have|can|will|hei|hilsen|helsing|takk)\b",
    re.IGNORECASE,
)
_NO_TASK: Final = (Cue.MATCH_QUESTION, Cue.SECONDMENT, Cue.RING)


class Polarity(Enum):
    """Whether a clause tells of work that is lacked or of work that there is."""

    LACK = auto()
    HAVE = auto()
    DONE = auto()
    """Work that is told of without a word for having it: weaker than HAVE."""


def read_polarities(marked: MarkedText) -> Iterator[tuple[Clause, Polarity]]:
    """Yield the clauses that speak of work, in order, each with what it says of it.

    A clause without a word of its own goes with the one before it in its sentence, with the list
    heading over it, or with the clause that ends its enumeration.
    """
    clauses = marked.clauses
    own = [_own_polarity(marked, clause) for clause in clauses]
    heading: Polarity | None = None
    for at, clause in enumerate(clauses):
        is_new = at == 0 or clauses[at - 1].sentence != clause.sentence
        before = None if is_new else own[at - 1]
        if own[at] is None and not _is_shut_out(marked, clause):
            starts_anew = _is_contrast(marked, clause)
            ahead = _ahead(marked, own, at)
            inherited = ahead or (None if starts_anew else before)
            if is_new and at and inherited is None and _is_fragment(marked, clause):
                inherited = own[at - 1]
            own[at] = inherited or (heading if clause.is_item else None) or _done(marked, clause)
        if clause.opens_list:
            heading = own[at]
        elif not clause.is_item:
            heading = None
        polarity = own[at]
        if polarity is not None and not _is_shut_out(marked, clause):
            yield clause, polarity


def _own_polarity(marked: MarkedText, clause: Clause) -> Polarity | None:
    """Return what the words of a clause say by themselves."""
    lacks = marked.find(Cue.LACK, clause.span)
    has_denial = any(
        not _is_inside(denial, lacks) for denial in marked.find(Cue.NEGATION, clause.span)
    )
    if lacks:
        is_denied = has_denial and any(_LACKING.match(marked.text[slice(*s)]) for s in lacks)
        return Polarity.HAVE if is_denied else Polarity.LACK
    if marked.has(Cue.HAVE, clause.span) or _CAN.search(marked.text[slice(*clause.span)]):
        return Polarity.LACK if has_denial else Polarity.HAVE
    return Polarity.LACK if has_denial else None


def _is_inside(span: Span, others: tuple[Span, ...]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _is_shut_out(marked: MarkedText, clause: Clause) -> bool:
    """Tell whether a clause asks, gives a reason or speaks of the cooperation, not of work."""
    if clause.is_question or _REASON.match(marked.text[slice(*clause.span)]):
        return True
    return any(marked.has(cue, clause.span) for cue in _NO_TASK)


def _is_contrast(marked: MarkedText, clause: Clause) -> bool:
    first = marked.find(Cue.CONTRAST, clause.span)
    return bool(first) and first[0][0] == clause.start


def _ahead(marked: MarkedText, own: list[Polarity | None], at: int) -> Polarity | None:
    """Return the polarity that ends the enumeration which a short clause without a verb is in."""
    clauses = marked.clauses
    text = marked.text[slice(*clauses[at].span)]
    if len(text.split()) > _HEADING_WORDS or _SOMEBODY_DOES.match(text):
        return None
    if at and clauses[at - 1].sentence == clauses[at].sentence and own[at - 1] is not None:
        return None
    for later in range(at + 1, len(clauses)):
        if clauses[later].sentence != clauses[at].sentence:
            return None
        if own[later] is not None:
            return own[later]
    return None


def _is_fragment(marked: MarkedText, clause: Clause) -> bool:
    """Tell whether a sentence is only a few words, such as go on with what was told before."""
    sentence = marked.text[slice(*marked.sentence_of(clause.start))]
    return len(sentence.split()) <= _FRAGMENT_WORDS and not _FINITE.search(sentence)


def _done(marked: MarkedText, clause: Clause) -> Polarity | None:
    is_told = _SOMEBODY_DOES.match(marked.text[slice(*clause.span)])
    return Polarity.DONE if is_told and not marked.has(Cue.WISH, clause.span) else None
