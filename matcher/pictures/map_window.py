"""Which part of the country does a map show, and where on it does a position stand?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from matcher.domain.agency import Position
from matcher.geography.borders import Borders
from matcher.geography.projection import Points, project

_WHOLE_MERIDIAN: Final = 15.0
_TALLEST: Final = 620.0
_WIDER_THAN_TALL: Final = 1.7
_TALLER_THAN_WIDE: Final = 0.8
_LEAST_KM: Final = (130.0, 80.0)
_AROUND: Final = 1.5
_WHOLE_FROM_KM: Final = 900.0
_EDGE_KM: Final = 15.0
_BEYOND_NORTH: Final = 71.6
_BEYOND_WEST: Final = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A part of the country: its meridian, its corner in kilometres, and pixels for each of them.

    `width` and `height` are pixels.
    """

    meridian: float
    left: float
    top: float
    scale: float
    width: float
    height: float

    def place(self, latitude: ArrayLike, longitude: ArrayLike) -> Points:
        """Return positions as pixels from the top left corner of the window."""
        flat = project(latitude, longitude, self.meridian)
        return np.asarray((flat - (self.left, self.top)) * self.scale, dtype=np.float64)


def is_beyond(position: Position) -> bool:
    """Tell whether a position is off the mainland: on Svalbard, Jan Mayen or Bjørnøya."""
    return position.latitude > _BEYOND_NORTH or position.longitude < _BEYOND_WEST


def find_window(borders: Borders, positions: Sequence[Position], width: float) -> Window:
    """Return the part around the positions; the whole mainland where they are wide apart or none.

    The window is as wide as asked, and never taller than fits a screen.
    """
    shown = [position for position in positions if not is_beyond(position)]
    if shown:
        window = _around(shown, width)
        if window.height / window.scale < _WHOLE_FROM_KM:
            return window
    land = borders.land
    large = land.worth > _EDGE_KM
    points = project(land.latitude[large], land.longitude[large], _WHOLE_MERIDIAN)
    low, high = points.min(axis=0) - _EDGE_KM, points.max(axis=0) + _EDGE_KM
    return _fitted(low, high, width, _WHOLE_MERIDIAN)


def _around(positions: Sequence[Position], width: float) -> Window:
    latitude = np.array([position.latitude for position in positions])
    longitude = np.array([position.longitude for position in positions])
    meridian = float((longitude.min() + longitude.max()) / 2)
    points = project(latitude, longitude, meridian)
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    reach = np.maximum(np.ptp(points, axis=0) * _AROUND, _LEAST_KM) / 2
    wide, tall = float(reach[0]), float(reach[1])
    wide = max(wide, tall * _TALLER_THAN_WIDE)
    tall = max(tall, wide / _WIDER_THAN_TALL)
    half = np.array((wide, tall))
    return _fitted(middle - half, middle + half, width, meridian)


def _fitted(low: Points, high: Points, width: float, meridian: float) -> Window:
    """Return a window that shows from `low` to `high` and is filled to its whole width."""
    wide, tall = (float(size) for size in high - low)
    scale = min(width / wide, _TALLEST / tall)
    spare = width / scale - wide
    return Window(
        meridian=meridian,
        left=float(low[0]) - spare / 2,
        top=float(low[1]),
        scale=scale,
        width=width,
        height=float(round(tall * scale)),
    )
