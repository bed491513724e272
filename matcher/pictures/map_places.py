"""What can stand on a map: a place with its mark, and a way between two of them?"""

from __future__ import annotations

from dataclasses import dataclass

from matcher.domain.agency import Position
from matcher.pictures.paints import Paint


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlace:
    """A mark on a map: its sign of one or two letters, what stands there, and in which town.

    `short` is written where the name has no room. `paint` is the hue of a member of a ring.
    """

    mark: str
    name: str
    place: str
    position: Position
    short: str = ""
    paint: Paint | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapWay:
    """A way between two of the places, by their numbers from 0 on, with its length."""

    one: int
    other: int
    km: float
