"""Is a length of time to be spent with a host that nobody has named yet?"""

from __future__ import annotations

import re
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

# «Seks veker på eit storkjøkken», «fire uker i mai hos en annen lab», «to måneder et annet sted»
_ELSEWHERE: Final = re.compile(
    rf"\s+(?:(?:i|in)\s+[a-zæøå]+\s+)?(?:{any_of('at_a_host')}\s+{any_of('some_host')}"
    rf"|{any_of('some_place')})\b",
    re.IGNORECASE,
)
_FROM: Final = re.compile(r"\b(?:fra|frå|from|av)\s+$", re.IGNORECASE)


def is_elsewhere(marked: MarkedText, length: Span) -> bool:
    """Tell whether a length of time is to be spent with somebody who is not named."""
    if _ELSEWHERE.match(marked.text, length[1]):
        return True
    sentence = marked.sentence_of(length[0])
    if marked.has(Cue.RECEIVE, sentence) or marked.has(Cue.NEGATION, sentence):
        return False
    places = marked.find(Cue.OTHER_PLACE, (length[1], sentence[1]))
    return any(not _FROM.search(marked.text[length[1] : start]) for start, _ in places)
