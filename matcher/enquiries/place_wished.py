"""Does a sentence wish for a town, or tell of kin there, and not of where the writer sits?"""

from __future__ import annotations

import re
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

_RATHER: Final = re.compile(
    rf"\b{any_of('rather_in')}\s+(?:\w+\s+)?{any_of('at_place')}\s+$", re.IGNORECASE
)
_ROW_BEFORE: Final = re.compile(
    rf"(?<=\s)[A-ZÆØÅ][\w-]+(?:,\s+[A-ZÆØÅ][\w-]+)*,?\s+(?:eller|og|å|or|and)\s+(?:{any_of('at_place')}\s+)?$"
)
_KIN_IN: Final = re.compile(
    rf"\b(?:{any_of('kin')}(?:\s+\w+)?|{any_of('could_live')}(?:\s+\w+){{0,3}})\s+{any_of('at_place')}\s+$",
    re.IGNORECASE,
)
_KIN_THERE: Final = re.compile(
    rf"[^.!?]{{0,70}}\b{any_of('kin')}\b[^.!?]{{0,12}}\b(?:der|there)\b"
    r"|[,(]?\s*(?:der|hvor|kor|where)\b[^.!?]{0,30}"
    rf"\b(?:{any_of('kin')}|bor|bur|kommer fra|lives)\b",
    re.IGNORECASE,
)
_ANY_OTHER: Final = re.compile(rf"\b{any_of('others', 'another_party')}\b", re.IGNORECASE)


def is_wished_for(marked: MarkedText, span: Span) -> bool:
    """Tell whether a town is wished for, or where the apprentice has kin or could live.

    «Gjerne i Tromsø», «Bergen eller Stord», «i Vadsø, der har han ei søster». «En annen etat i
    Oslo» is none of it: whoever says so may sit there too.
    """
    sentence, clause = marked.sentence_of(span[0]), marked.clause_of(span[0])
    before, behind = marked.text[sentence[0] : span[0]], marked.text[span[1] : sentence[1]]
    row = _ROW_BEFORE.search(before)
    front = before[: row.start()] if row else before
    if _RATHER.search(front) or _KIN_IN.search(before) or _KIN_THERE.match(behind):
        return True
    own_clause = marked.text[clause[0] : span[0]]
    stays = [
        place[1]
        for cue in (Cue.SECONDMENT, Cue.GO_VERB)
        for place in marked.find(cue, (clause[0], span[0]))
    ]
    is_free = not (_ANY_OTHER.search(own_clause) or marked.has(Cue.RECEIVE, sentence))
    return bool(stays) and is_free and not marked.has(Cue.SITE, (max(stays), span[0]))
