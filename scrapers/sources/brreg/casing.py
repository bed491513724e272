"""How is a name in capitals written so that people can read it?"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).with_name("spellings.toml")
"""Proper names and abbreviations that occur in names of state bodies, as they are written."""


@lru_cache(maxsize=1)
def known_spellings() -> tuple[str, ...]:
    """Return the table of spellings."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return tuple(spelling for spellings in table.values() for spelling in spellings)


def readable_name(capitals: str, spellings: Iterable[str]) -> str:
    """Return a name with capitals only where Norwegian has them.

    A name that already has small letters is left as it is. Everything becomes small, the words
    in `spellings` get the form they have there (a longer one before a shorter), and the first
    letter becomes a capital.
    """
    text = " ".join(unicodedata.normalize("NFC", capitals).split())
    if text != text.upper():
        return text
    forms = {unicodedata.normalize("NFC", form).lower(): form for form in spellings if form}
    text = text.lower()
    if forms:
        longest_first = sorted(forms, key=lambda form: (-len(form), form))
        words = "|".join(re.escape(form) for form in longest_first)
        pattern = rf"(?<![^\W_])(?:{words})(?![^\W_])"
        text = re.sub(pattern, lambda match: forms[match[0]], text)
    first = next((at for at, letter in enumerate(text) if letter.isalpha()), None)
    if first is None or text[:first].strip():
        return text
    is_spelt = any(text[first:].startswith(form) for form in forms.values())
    return text if is_spelt else text[:first] + text[first].upper() + text[first + 1 :]


def readable_place(capitals: str) -> str:
    """Return the name of a place with a capital in each word, but not in small words.

    A hyphen starts a new word too, as in Nord-Odal.
    """
    small = {"i", "og", "på", "ved"}
    words = re.split(r"([\s-]+)", unicodedata.normalize("NFC", capitals).strip().lower())
    return "".join(word if word in small else word[:1].upper() + word[1:] for word in words)
