"""Is a mail in English?"""

from __future__ import annotations

import re
from typing import Final

from matcher.enquiries.lexicon import Lexicon

_WORD: Final = re.compile(r"[^\W\d_]+")


def is_english(text: str, lexicon: Lexicon) -> bool:
    """Tell whether more of the small words of a text are English than Norwegian."""
    words = _WORD.findall(text.lower())
    english = sum(word in lexicon.english_words for word in words)
    return english > sum(word in lexicon.light_words for word in words) - english
