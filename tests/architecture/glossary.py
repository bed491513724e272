"""Which words does the glossary forbid in identifiers, and which words does a name consist of?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

CODE_COLUMN: Final = 2
NOT_COLUMN: Final = 3
PARTS_OF_A_NAME: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def words_of(name: str) -> tuple[str, ...]:
    """Split snake_case and CamelCase into lower-case words."""
    return tuple(part.lower() for part in PARTS_OF_A_NAME.findall(name))


def singular(word: str) -> str:
    """Return the word without the usual English plural."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def phrase(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words in the form in which they are compared."""
    return tuple(singular(word) for word in words)


def rows(glossary: Path) -> Iterator[list[str]]:
    """Yield the cells of each term's row."""
    for line in glossary.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > NOT_COLUMN + 1 and "`" in cells[CODE_COLUMN]:
            yield cells


def forbidden_phrases(glossary: Path) -> frozenset[tuple[str, ...]]:
    """Return what the "not" column forbids and no "code" column uses.

    "trade" is forbidden for a swap, and is the word for lærefag: it stays allowed.
    """
    chosen: set[str] = set()
    forbidden: set[tuple[str, ...]] = set()
    for cells in rows(glossary):
        for name in re.findall(r"`([^`]+)`", cells[CODE_COLUMN]):
            chosen.update(phrase(words_of(name)))
        forbidden.update(phrase(words_of(text)) for text in cells[NOT_COLUMN].split(",") if text)
    return frozenset(words for words in forbidden if words and not chosen.issuperset(words))


def find_phrase(name: str, forbidden: frozenset[tuple[str, ...]]) -> str | None:
    """Return the forbidden phrase that `name` contains, or None when it contains none."""
    words = phrase(words_of(name))
    for start in range(len(words)):
        for length in (1, 2):
            part = words[start : start + length]
            if part in forbidden:
                return "_".join(part)
    return None
