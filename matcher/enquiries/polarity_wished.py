"""Which clauses tell of work at a host that is wished for, or of work that is denied behind it?"""

from __future__ import annotations

import re
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.word_lists import any_of

_ENDS_IN_HOST: Final = re.compile(
    rf"\b(?:{any_of('some_host')})\s*[,(]?\s*(?:\w+\s*){{0,2}}$", re.IGNORECASE
)
_RELATIVE: Final = re.compile(
    rf"(?:og |and )?(?:{any_of('relative', 'where')}|hvor|that)\b", re.IGNORECASE
)
# «Ingen av delene gjør vi»: neither of what was said before.
_NEITHER: Final = re.compile(rf"(?:men |og |but |and )?{any_of('neither_of')}\b", re.IGNORECASE)
_WISHES: Final = (Cue.WISH, Cue.MATCH_QUESTION, Cue.MODAL)
_NO_WORK: Final = (Cue.RECEIVE, Cue.HOST_VERB, Cue.SECONDMENT, Cue.RING, Cue.SWAP, Cue.LACK)


def find_hosts_work(marked: MarkedText) -> frozenset[int]:
    """Return the clauses that say what a wished host does («et sted som lager …»), by number.

    Whoever wishes for such a place has not got its work.
    """
    found: set[int] = set()
    for at, clause in enumerate(marked.clauses[1:], start=1):
        if marked.clauses[at - 1].sentence != clause.sentence:
            continue
        sentence = marked.sentence_of(clause.start)
        before = marked.text[sentence[0] : clause.start].rstrip()
        is_of_host = bool(_ENDS_IN_HOST.search(before)) or at - 1 in found or at - 2 in found
        is_told = _RELATIVE.match(marked.text, *clause.span) or at - 1 in found
        is_wish = any(marked.has(cue, (sentence[0], clause.start)) for cue in _WISHES)
        is_work = not any(marked.has(cue, clause.span) for cue in _NO_WORK)
        if is_of_host and is_told and is_wish and is_work:
            found.add(at)
    return frozenset(found)


def find_neither(marked: MarkedText) -> frozenset[int]:
    """Return the clauses of a sentence of which the next says that neither is done, by number."""
    numbers = {
        clause.sentence - 1
        for clause in marked.clauses
        if _NEITHER.match(marked.text, *clause.span) and not clause.is_question
    }
    return frozenset(at for at, one in enumerate(marked.clauses) if one.sentence in numbers)
