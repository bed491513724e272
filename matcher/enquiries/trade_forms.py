"""How do people write the name of a trade: run together, apart, or cut short?"""

from __future__ import annotations

import re
from typing import Final

_JOINT: Final = re.compile(r"(?:- og | og |-| )")
_LONG_JOINT: Final = r"(?:[-/]?[ ]?(?:og|å|o|&|\+|and)[ ]?-?|[-/ ]|/-)?"
_SHORT_JOINT: Final = r"[- ]?"
_LEARNER: Final = r"[- ]?(?:fag|l[æe]re?li|lærl\b)[\w-]*"
_VOWELS: Final = "aeiouyæøå"
_SHORTEST_ALONE: Final = 6
_SHORTEST_BEHIND: Final = 3
_SHORTEST_FIRST: Final = 4
_BARE_FROM: Final = 4


def written_forms_of(name: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Return patterns of a trade with «faget» or «lærling» behind it, and of its bare name.

    The parts of «service- og administrasjonsfaget» may stand apart or be run together, and each
    may be cut behind a consonant: «serviceadm», «service- og adm.lærling». None for a name that
    does not end in «faget».
    """
    bare = name.lower().removesuffix("faget")
    if bare == name.lower():
        return None
    parts = [part for part in _JOINT.split(bare.removesuffix("s")) if part]
    joint = _LONG_JOINT if " og " in name else _SHORT_JOINT
    first = "".join(f"{_first(part)}{joint}" for part in parts[:-1])
    shortest = _SHORTEST_BEHIND if first else _SHORTEST_ALONE
    last = _cut(parts[-1], shortest)
    sure = rf"(?<!\w){first}{last}\.?[ ]?s?{_LEARNER}"
    full = re.escape(parts[-1]) if len(parts[-1]) >= _BARE_FROM else r"(?!)"
    weak = rf"(?<!\w){first}(?:{full}|{last}(?<![{_VOWELS}])\.?)(?!\w)"
    return re.compile(sure, re.IGNORECASE), re.compile(weak, re.IGNORECASE)


def _first(part: str) -> str:
    return rf"{_cut(part, _SHORTEST_FIRST)}\.?"


def _cut(word: str, shortest: int) -> str:
    """Return a pattern of a word and of all its beginnings down to some letters."""
    kept, rest = word[:shortest], word[shortest:]
    pattern = ""
    for letter in reversed(rest):
        pattern = f"(?:{re.escape(letter)}{pattern})?"
    return re.escape(kept) + pattern
