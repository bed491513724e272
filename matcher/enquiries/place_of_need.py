"""Where does the apprentice of one of several needs sit?"""

from __future__ import annotations

import re
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.place_grammar import Whose, whose_town
from matcher.enquiries.place_said import AgenciesNamed, read_place
from matcher.enquiries.reading import LIKELY, Said
from matcher.enquiries.scopes import Scope
from matcher.enquiries.towns_named import TownOf, towns_named
from matcher.enquiries.word_lists import any_of

# «Laboratorielærling, Sandnes.», «en i IT-drift i Skien», «ein kokk skal det vere, i Bergen»
_AT: Final = re.compile(
    rf"[^.;!?\n]{{0,45}}?(?:\s{any_of('at_place')}\s+|[(,:–-]\s*|\bavd\.?\s+)(?:the\s+)?",
    re.IGNORECASE,
)
# «… mediedesignlærling skal det være»: a slip mended, and no stay.
_MENDED: Final = re.compile(r"skal (?:det|han|hun|ho) (?:være|vere)\b", re.IGNORECASE)
_MOVES: Final = (Cue.STAY, Cue.SECONDMENT, Cue.GO_VERB, Cue.WISH, Cue.NEGATION, Cue.LACK)


def read_need_place(
    marked: MarkedText, scope: Scope, agencies: AgenciesNamed, town_of: TownOf
) -> Said[str] | None:
    """Return the town that a part of a mail says of its own need, or None.

    It is what stands right behind the trade, else what the part's own clauses say.
    """
    behind = _behind_trade(marked, scope, agencies, town_of)
    return behind or read_place("", marked, agencies, town_of, within=scope.own)


def _behind_trade(
    marked: MarkedText, scope: Scope, agencies: AgenciesNamed, town_of: TownOf
) -> Said[str] | None:
    for start, end in scope.named_at:
        for name, (first, last) in towns_named(marked.text[start:end], town_of):
            span = (start + first, start + last)
            is_near = _AT.fullmatch(marked.text, start, span[0])
            mended = _MENDED.search(marked.text, start, span[0])
            begin = mended.end() if mended else start
            is_moved = any(marked.has(cue, (begin, span[0])) for cue in _MOVES)
            whose = whose_town(marked, span, agencies.own)
            if is_near and not is_moved and whose is not Whose.HOSTS:
                return Said(value=name, spans=(span,), certainty=LIKELY)
    return None
