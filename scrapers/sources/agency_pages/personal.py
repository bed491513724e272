"""Which sentences tell of a person, and so must never be kept?

What is published about agencies often stands beside the names, addresses and numbers of the
people to ask. None of that is needed here: a sentence that holds any of it is dropped whole,
and when in doubt it is dropped too.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Set
from pathlib import Path
from typing import Final

_EMAIL: Final = re.compile(
    r"[\w.+-]+\s?(?:@|\(a\)|\(at\)|\[at\]|\bkrøllalfa\b)\s?[\w-]+(?:\s?\.\s?[\w-]+)+", re.IGNORECASE
)
_PHONE: Final = re.compile(
    r"(?<!\d)(?:(?:\+|00)47[ \u00a0]?)?"
    r"(?:[2-9]\d{7}|\d{2}(?:[ \u00a0]\d{2}){3}|\d{3}[ \u00a0]\d{2}[ \u00a0]\d{3})(?!\d)"
)
_NATIONAL_NUMBER: Final = re.compile(r"(?<!\d)\d{6}[ \u00a0]?\d{5}(?!\d)")
_ROLE_AND_NAME: Final = re.compile(
    r"\b(?i:kontaktperson|kontakt|leder|leiar|direktør|sjef|rådgiver|rådgjevar|ansvarlig|ansvarleg"
    r"|spør|ring|tlf|telefon|mobil|v/)\w*[\s:,.]+[A-ZÆØÅ][\w'-]+\s+(?:[A-ZÆØÅ]\.?\s+)?[A-ZÆØÅ][\w'-]+",
)
_AGED: Final = re.compile(r"\b[A-ZÆØÅ][\wæøå'-]+(?:\s[A-ZÆØÅ][\wæøå'-]+)*\s\(\d{2}\)")
_ALSO_A_WORD: Final = frozenset(
    {"Per", "Dag", "Even", "Liv", "Live", "Mai", "June", "Odd", "Stein"}
)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«–-])|\n+")


def read_given_names() -> frozenset[str]:
    """Read the given names that are common in Norway, written with a capital."""
    with Path(__file__).with_name("given_names.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset(line["name"] for line in csv.DictReader(lines))


def tells_of_person(text: str, given_names: Set[str]) -> bool:
    """Tell whether a text may hold an address, a number or a name of a person."""
    patterns = (_EMAIL, _PHONE, _NATIONAL_NUMBER, _ROLE_AND_NAME, _AGED)
    if any(pattern.search(text) for pattern in patterns):
        return True
    words = re.findall(r"[^\W\d_]+", text)
    return any(
        word in given_names and not (at == 0 and word in _ALSO_A_WORD)
        for at, word in enumerate(words)
    )


def without_persons(text: str, given_names: Set[str]) -> str:
    """Return the sentences of a text that tell of no person, on one line."""
    kept = (
        " ".join(sentence.split())
        for sentence in _SENTENCE_END.split(text)
        if not tells_of_person(sentence, given_names)
    )
    return " ".join(sentence for sentence in kept if sentence)
