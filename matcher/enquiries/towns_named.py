"""Which towns does a text name, and where?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from matcher.enquiries.reading import Span

NAME: Final = re.compile(r"[A-ZÆØÅ][\wæøå-]+(?: (?:i|på|og) [A-ZÆØÅ][\w-]+| [A-ZÆØÅ][\w-]+)?")
_LOWER_NAME: Final = re.compile(
    r"(?<=\bi )[a-zæøå]{4,}|(?<=\bpå )[a-zæøå]{4,}|(?<=\bin )[a-z]{4,}|(?<=\()[a-zæøå]{4,}(?=\))"
)


_SMALL_BEHIND: Final = re.compile(
    r"[ ]([a-zæøå]{4,})(?=[ ](?:her|har|here|has|og|and)\b|[ ]*[.,(\n])"
)


class TownOf(Protocol):
    """The towns of the map, by their names."""

    def __call__(self, text: str) -> str | None:
        """Return the name of a town as the map has it, or None."""

    def near(self, text: str) -> str | None:
        """Return the only town whose long name is one slip of the finger away, or None."""


def towns_named(text: str, town_of: TownOf) -> Iterator[tuple[str, Span]]:
    """Yield the towns named in a text; a name of two words before one of one.

    A mail that is written without capitals names its towns in small letters too.
    """
    at = 0
    while found := NAME.search(text, at):
        whole, word = found.group(), found.group().split(" ")[0]
        # «Øvre Eiker-kontoret», «Oslo-/Drammensområdet»
        parts = (whole, whole.rpartition("-")[0], word, word.rpartition("-")[0], word.split("-")[0])
        for part in filter(None, parts):
            at = found.start() + len(part)
            town = town_of(part)
            if town:
                yield town, (found.start(), at)
                break
        at = max(at, found.start() + len(word))
    starts = re.findall(r"(?:^|[.!?\n])\s*([^\W\d_])", text)
    if 2 * sum(letter.islower() for letter in starts) > len(starts):
        for low in _LOWER_NAME.finditer(text):
            town = town_of(low.group())
            if town and town.lower() == low.group():
                yield town, low.span()


def small_towns_at(text: str, places: Iterable[int], town_of: TownOf) -> Iterator[tuple[str, Span]]:
    """Yield the towns written in small letters right at some places: «nav vardø her»."""
    for place in places:
        found = _SMALL_BEHIND.match(text, place)
        town = town_of(found.group(1)) if found else None
        if found and town and town.lower() == found.group(1):
            yield town, found.span(1)
