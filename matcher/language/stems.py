"""What have the inflected forms of a Norwegian word in common?"""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Final

from Stemmer import Stemmer

REMEMBERED: Final = 50_000

_threads: Final = threading.local()


@lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """Return a folded word without its endings, by Snowball's rules for bokmål.

    Source: https://snowballstem.org/algorithms/norwegian/stemmer.html. What comes out compares,
    and is not meant to be read: «tilsynet» and «tilsyn» are «tilsyn», «prøver» is «prøv».
    """
    return str(_stemmer().stemWord(word))


def _stemmer() -> Stemmer:
    """Return this thread's stemmer: two threads may not use the same one."""
    found: Stemmer | None = getattr(_threads, "stemmer", None)
    if found is None:
        found = _threads.stemmer = Stemmer("norwegian", 0)
    return found
