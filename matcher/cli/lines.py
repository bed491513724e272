"""How do sentences, lists and bars stand in the columns of a terminal?"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

WIDTH: Final = 96
BAR_LENGTH: Final = 10
INDENT: Final = 2
GAP: Final = 2


def bar(share: float) -> str:
    """Return a share of a whole as ten blocks."""
    full = round(share * BAR_LENGTH)
    return "█" * full + "░" * (BAR_LENGTH - full)


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows of cells as lines; the first and last column begin at the left, others end right.

    A first cell that is too long for its column has a line of its own.
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    widths[0] = min(widths[0], WIDTH - INDENT - sum(GAP + width for width in widths[1:]))
    for name, *middle, last in rows:
        is_long = len(name) > widths[0]
        if is_long:
            yield " " * INDENT + name
        first = ("" if is_long else name).ljust(widths[0])
        ends = [cell.rjust(width) for cell, width in zip(middle, widths[1:-1], strict=True)]
        yield (" " * INDENT + (" " * GAP).join([first, *ends, last])).rstrip()


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
