"""Which tasks does a page say that an apprentice does there, and in which trade?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from bs4.element import Tag

from matcher.domain.curriculum import Trade, TradeCode
from scrapers.framework.strict import Oddity
from scrapers.sources.agency_pages.markup import HEADINGS, read_content
from scrapers.sources.agency_pages.personal import tells_of_person

_ABOUT_APPRENTICES: Final = re.compile(r"lærling|apprentice", re.IGNORECASE)
_TASK_HEADING: Final = re.compile(
    r"arbeidsoppg[aå]ve|oppg[aå]ve[rn]|som lærling (hos|i|ved|får|vil|kan|skal)"
    r"|(hva|kva) (gjør|gjer) (en |ein )?lærling|dette (får|kan|vil|gjør|gjer) du|du (vil|skal|får) "
    r"|(hva|kva) (kan|vil|får|skal) du (gjøre|gjere|jobbe|arbeide)|what you (will )?do"
    r"|tasks|responsibilities|arbeidsdag",
    re.IGNORECASE,
)
_NOT_TASKS: Final = re.compile(
    r"kvalifika|krav|vi tilbyr|vi tilbyd|vi ser etter|ønskjer|søk|frist|kontakt", re.IGNORECASE
)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")
_LENGTHS: Final = range(10, 200 + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprenticeTask:
    """Something an apprentice in a trade does, in the agency's own words."""

    trade: TradeCode
    text: str


def parse_tasks(
    html: str, trades: Sequence[Trade], given_names: Set[str]
) -> tuple[tuple[ApprenticeTask, ...], tuple[Oddity, ...]]:
    """Return the tasks under each heading that announces some, tied to the trade it is about.

    The trade is the one that the heading names, else the nearest heading above that names one,
    else the only one that the page names. When none or several can be meant, the tasks are an
    oddity and not kept. Items that tell of a person are left out.
    """
    soup = read_content(html)
    text = soup.get_text(" ", strip=True)
    if not _ABOUT_APPRENTICES.search(text):
        return (), ()
    on_page = find_trades(text, trades)
    tasks: dict[ApprenticeTask, None] = {}
    oddities: list[Oddity] = []
    for heading in soup.find_all(HEADINGS):
        title = heading.get_text(" ", strip=True)
        if not _TASK_HEADING.search(title) or _NOT_TASKS.search(title):
            continue
        items = [item for item in _items_under(heading) if not tells_of_person(item, given_names)]
        named = _trades_of(heading, trades) or on_page
        if len(named) == 1:
            tasks |= dict.fromkeys(ApprenticeTask(trade=named[0], text=item) for item in items)
        elif items:
            shown = "" if tells_of_person(title, given_names) else title
            oddities.append(_unclear(shown, named))
    return tuple(tasks), tuple(oddities)


def find_trades(text: str, trades: Sequence[Trade]) -> tuple[TradeCode, ...]:
    """Return the trades that a text names, in either written form.

    `IT-driftsfaget` and `IT-driftsfag` name the trade anywhere; `IT-drift` only after `lærling i`
    and the like, since the bare word may be about anything.
    """
    plain = " ".join(text.casefold().split())
    return tuple(dict.fromkeys(trade.code for trade in trades if _is_named(trade, plain)))


def _is_named(trade: Trade, text: str) -> bool:
    """Tell whether a text in lower case names a trade that can still be taken."""
    names = {name.casefold() for name in (trade.name_nb, trade.name_nn) if name}
    return not trade.is_expired and any(_pattern(name).search(text) for name in names)


def _pattern(name: str) -> re.Pattern[str]:
    """Return what to look for: the name, and its stem after words that announce a trade."""
    long_stem = name.removesuffix("faget")
    stem = long_stem.removesuffix("s").rstrip("- ")
    if long_stem == name or not stem:
        return re.compile(rf"\b{re.escape(name)}\b")
    announced = r"lærling(?:er|ar|en|ane|ene)?\s+(?:i|innen|innan|innenfor|innanfor)\s+"
    return re.compile(
        rf"\b{re.escape(long_stem)}fag(?:et|a|ene)?\b"
        rf"|\b{announced}{re.escape(stem)}\b"
        rf"|\b{re.escape(stem)}s?-?lærling"
    )


def _trades_of(heading: Tag, trades: Sequence[Trade]) -> tuple[TradeCode, ...]:
    """Return the trades that a heading names, else the nearest above it that names any."""
    above: list[Tag] = [heading, *heading.find_all_previous(HEADINGS)]
    named = (find_trades(each.get_text(" ", strip=True), trades) for each in above)
    return next((codes for codes in named if codes), ())


def _items_under(heading: Tag) -> Iterator[str]:
    """Give the list items under a heading; without a list, the sentences of its paragraphs."""
    listed: list[str] = []
    written: list[str] = []
    for element in heading.find_all_next([*HEADINGS, "li", "p"]):
        if element.name in HEADINGS:
            break
        text = element.get_text(" ", strip=True)
        if element.name == "li":
            listed.append(text)
        elif element.find_parent("li") is None:
            written += _SENTENCE_END.split(text)
    for text in listed or written:
        item = " ".join(text.split()).strip(" -–•·*;.,:")
        if len(item) in _LENGTHS:
            yield item


def _unclear(title: str, named: Sequence[TradeCode]) -> Oddity:
    """Note tasks whose trade is not clear."""
    what = "tasks of an apprentice, but " + (
        "the page names several trades" if named else "the page names no trade that we know"
    )
    return Oddity(where="tasks", what=what, example=f"{title} {' '.join(named)}".strip())
