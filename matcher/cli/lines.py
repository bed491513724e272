"""How do sentences, lists and bars stand in the columns of a terminal?"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from matcher.services.wording import Language, words_in

WIDTH: Final = 96
BAR_LENGTH: Final = 10


def bar(share: float) -> str:
    """Return a share of a whole as ten blocks."""
    full = round(share * BAR_LENGTH)
    return "█" * full + "░" * (BAR_LENGTH - full)


def percent(share: float | None, *, decimals: int = 1) -> str:
    """Return a share of a whole in per cent as a report in bokmål has it, a dash for none."""
    return "–" if share is None else words_in(Language.NB).percent(share, decimals=decimals)


def wrapped(text: str, *, indent: int, first: str = "") -> Iterator[str]:
    """Yield a text as lines, set in by so many columns; `first` stands in front of it all."""
    margin = " " * (indent - len(first)) if first else " " * indent
    lines = textwrap.wrap(text, WIDTH - indent, break_long_words=False) or [""]
    yield f"{margin}{first}{lines[0]}".rstrip()
    yield from (" " * indent + line for line in lines[1:])


def cut(text: str, columns: int) -> str:
    """Return as much of a text as fits in so many columns, at whole words, with an ellipsis."""
    if len(text) <= columns:
        return text
    kept = text[: columns - 1]
    at_word = kept if text[columns - 1] == " " or " " not in kept else kept.rsplit(" ", 1)[0]
    return at_word.rstrip(" ,;:–-") + "…"
