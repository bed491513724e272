"""Which words does a text consist of, and where do they stand?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# Letters of any alphabet (Sámi letters too) and digits; a sign may stand inside: e-post, c#, 24/7.
WORD: Final = re.compile(r"[^\W_]+(?:[-/&.'’][^\W_]+)*[+#]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word as it stands in a text, and the span of characters that it takes there."""

    text: str
    start: int
    end: int


def fold_text(text: str) -> str:
    """Return the text in one Unicode form (NFC), in lower case, with single spaces.

    Letters are kept apart: å is not a, and đ is not d. Folding twice changes nothing.
    """
    composed = unicodedata.normalize("NFC", text).lower()
    return " ".join(unicodedata.normalize("NFC", composed).split())


def iter_words(text: str) -> Iterator[Word]:
    """Yield the words of a text in order, with their spans in that very text."""
    for found in WORD.finditer(text):
        yield Word(text=found.group(), start=found.start(), end=found.end())
