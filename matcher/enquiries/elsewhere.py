"""Is a length of time to be spent with a host that nobody has named yet?"""

from __future__ import annotations

import re
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

# «Seks veker på eit storkjøkken», «fire uker i mai hos en annen lab»
_ELSEWHERE: Final = re.compile(
    rf"\s+(?:(?:i|in)\s+[a-zæøå]+\s+)?{any_of('at_a_host')}\s+{any_of('some_host')}\b",
    re.IGNORECASE,
)


def is_elsewhere(marked: MarkedText, length: Span) -> bool:
    """Tell whether a length of time is to be spent with somebody who is not named."""
    return bool(_ELSEWHERE.match(marked.text, length[1]))
