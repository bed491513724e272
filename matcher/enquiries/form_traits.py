"""Which traits of a mail hint at the form and the direction that its words do not settle?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.reading import ReadNeed, Said, Span

_TITLED: Final = "title."
ASKED: Final = "asked."
_READ: Final = "read."

Traits = Mapping[str, tuple[Span, ...]]
"""Each trait of a mail with the words that have it; none when only the title does."""


def find_traits(marked: MarkedText, subject: MarkedText, need: ReadNeed) -> Traits:
    """Return the kinds of words in a text, in its title and in its questions, and what was read.

    A trait is there or not, however often: «lack», «asked.host_verb», «title.swap»,
    «read.missing».
    """
    traits: dict[str, tuple[Span, ...]] = {}
    questions = [one for one in marked.sentences if _is_question(marked.text[slice(*one)])]
    for cue in Cue:
        if marked.cues[cue]:
            traits[cue.value] = marked.cues[cue]
        asked = tuple(span for one in questions for span in marked.find(cue, one))
        if asked:
            traits[ASKED + cue.value] = asked
        if subject.cues[cue]:
            traits[_TITLED + cue.value] = ()
    traits |= {_READ + name: _spans(said) for name, said in _read(need).items() if any(said)}
    return traits


def _is_question(sentence: str) -> bool:
    return sentence.rstrip(' )"»').endswith("?")


def _read(need: ReadNeed) -> Mapping[str, tuple[Said[Any] | None, ...]]:
    """Return what else was read of a need, of which the form may be a consequence."""
    return {
        "trade": (need.trade,),
        "missing": need.missing_aims,
        "covered": need.covered_aims,
        "months": (need.months,),
        "start": (need.start,),
        "questions": need.questions,
    }


def _spans(said: tuple[Said[Any] | None, ...]) -> tuple[Span, ...]:
    return tuple(span for one in said if one is not None for span in one.spans)
