"""When are two ways of writing a place name the same name?"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LETTERS_WITHOUT_MARK: Final = str.maketrans(
    {"đ": "d", "ŧ": "t", "ŋ": "n", "ʒ": "z", "ð": "d", "’": "", "'": ""}
)
_TYPED_OUT: Final = (
    str.maketrans({"æ": "ae", "ø": "o", "å": "aa"}),
    str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"}),
    str.maketrans({"æ": "a", "ø": "o", "å": "a"}),
    str.maketrans({"æ": "e", "ø": "o", "å": "o"}),
)
_SMALL_WORDS: Final = frozenset({"i", "på", "og", "ved", "av"})


def exact_key(text: str) -> str:
    """Return the name without regard to case, Unicode form, hyphens and spacing."""
    composed = unicodedata.normalize("NFC", text).casefold()
    return " ".join(re.sub(r"[-–—/.,()]", " ", composed).split())


def loose_keys(text: str) -> tuple[str, ...]:
    """Return the ways the name is typed on a keyboard that lacks its letters, likeliest first."""
    key = exact_key(text)
    typed = [_without_marks(key.translate(table)) for table in _TYPED_OUT]
    return tuple(dict.fromkeys([*typed, _without_marks(key.replace("ö", "ø").replace("ä", "æ"))]))


def display_name(capitals: str) -> str:
    """Return a name written in capitals as it is written in running text: Mo i Rana."""
    words = capitals.lower().split(" ")
    return " ".join(
        word if index and word in _SMALL_WORDS else _capitalised(word)
        for index, word in enumerate(words)
    )


def _capitalised(word: str) -> str:
    """Return the word with a capital at its start and after each hyphen."""
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def _without_marks(text: str) -> str:
    """Return the text with accents and strokes taken off, except on æ, ø and å themselves."""
    kept = text.translate(_LETTERS_WITHOUT_MARK)
    return "".join(
        letter
        if letter in "æøå"
        else "".join(
            c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c)
        )
        for letter in kept
    )
