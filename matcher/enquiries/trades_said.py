"""Which trades does a mail ask about?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from matcher.domain.curriculum import TradeCode
from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue, TradePhrase
from matcher.enquiries.reading import LIKELY, SURE, WEAK, Said, Span
from matcher.enquiries.word_lists import any_of

_APPRENTICE_IN: Final = re.compile(
    r"(?:l[æe]re?li[nñ]?g?\w*|lærl\w+|apprentices?|lærekandidat\w*|fag\w*|fagbrev|læreplass\w*|lære)\s*"
    r"(?:\w+\s+)?(?:i|innen|innan|innanfor|innenfor|på|som|in|for|as an?|,|–|-|\()\s*[«\"(]?$",
    re.IGNORECASE,
)
_APPRENTICE_BEHIND: Final = re.compile(
    r"[.]?[- ]?(?:\w*l[æe]rli|apprentice|-?faget)", re.IGNORECASE
)
_APPRENTICE_BEFORE: Final = re.compile(
    r"\b(?:apprentice|skal bli|vil bli|utdann[ae]r seg (?:til|som))\s+$", re.IGNORECASE
)
# «En lærling som utvikler …» may be a verb: it counts only when nothing else names a trade.
_AS: Final = re.compile(r"\b(?:som|as an?)\s+$", re.IGNORECASE)
_ITSELF: Final = re.compile("l[æe]rli|apprentice", re.IGNORECASE)
# «Logistikk: 3 lærlinger på lageret», as a paragraph or an item of its own.
_OPENS: Final = re.compile(r"(?:^|\n)[ \t]*(?:(?:[-–•*]|\d+[.)]|[a-e]\))[ \t]+)?$")
_COUNTED: Final = re.compile(
    r":[ \t]*\n?[ \t]*(?:[\w-]+[ \t]+){1,3}?[\w-]*(?:l[æe]rling|apprentice)", re.IGNORECASE
)
_NOT_YET: Final = re.compile(rf"\b{any_of('no_trade_yet')}\b", re.IGNORECASE)
_MENTIONED: Final = re.compile(rf"\b{any_of('only_mentioned')}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeMention:
    """A place that names a trade; what is not sure counts only when nothing sure is said.

    A heading names what follows, but no trade that the mail would not name otherwise.
    """

    trade: TradeCode
    span: Span
    is_sure: bool
    is_heading: bool = False


def find_trades(text: str, phrases: Sequence[TradePhrase]) -> tuple[TradeMention, ...]:
    """Return every mention of a trade, in order; the longest at each place."""
    found = sorted(_mentions(text, phrases), key=lambda m: (m.span[0], -m.span[1]))
    taken: list[TradeMention] = []
    for mention in found:
        if not taken or mention.span[0] >= taken[-1].span[1]:
            taken.append(mention)
    return tuple(taken)


def read_trades(
    marked: MarkedText, in_body: Sequence[TradeMention], in_subject: Sequence[TradeMention]
) -> tuple[Said[TradeCode], ...]:
    """Return the trades of a mail in the order in which they are named, each once."""
    meant = [m for m in in_body if not _is_denied(marked, m)]
    meant = [m for m in meant if not _is_refused(marked, m)] or meant
    named = [m for m in (*meant, *in_subject) if not m.is_heading]
    sure = [m.trade for m in named if m.is_sure]
    chosen = dict.fromkeys(sure or [m.trade for m in named])
    return tuple(_said(trade, meant, is_sure=bool(sure)) for trade in chosen)


def _said(trade: TradeCode, in_body: Sequence[TradeMention], *, is_sure: bool) -> Said[TradeCode]:
    spans = tuple(m.span for m in in_body if m.trade == trade)
    certainty = WEAK if not is_sure else SURE if spans else LIKELY
    return Said(value=trade, spans=spans, certainty=certainty)


def _mentions(text: str, phrases: Sequence[TradePhrase]) -> Iterator[TradeMention]:
    """Yield mentions; a word that means a trade only beside an apprentice is left out elsewhere."""
    for phrase in phrases:
        for found in phrase.pattern.finditer(text):
            before = text[max(0, found.start() - 40) : found.start()]
            is_beside = bool(
                _APPRENTICE_IN.search(before)
                or _APPRENTICE_BEFORE.search(before)
                or _APPRENTICE_BEHIND.match(text, found.end())
            )
            is_itself = bool(_ITSELF.search(found.group()))
            if phrase.is_sure or is_beside or is_itself:
                is_settled = is_beside and not (phrase.is_place or _AS.search(before))
                is_sure = phrase.is_sure or is_settled
                yield TradeMention(trade=phrase.trade, span=found.span(), is_sure=is_sure)
            elif not phrase.is_place and text[found.end() : found.end() + 1] == ":":
                is_counted = bool(_OPENS.search(before) and _COUNTED.match(text, found.end()))
                yield TradeMention(
                    trade=phrase.trade,
                    span=found.span(),
                    is_sure=is_counted,
                    is_heading=not is_counted,
                )


def _is_refused(marked: MarkedText, mention: TradeMention) -> bool:
    """Tell whether cooperation is refused in a trade («kan ikke være med i ring i IT-drift»)."""
    clause = marked.clause_of(mention.span[0])
    return any(end <= mention.span[0] for _, end in marked.find(Cue.REJECT, clause))


def _is_denied(marked: MarkedText, mention: TradeMention) -> bool:
    """Tell whether a trade is named as none, or as one that is only thought of."""
    if marked.ends_with(Cue.NEGATION, mention.span[0], gap=1):
        return True
    sentence = marked.sentence_of(mention.span[0])
    is_mentioned = _MENTIONED.search(marked.text, *sentence)
    return bool(is_mentioned and _NOT_YET.search(marked.text, *marked.around(sentence)))
