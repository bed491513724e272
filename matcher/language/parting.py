"""Where may a long Norwegian word be parted at the end of a line?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

SOFT_HYPHEN: Final = "\u00ad"
"""Shows at the end of a line and nowhere else."""

LONG_FROM: Final = 15
"""Words of so many letters may have no room beside others on the narrowest screens."""

LONG_PART_FROM: Final = 16
_LEAST_LEFT: Final = 4

# Before what kind of body, trade or thing it is; and after the endings that an s binds to the next.
_SEAM: Final = re.compile(
    r"(?<=\w{3})(?=(?:departement|direktorat|sekretariat|tilsyn|forvalter|forvaltning|kommisjon|etat|"
    r"enhet|eining|vesen|verk|tjeneste|teneste|senter|sentral|museum|universitet|høgskole|høgskule|"
    r"organisasjon|myndighet|nemnd|ombud|bibliotek|institutt|informasjon|materiell|undersøkelse|"
    r"registre|utvalg|utval|erstatning|finansiering|leverandør|produksjon|maskin|mekanik|teknikk|"
    r"elektronik|operatør|arbeid|anlegg|system|faget\b))"
    r"|(?<=\w{3}(?:ings|jons|hets|eits|tets))(?=\w{4})"
)
_VOWELS: Final = frozenset("aeiouyæøåäöAEIOUYÆØÅ")
_ONE_SOUND: Final = ("skj", "sj", "kj", "gj", "tj", "hj")
_LONG_WORD: Final = re.compile(rf"\w{{{LONG_FROM},}}")


def seams(word: str) -> list[str]:
    """Return a word as the parts of a compound that are known for what they are."""
    return [part for part in _SEAM.split(word) if part]


def end_of_syllable(word: str, most: int) -> int:
    """Return how many letters to keep on a line, at most so many; `most` where none ends before.

    By the rule of one consonant (énkonsonantregelen) the last one before a vowel goes along, and
    letters that are one sound stay together: produk-sjon.
    """
    return max((end for end in _ends_of_syllables(word) if end <= most), default=most)


def soften(text: str) -> str:
    """Return a text with soft hyphens in its long words, so that no letter is broken off."""
    return _LONG_WORD.sub(lambda found: _softened(found.group()), text)


def _softened(word: str) -> str:
    parts = [piece for part in seams(word) for piece in _syllables(part)]
    return SOFT_HYPHEN.join(parts)


def _syllables(part: str) -> list[str]:
    """Return a part as it is, a long one as pieces that end where a syllable does."""
    pieces: list[str] = []
    while len(part) >= LONG_PART_FROM:
        latest = min(LONG_PART_FROM - 1, len(part) - _LEAST_LEFT)
        ends = [end for end in _ends_of_syllables(part) if _LEAST_LEFT <= end <= latest]
        if not ends:
            break
        pieces.append(part[: ends[-1]])
        part = part[ends[-1] :]
    return [*pieces, part]


def _ends_of_syllables(word: str) -> Iterator[int]:
    for at in range(2, len(word.rstrip()) - 1):
        if word[at].isalpha() and word[at] not in _VOWELS and word[at + 1] in _VOWELS:
            before = (at + 1 - len(sound) for sound in _ONE_SOUND if word[: at + 1].endswith(sound))
            yield next((start for start in before if start > 1), at)
