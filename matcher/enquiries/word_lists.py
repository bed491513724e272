"""Which words stand in the small grammar of mails, as parts of regular expressions?"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Final

from matcher.settings import PACKAGED_DATA

PACKAGED: Final = PACKAGED_DATA / "reference" / "enquiries" / "word_lists.csv"


@cache
def _lists() -> Mapping[str, str]:
    """Return the alternatives of each list, the longest first."""
    words: defaultdict[str, set[str]] = defaultdict(set)
    with PACKAGED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words[row["list"]].update(word.strip() for word in row["words"].split("|"))
    return {
        name: "|".join(
            re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
            for word in sorted(own - {""}, key=lambda word: (-len(word), word))
        )
        for name, own in words.items()
    }


def any_of(*names: str) -> str:
    """Return a group that matches a word of any of the lists; `*` stands for letters or none."""
    return "(?:" + "|".join(_lists()[name] for name in names) + ")"
