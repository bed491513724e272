"""How is it said below a picture what its signs mean?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from matcher.pictures.lettering import SMALL, letters, shorten, width_of
from matcher.pictures.paints import Paint
from matcher.pictures.picture import MARGIN
from matcher.pictures.shapes import box

SIGN_WIDTH: Final = 20.0
SIGN_HEIGHT: Final = 13.0
ROW: Final = 22.0
_GAP: Final = 7.0
_BETWEEN: Final = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What a sign means, and how it is drawn into a box from its top left corner."""

    meaning: str
    draw: Callable[[tuple[float, float]], Sequence[Element]]


def boxed(meaning: str, *paints: Mapping[str, str]) -> Sign:
    """Return a sign that is a box, painted over and over."""
    size = SIGN_WIDTH, SIGN_HEIGHT
    return Sign(meaning=meaning, draw=lambda at: [box(at, size, p, round_by=2) for p in paints])


def legend(signs: Sequence[Sign], top: float, width: float) -> tuple[tuple[Element, ...], float]:
    """Return the signs with their meanings in as many rows as they need, and where they end."""
    drawn = tuple(_placed(signs, top, width))
    rows = 1 + max((round((y - top) / ROW) for _, _, y in drawn), default=-1)
    shapes = tuple(
        element
        for sign, x, y in drawn
        for element in (
            *sign.draw((x, y)),
            letters(
                shorten(sign.meaning, width - x - SIGN_WIDTH - _GAP - MARGIN, SMALL),
                (x + SIGN_WIDTH + _GAP, y + SIGN_HEIGHT - 2),
                size=SMALL,
                paint=Paint.QUIET,
            ),
        )
    )
    return shapes, top + rows * ROW


def _placed(signs: Sequence[Sign], top: float, width: float) -> Iterator[tuple[Sign, float, float]]:
    x, y = MARGIN, top
    for sign in signs:
        needed = SIGN_WIDTH + _GAP + width_of(sign.meaning, SMALL)
        if x > MARGIN and x + needed > width - MARGIN:
            x, y = MARGIN, y + ROW
        yield sign, x, y
        x += needed + _BETWEEN
