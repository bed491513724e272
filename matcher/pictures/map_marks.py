"""Where do the marks and names of a map stand, so that none covers another?"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from matcher.pictures.lettering import SMALL, shorten, width_of

REACH: Final = 10.0
NAME_PAD: Final = 3.0
_STEP: Final = 11.0
_TURNS: Final = 12
_RINGS: Final = 14
_NAME_ROOM: Final = 190.0
NAME_HEIGHT: Final = SMALL + 4


class Box(NamedTuple):
    """A rectangle from its top left corner to its bottom right one."""

    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: Box) -> bool:
        """Tell whether two rectangles have anything in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A frame, and what is taken of it already; marks and names find their places on it."""

    frame: Box
    taken: list[Box] = field(default_factory=list)

    def is_free(self, wanted: Box) -> bool:
        """Tell whether a box is inside the frame and covers nothing."""
        return (
            wanted.left >= self.frame.left
            and wanted.right <= self.frame.right
            and wanted.top >= self.frame.top
            and wanted.bottom <= self.frame.bottom
            and not any(wanted.covers(other) for other in self.taken)
        )

    def take_first(self, wanted: Iterator[Box] | Sequence[Box]) -> Box | None:
        """Take the first box that is free, and return it; None when none is."""
        found = next((box for box in wanted if self.is_free(box)), None)
        if found is not None:
            self.taken.append(found)
        return found


class Name(NamedTuple):
    """What is written beside a mark, and where its letters stand."""

    said: str
    box: Box


def place_marks(
    points: Sequence[tuple[float, float]], board: Board, reach: float
) -> list[tuple[float, float]]:
    """Return where each mark stands: on its point, or as near to it as there is room."""
    placed = []
    for point in points:
        found = board.take_first(
            Box(x - reach - 1, y - reach - 1, x + reach + 1, y + reach + 1)
            for x, y in _ever_further(point)
        )
        placed.append(
            point
            if found is None
            else ((found.left + found.right) / 2, (found.top + found.bottom) / 2)
        )
    return placed


def place_name(
    names: Sequence[str], mark: tuple[float, float], board: Board, reach: float
) -> Name | None:
    """Return the first of several names that has room beside its mark; None when none has.

    A name is shortened only when no other one is short enough.
    """
    whole = [name for name in names if width_of(name, SMALL) <= _NAME_ROOM]
    for said in (*whole, *(shorten(name, _NAME_ROOM, SMALL) for name in names[:1])):
        width = width_of(said, SMALL) + 2 * NAME_PAD
        found = board.take_first(_beside(mark, width, reach))
        if found is not None:
            return Name(said, found)
    return None


def _ever_further(point: tuple[float, float]) -> Iterator[tuple[float, float]]:
    yield point
    for ring in range(1, _RINGS + 1):
        away = ring * _STEP + _STEP
        for turn in range(_TURNS):
            angle = 2 * math.pi * turn / _TURNS
            yield point[0] + away * math.cos(angle), point[1] + away * math.sin(angle)


def _beside(mark: tuple[float, float], width: float, reach: float) -> Iterator[Box]:
    """Yield where a name may stand: right, left, below, above, and slanting."""
    x, y = mark
    away, half = reach + 2, NAME_HEIGHT / 2
    corners = (
        (x + away, y - half),
        (x - away - width, y - half),
        (x - width / 2, y + away),
        (x - width / 2, y - away - NAME_HEIGHT),
        (x + away * 0.6, y + away * 0.6),
        (x + away * 0.6, y - away * 0.6 - NAME_HEIGHT),
        (x - away * 0.6 - width, y + away * 0.6),
        (x - away * 0.6 - width, y - away * 0.6 - NAME_HEIGHT),
    )
    for left, top in corners:
        yield Box(left, top, left + width, top + NAME_HEIGHT)
