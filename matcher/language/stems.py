"""What have the inflected forms of a Norwegian word in common?"""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Final

from Stemmer import Stemmer

REMEMBERED: Final = 50_000
THE_ONES_WHO: Final = "erne"
LONG_FROM: Final = 8
"""Shorter words that end so are words of their own: stjerne, moderne."""

_threads: Final = threading.local()


@lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """Return a folded word without its endings, by Snowball's rules for bokmål.

    Source: https://snowballstem.org/algorithms/norwegian/stemmer.html. What comes out compares,
    and is not meant to be read: «tilsynet» and «tilsyn» are «tilsyn», «prøver» is «prøv». The
    rules know «brukere» and «brukeren», not «brukerne»: that ending is taken off before.
    """
    is_definite = word.endswith(THE_ONES_WHO) and len(word) >= LONG_FROM
    return str(_stemmer().stemWord(word.removesuffix("ne") + "e" if is_definite else word))


def _stemmer() -> Stemmer:
    """Return this thread's stemmer: two threads may not use the same one."""
    found: Stemmer | None = getattr(_threads, "stemmer", None)
    if found is None:
        found = _threads.stemmer = Stemmer("norwegian", 0)
    return found
