"""Where does a position stand on a flat map, in kilometres?"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matcher.geography.distance import EARTH_RADIUS_KM

Points: TypeAlias = NDArray[np.float64]


def project(latitude: ArrayLike, longitude: ArrayLike, meridian: float) -> Points:
    """Return the points on the map as rows of x (east) and y (south) in kilometres.

    The projection is the transverse Mercator of a sphere (J. P. Snyder, Map Projections: A
    Working Manual, USGS 1987, formulas 8-1 to 8-3): shapes stay what they are, and north is up
    along `meridian`, in degrees.
    """
    across = np.radians(np.asarray(latitude, dtype=np.float64))
    along = np.radians(np.asarray(longitude, dtype=np.float64) - meridian)
    east = np.arctanh(np.cos(across) * np.sin(along))
    north = np.arctan2(np.tan(across), np.cos(along))
    return np.stack((east, -north), axis=-1) * EARTH_RADIUS_KM
