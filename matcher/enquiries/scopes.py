"""Which part of a mail is about which need, when it has several?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from matcher.domain.curriculum import TradeCode
from matcher.enquiries.agency_names import AgencyMention
from matcher.enquiries.clauses import Clause, MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.reading import Said, Span
from matcher.enquiries.trades_said import TradeMention

_WORDS_BEFORE: Final = 5
_NEW_BLOCK: Final = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A need's part of the text: the clauses that speak of it alone, and those for all needs.

    `named_at` are the trade's names with what follows each up to the next trade or the sentence's
    end: of a clause with several trades, the part that tells where this one's apprentice is.
    """

    trade: Said[TradeCode] | None
    own: tuple[Span, ...] = ()
    shared: tuple[Span, ...] = ()
    agency: AgencyMention | None = None
    named_at: tuple[Span, ...] = ()


def find_scopes(
    marked: MarkedText,
    trades: Sequence[Said[TradeCode]],
    mentions: Sequence[TradeMention],
    agencies: Sequence[AgencyMention],
) -> tuple[Scope, ...]:
    """Return one scope for each need: by agency when each of several asks, else by trade.

    A mail with one need has one scope, whose own part is everything.
    """
    whole = (0, len(marked.text))
    askers = _askers(marked, agencies)
    if len(askers) > 1:
        return tuple(_agency_scopes(marked, trades, mentions, askers))
    if len(trades) < 2:
        return (Scope(trade=trades[0] if trades else None, own=(whole,)),)
    owners = _owners(marked, [said.value for said in trades], mentions)
    shared = tuple(c.span for c in marked.clauses if owners.get(c.span) is None)
    return tuple(
        Scope(
            trade=said,
            own=tuple(c.span for c in marked.clauses if owners.get(c.span) == said.value),
            shared=shared,
            named_at=tuple(_named_at(marked, said.value, mentions)),
        )
        for said in trades
    )


def _named_at(
    marked: MarkedText, trade: TradeCode, mentions: Sequence[TradeMention]
) -> Iterator[Span]:
    """Yield each name of a trade with what follows it, as far as the sentence speaks of it."""
    for mention in mentions:
        if mention.trade != trade:
            continue
        end = marked.sentence_of(mention.span[0])[1]
        others = [m.span[0] for m in mentions if m.trade != trade and m.span[0] > mention.span[0]]
        yield mention.span[0], max(mention.span[1], min([end, *others]))


def _owners(
    marked: MarkedText, trades: Sequence[TradeCode], mentions: Sequence[TradeMention]
) -> dict[Span, TradeCode]:
    """Return the trade that each clause speaks of, where it speaks of one only.

    A clause that names no trade goes on with the one before it, in its sentence, paragraph or
    list item, unless it speaks of both.
    """
    owners: dict[Span, TradeCode] = {}
    current: TradeCode | None = None
    previous: Clause | None = None
    for clause in marked.clauses:
        if previous is None or _is_new_block(marked, previous, clause):
            current = None
        previous = clause
        named = _named(marked, clause, trades, mentions)
        if len(named) > 1 or (not named and marked.has(Cue.BOTH, clause.span)):
            current = None
        elif named:
            current = named[0]
        if current is not None:
            owners[clause.span] = current
    return owners


def _is_new_block(marked: MarkedText, before: Clause, clause: Clause) -> bool:
    if before.sentence == clause.sentence:
        return False
    is_apart = bool(_NEW_BLOCK.search(marked.text, before.end, clause.start))
    return is_apart or clause.is_item


def _named(
    marked: MarkedText,
    clause: Clause,
    trades: Sequence[TradeCode],
    mentions: Sequence[TradeMention],
) -> list[TradeCode]:
    """Return the trades that a clause names, or means by «the first» and «the other»."""
    inside = [m.trade for m in mentions if clause.start <= m.span[0] < clause.end]
    named = [trade for trade in dict.fromkeys(inside) if trade in trades]
    if named:
        return named
    for cue, trade in ((Cue.FIRST_OF, trades[0]), (Cue.SECOND_OF, trades[1])):
        found = marked.find(cue, clause.span)
        if found and not re.search(r"\w{4}", marked.text[clause.start : found[0][0]]):
            return [trade]
    return []


def _askers(marked: MarkedText, agencies: Sequence[AgencyMention]) -> list[AgencyMention]:
    """Return the agencies that each begin a list item or paragraph about an apprentice."""
    askers: dict[str, AgencyMention] = {}
    previous: Clause | None = None
    for clause in marked.clauses:
        is_first = previous is None or _is_new_block(marked, previous, clause)
        previous = clause
        if not is_first:
            continue
        sentence = marked.sentences[clause.sentence]
        for mention in agencies:
            is_inside = clause.start <= mention.span[0] < sentence[1]
            before = marked.text[clause.start : mention.span[0]].split() if is_inside else []
            if not is_inside or len(before) > _WORDS_BEFORE:
                continue
            if marked.has(Cue.APPRENTICE, sentence) and not mention.is_address:
                askers.setdefault(mention.agency, mention)
            break
    return list(askers.values())


def _agency_scopes(
    marked: MarkedText,
    trades: Sequence[Said[TradeCode]],
    mentions: Sequence[TradeMention],
    askers: Sequence[AgencyMention],
) -> Iterator[Scope]:
    """Yield a scope for each agency that asks: from its name to the next block without one."""
    blocks = list(_blocks(marked))
    by_agency = [
        next((b for b in blocks if b[0] <= asker.span[0] < b[1]), asker.span) for asker in askers
    ]
    shared = tuple(b for b in blocks if b not in by_agency)
    for asker, own in zip(askers, by_agency, strict=True):
        inside = [m.trade for m in mentions if own[0] <= m.span[0] < own[1]]
        said = next((said for said in trades if said.value in inside), None)
        yield Scope(
            trade=said or (trades[0] if trades else None), own=(own,), shared=shared, agency=asker
        )


def _blocks(marked: MarkedText) -> Iterator[Span]:
    """Yield the paragraphs and list items of a text."""
    start: int | None = None
    previous: Clause | None = None
    for clause in marked.clauses:
        if previous is None or start is None:
            start = clause.start
        elif _is_new_block(marked, previous, clause):
            yield start, previous.end
            start = clause.start
        previous = clause
    if previous is not None and start is not None:
        yield start, previous.end
