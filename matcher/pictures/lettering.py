"""How wide is a text, and how is it wrapped or shortened so that it stays where it belongs?

The server does not know which font a reader has. Widths are therefore those of DejaVu Sans: it
is wider than nearly every font that browsers take for sans-serif.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final
from xml.etree.ElementTree import Element

from matcher.language.parting import SOFT_HYPHEN, end_of_syllable, seams
from matcher.pictures.letter_widths import BOLD, WIDTH_OF, WIDTH_OTHERWISE
from matcher.pictures.paints import Paint, fill
from matcher.pictures.shapes import clean, shape

SIZE: Final = 13.0
SMALL: Final = 11.5
LINE_HEIGHT: Final = 1.3

FONTS: Final = (
    "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
)

_WORTH_WHOLE: Final = 0.45

_LOOSE_END: Final = re.compile(r"[\s,;:–-]+$|\s(?:og|eller|i|på|av|for|til|med|om|som|etter|å)$")


@lru_cache(maxsize=20_000)
def width_of(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Return how wide a text may be at most."""
    widths = sum([WIDTH_OF.get(letter, WIDTH_OTHERWISE) for letter in text])
    return widths * size * (BOLD if bold else 1)


def shorten(text: str, room: float, size: float = SIZE, *, bold: bool = False) -> str:
    """Return as much of a text as there is room for, at whole words where it can, with an ellipsis.

    Nothing is left when not even one letter fits.
    """
    text = clean(text)
    if width_of(text, size, bold=bold) <= room:
        return text
    count = len(text)
    while count and width_of(text[:count] + "…", size, bold=bold) > room:
        count -= 1
    cut = text[:count]
    at_word = cut.rsplit(" ", 1)[0] if text[count] != " " and " " in cut else cut
    kept = at_word if len(at_word) > count * _WORTH_WHOLE else cut
    kept = tidy_end(kept)
    return f"{kept}…" if kept else ""


def tidy_end(text: str) -> str:
    """Return a text that was cut without the small words and signs that lead to what was lost."""
    while (tidier := _LOOSE_END.sub("", text)) != text:
        text = tidier
    return text


@lru_cache(maxsize=10_000)
def wrap(
    text: str, room: float, size: float = SIZE, *, most: int = 2, bold: bool = False
) -> tuple[str, ...]:
    """Return a text as at most so many lines, the last one shortened when there is more.

    A word that is too long for a line is parted where a new part of a compound begins, or else
    by the rule of one consonant (énkonsonantregelen): the last one before a vowel goes along.
    """
    lines: list[str] = []
    pieces = list(_pieces(clean(text), room, size, bold=bold))
    while pieces and len(lines) < most - 1:
        lines.append(_take_line(pieces, room, size, bold=bold))
    if pieces:
        rest = "".join(pieces).strip()
        lines.append(shorten(rest.replace(SOFT_HYPHEN, ""), room, size, bold=bold))
    return tuple(lines)


def first_fitting(texts: Sequence[str], room: float, size: float, *, most: int) -> tuple[str, ...]:
    """Return the first of several ways to say something that fits whole, else the last shortened.

    There is always at least one line, be it an empty one.
    """
    lines: tuple[str, ...] = ()
    for text in texts:
        lines = wrap(text, room, size, most=most)
        if lines and not lines[-1].endswith("…"):
            break
    return lines or ("",)


def letters(
    said: str,
    at: tuple[float, float],
    *,
    size: float = SIZE,
    paint: Paint = Paint.INK,
    anchor: str = "start",
    bold: bool = False,
) -> Element:
    """Return a line of text whose letters stand on `at`."""
    where: dict[str, str | float] = {"x": at[0], "y": at[1], "font-size": size}
    aligned = {} if anchor == "start" else {"text-anchor": anchor}
    weight = {"font-weight": "600"} if bold else {}
    made = shape("text", {**where, **fill(paint), **aligned, **weight})
    made.text = clean(said)
    return made


def lines_of(
    lines: Sequence[str],
    at: tuple[float, float],
    *,
    size: float = SIZE,
    paint: Paint = Paint.INK,
    anchor: str = "start",
    bold: bool = False,
) -> Iterator[Element]:
    """Yield lines of text below each other; the first stands on `at`."""
    for number, said in enumerate(lines):
        below = at[0], at[1] + number * size * LINE_HEIGHT
        yield letters(said, below, size=size, paint=paint, anchor=anchor, bold=bold)


def _pieces(text: str, room: float, size: float, *, bold: bool) -> Iterator[str]:
    """Yield what must not be parted, with the space after it; a seam ends in a soft hyphen."""
    for word in re.findall(r"[^ ]+ *", text):
        fits = width_of(word.rstrip(), size, bold=bold) <= room
        parts = re.split(r"(?<=\w-)(?=\w)", word) if fits else _parted(word, room, size, bold=bold)
        yield from parts


def _parted(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    """Return a long word as parts that fit, all but the last ending in a hyphen or a soft one."""
    found = []
    for part in seams(word):
        left = part
        while width_of(left.rstrip() + "-", size, bold=bold) > room and len(left.rstrip()) > 1:
            count = len(left)
            while count > 1 and width_of(left[:count] + "-", size, bold=bold) > room:
                count -= 1
            count = end_of_syllable(left, count)
            found.append(left[:count])
            left = left[count:]
        found.append(left)
    parts = [part for part in found if part]
    return [p if p.endswith("-") else f"{p}{SOFT_HYPHEN}" for p in parts[:-1]] + parts[-1:]


def _take_line(pieces: list[str], room: float, size: float, *, bold: bool) -> str:
    """Take from the front of `pieces` as many as fit on a line, and return the line."""
    taken = ""
    while pieces:
        longer = taken + pieces[0]
        if taken and width_of(_ended(longer), size, bold=bold) > room:
            break
        taken = longer
        del pieces[0]
    return _ended(taken)


def _ended(line: str) -> str:
    """Return a line as it ends: a soft hyphen shows there and nowhere else."""
    line = line.strip()
    shown = line.removesuffix(SOFT_HYPHEN).replace(SOFT_HYPHEN, "")
    return f"{shown}-" if line.endswith(SOFT_HYPHEN) else shown
