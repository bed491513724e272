"""Does a writer leave open which form it shall be, or wish for none yet?"""

from __future__ import annotations

import re
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

_NO_PLAN: Final = re.compile(rf"\b{any_of('no_plan')}\b", re.IGNORECASE)
_UNDECIDED: Final = re.compile(rf"\b{any_of('undecided')}\b", re.IGNORECASE)
_NO_MATTER: Final = re.compile(rf"\b{any_of('no_matter')}\b", re.IGNORECASE)
_RING_WORD: Final = re.compile(rf"\b{any_of('ring_word')}\b", re.IGNORECASE)
_STAY_WORD: Final = re.compile(rf"\b{any_of('stay_word')}\b", re.IGNORECASE)
_BOTH_FORMS: Final = (_RING_WORD, _STAY_WORD)
_NAMED_NEAR: Final = 120


def has_no_plan(marked: MarkedText) -> bool:
    """Tell whether the writer says to have no plans: then a form is only asked about."""
    return bool(_NO_PLAN.search(marked.text))


def is_undecided(marked: MarkedText) -> bool:
    """Tell whether the writer has not made up one's mind, or asks what to choose."""
    asked = (marked.text[slice(*marked.sentence_of(at))] for at, _ in marked.cues[Cue.ADVICE])
    return bool(_UNDECIDED.search(marked.text)) or any("?" in sentence for sentence in asked)


def find_any_form(marked: MarkedText) -> tuple[Span, ...]:
    """Return the words that say that a ring and a secondment would both do.

    «Begge deler» may also be two tasks, or two months: both forms are named just before.
    """
    both = tuple(
        span
        for span in marked.cues[Cue.ANY_FORM]
        if _names_both(marked, max(0, span[0] - _NAMED_NEAR), marked.sentence_of(span[0])[1])
    )
    indifferent = tuple(
        span
        for span in marked.sentences
        if _NO_MATTER.search(marked.text, *span)
        and _names_both(marked, *span)
        and not marked.text[slice(*span)].endswith("?")
    )
    return (*both, *indifferent)


def _names_both(marked: MarkedText, start: int, end: int) -> bool:
    return all(form.search(marked.text, start, end) for form in _BOTH_FORMS)
