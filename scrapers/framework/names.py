"""When are two names of agencies spellings of one name?"""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import Final

WRITTEN_FORMS: Final = (
    ("verksemd", "virksomhet"),
    ("tenest", "tjenest"),
    ("høgskul", "høyskol"),
    ("høgskol", "høyskol"),
    ("skule", "skole"),
    ("noreg", "norge"),
    ("rettleiing", "veiledning"),
    ("forsking", "forskning"),
    ("ombodet", "ombudet"),
    ("ombod", "ombud"),
    ("vegen", "veien"),
    ("vegvesen", "veivesen"),
    ("kyrkj", "kirk"),
    ("heil", "hel"),
    ("lærar", "lærer"),
    ("forbrukar", "forbruker"),
    ("innbyggjar", "innbygger"),
    ("arbeidsmarknad", "arbeidsmarked"),
    ("nasjonale", "nasjonal"),
)
"""Pieces of words in nynorsk or older spelling, and how bokmål writes them now."""
EMPTY_WORDS: Final = frozenset({"og", "i", "for", "av", "på", "den", "det", "de", "the", "norske"})
DEFINITE: Final = re.compile(r"(?<=[a-zæøåáčđŋšŧž]{4})(?:et|en|ene|a)$")
PARENTHESIS: Final = re.compile(r"^(?P<outside>.*?)\s*\((?P<inside>[^()]+)\)\s*$")


def spell_alike(name: str) -> str:
    """Return one spelling for the written forms of a name: the words that carry it, folded.

    Case, Unicode form, hyphens, punctuation, small words, the definite ending and the commonest
    differences between bokmål and nynorsk disappear; the order of the words stays.
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    words = re.findall(r"[^\W_]+", text)
    kept = [_fold_word(word) for word in words if word not in EMPTY_WORDS]
    return " ".join(kept or words)


def spellings_of(name: str) -> frozenset[str]:
    """Return the folded spellings of a name; what stands in a parenthesis is a name too."""
    spellings = {spell_alike(name)}
    if match := PARENTHESIS.match(name):
        spellings |= {spell_alike(match["outside"]), spell_alike(match["inside"])}
    return frozenset(spelling for spelling in spellings if spelling)


def resemblance(left: str, right: str) -> float:
    """Return how alike two names are, from 0 to 1, whatever order their words have.

    The better of two ratios of matching characters (Ratcliff and Obershelp, as in difflib): of
    the folded names as they stand, and with their words in alphabetical order.
    """
    one, other = sorted((spell_alike(left), spell_alike(right)))
    by_words = _ratio(" ".join(sorted(one.split())), " ".join(sorted(other.split())))
    return max(_ratio(one, other), by_words)


def _ratio(one: str, other: str) -> float:
    """Return the share of characters that match, in order."""
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _fold_word(word: str) -> str:
    """Fold one word: written form, then definite ending."""
    for old, new in WRITTEN_FORMS:
        word = word.replace(old, new)
    return DEFINITE.sub("", word)
