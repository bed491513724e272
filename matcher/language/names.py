"""Which of many named things does a text mean, also when it is shortened or misspelt?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Generic, TypeVar

from rapidfuzz import fuzz

from matcher.language.words import fold_text

K = TypeVar("K", bound=str)

ALIKE_FROM: Final = 85.0
"""A misspelt name is meant from this likeness in per cent on (rapidfuzz's ratio, the share of
letters that two texts have in common, in order): two wrong letters in a word of fourteen."""

EXACT: Final = 1.0
LOOSELY_EXACT: Final = 0.98
BEGINS_WITH: Final = 0.9
WORDS_BEGIN_WITH: Final = 0.8
MISSPELT: Final = 0.7

_KEYBOARD: Final = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t", "ä": "ae", "ö": "o"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHit(Generic[K]):
    """Something that a text may mean: under which of its names, and how surely.

    `is_exact` when the text is the name itself, but for case, signs and letters typed otherwise.
    """

    key: K
    name: str
    score: float
    is_exact: bool


@lru_cache(maxsize=20_000)
def fold_name(text: str) -> str:
    """Return a name without regard to case, Unicode form and signs: «Nav (NAV)» is «nav nav»."""
    return " ".join(re.sub(r"[^\w\s]", " ", fold_text(text)).split())


@lru_cache(maxsize=20_000)
def loosen_name(text: str) -> str:
    """Return a name as it is typed on a keyboard that lacks its letters.

    å, a and aa are one letter then, and ø, o and oe; so are Sámi letters and their plain ones.
    """
    plain = fold_name(text).translate(_KEYBOARD)
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFD", plain)
        if not unicodedata.combining(letter)
    )
    return plain.replace("aa", "a").replace("oe", "o")


def find_names(text: str, names: Mapping[K, Iterable[str]]) -> tuple[NameHit[K], ...]:
    """Return what a text may mean, the surest first; each thing once, under its best name.

    The name itself comes first, then names that begin so, names whose words begin so, and at
    last names with nearly the same spelling. The same text gives the same answer.
    """
    if not fold_name(text):
        return ()
    hits = []
    for key, own in names.items():
        scored = [(_score(text, name), name) for name in own]
        score, name = max(scored, key=lambda pair: (pair[0], -len(pair[1])), default=(0.0, ""))
        if score > 0:
            is_exact = score >= LOOSELY_EXACT
            hits.append(NameHit(key=key, name=name, score=round(score, 4), is_exact=is_exact))
    return tuple(sorted(hits, key=lambda hit: (-hit.score, len(hit.name), hit.name, hit.key)))


def _score(text: str, name: str) -> float:
    """Return how surely the text means the name, 0 when it does not."""
    if fold_name(text) == fold_name(name):
        return EXACT
    given, whole = loosen_name(text), loosen_name(name)
    if given == whole and given:
        return LOOSELY_EXACT
    return _score_part(given, whole) if given else 0.0


def _score_part(given: str, whole: str) -> float:
    """Return how surely a text that is not the name means it all the same."""
    if whole.startswith(given):
        return BEGINS_WITH
    words = whole.split()
    if all(any(word.startswith(part) for word in words) for part in given.split()):
        return WORDS_BEGIN_WITH
    if given.isdigit():  # a number that is nearly right is another number
        return 0.0
    return MISSPELT * fuzz.ratio(given, whole, score_cutoff=ALIKE_FROM) / 100
