"""Is a form, or a kind of host, named only to say no to it?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

_RATHER_THAN: Final = re.compile(any_of("rather_than"), re.IGNORECASE)
_OTHER_FORM: Final[Mapping[Cue, re.Pattern[str]]] = {
    Cue.SECONDMENT: re.compile(rf"\b{any_of('ring_word')}\b", re.IGNORECASE),
    Cue.RING: re.compile(rf"\b{any_of('stay_word')}\b", re.IGNORECASE),
}
# «De mener at en ring er svaret. Det er jeg uenig i.»
_DISAGREES: Final = re.compile(rf"\W*(?:men |but )?{any_of('disagrees')}\b", re.IGNORECASE)
# «Sykehjem tror jeg ikke dere har», «nei, det er jo kommune»
_NOT_MEANT_BEFORE: Final = re.compile(
    rf"\b(?:nei|no)\b\W+(?:\w+\s+){{0,3}}$|\b{any_of('denied')}\s+(?:{any_of('before_host')}\s+)*$",
    re.IGNORECASE,
)
# «Kan hun være hos kommunen, eller må det være staten?»
_OR_ELSE: Final = re.compile(rf"\b{any_of('or_else')}\b[^?]*\?", re.IGNORECASE)
_NOT_MEANT_BEHIND: Final = re.compile(
    rf"\s+{any_of('not_meant')}\b|[\s.…,–-]+(?:nei|no)\b", re.IGNORECASE
)


def is_refused(marked: MarkedText, span: Span, cue: Cue) -> bool:
    """Tell whether a mention of a form is refused: in its clause, or by the sentence behind it.

    «Hospitering og ikke ring» refuses the ring alone, «hospitering heller enn ring» too.
    """
    sentence = marked.sentence_of(span[0])
    if any(
        _refuses(marked, reject, span, cue)
        for reject in marked.find(Cue.REJECT, marked.clause_of(span[0]))
    ):
        return True
    return any(
        start >= sentence[1] and _DISAGREES.match(marked.text, start, end)
        for start, end in marked.sentences[: _after(marked, sentence)]
    )


def asks_what_is_allowed(marked: MarkedText, sentence: Span) -> bool:
    """Tell whether a question asks which kind of host there may be, not for one."""
    return bool(_OR_ELSE.search(marked.text, *sentence))


def is_not_meant(marked: MarkedText, span: Span) -> bool:
    """Tell whether a host is only named to be left out, or to ask whether it is allowed at all."""
    sentence = marked.sentence_of(span[0])
    if asks_what_is_allowed(marked, sentence):
        return True
    before = marked.text[sentence[0] : span[0]]
    is_behind = _NOT_MEANT_BEHIND.match(marked.text, span[1])
    return bool(is_behind or _NOT_MEANT_BEFORE.search(before))


def _refuses(marked: MarkedText, reject: Span, span: Span, cue: Cue) -> bool:
    other = _OTHER_FORM.get(cue)
    words = marked.text[slice(*reject)]
    if other is not None and other.search(words):
        return False
    return span[0] >= reject[0] or not _RATHER_THAN.fullmatch(words)


def _after(marked: MarkedText, sentence: Span) -> int:
    """Return the number of sentences up to and with the one behind."""
    return marked.sentences.index(sentence) + 2 if sentence in marked.sentences else 0
