"""Which town does the line that is a mail's title name as the writer's?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.reading import WEAK, Said
from matcher.enquiries.towns_named import TownOf, towns_named

_AT: Final = re.compile(r"\b(?:i|på|ved|fra|frå|in|at|from)\s+$", re.IGNORECASE)
_STAYS: Final = (Cue.SECONDMENT, Cue.SEND, Cue.GO_VERB, Cue.WISH, Cue.STAY)


def read_title_place(title: MarkedText, body: MarkedText, town_of: TownOf) -> Said[str] | None:
    """Return the only town that a title has something «in», when it is no wish for a stay there.

    «Lærling i Sogndal» tells where the writer sits when the body does not; «Hospitering i Bergen»
    tells where the apprentice would go, and so may a town that the body has something «in» too.
    It stands in no words of the body, so it has no spans.
    """
    elsewhere = set(_towns_in(body, town_of))
    towns = set(_towns_in(title, town_of)) - elsewhere
    return Said(value=towns.pop(), spans=(), certainty=WEAK) if len(towns) == 1 else None


def _towns_in(text: MarkedText, town_of: TownOf) -> Iterator[str]:
    for name, (start, _) in towns_named(text.text, town_of):
        clause = (text.clause_of(start)[0], start)
        if _AT.search(text.text, 0, start) and not any(text.has(cue, clause) for cue in _STAYS):
            yield name
