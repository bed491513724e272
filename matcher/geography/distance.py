"""How far is it from one place to another?"""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Kilometres: TypeAlias = NDArray[np.float64]

EARTH_RADIUS_KM: Final = 6371.0088
"""Mean radius of the Earth: (2a + b) / 3 of the ellipsoid GRS 80 (H. Moritz, Geodetic Reference
System 1980). A sphere of this radius is at most about 0.6 % wrong, less than a road bends."""

ROAD_FACTOR: Final = 1.3
"""How much longer one drives than the crow flies: 1.3 ± 0.1 over many road networks.

S. Wang, H. M. Bette, M. Schreckenberg and T. Guhr, "How much longer do you have to drive than the
crow has to fly?", npj Complexity 1, 22 (2024), https://doi.org/10.1038/s44260-024-00023-x. Fjords
and mountains make single journeys in Norway much longer; the factor is an estimate, never a route.
"""


def great_circle_km(
    from_latitude: ArrayLike,
    from_longitude: ArrayLike,
    to_latitude: ArrayLike,
    to_longitude: ArrayLike,
) -> Kilometres:
    """Return the shortest way over a sphere in kilometres, by the haversine formula.

    Arguments are degrees and broadcast against each other as NumPy arrays do; the result has the
    broadcast shape. Not a number in gives not a number out.
    """
    latitude_1, longitude_1, latitude_2, longitude_2 = (
        np.radians(np.asarray(degrees, dtype=np.float64))
        for degrees in (from_latitude, from_longitude, to_latitude, to_longitude)
    )
    half_chord = (
        np.sin((latitude_2 - latitude_1) / 2) ** 2
        + np.cos(latitude_1) * np.cos(latitude_2) * np.sin((longitude_2 - longitude_1) / 2) ** 2
    )
    angle = 2 * np.arcsin(np.sqrt(np.clip(half_chord, 0.0, 1.0)))
    return np.asarray(EARTH_RADIUS_KM * angle, dtype=np.float64)


def road_km(
    from_latitude: ArrayLike,
    from_longitude: ArrayLike,
    to_latitude: ArrayLike,
    to_longitude: ArrayLike,
) -> Kilometres:
    """Return the estimated way by road in kilometres: the great circle times `ROAD_FACTOR`."""
    line = great_circle_km(from_latitude, from_longitude, to_latitude, to_longitude)
    return np.asarray(line * ROAD_FACTOR, dtype=np.float64)


def road_km_between(
    owner: NDArray[np.int64], latitude: Kilometres, longitude: Kilometres, owners: int
) -> Kilometres:
    """Return the estimated way by road between the nearest points of every two owners.

    `owner` says, ascending, which of the `owners` each point (degrees) belongs to. NaN for an
    owner without points. The nearest two points on a sphere are those whose unit vectors have
    the greatest product, so the angle is worked out once for each two owners, not points.
    """
    km = np.full((owners, owners), np.nan)
    if not len(owner):
        return km
    across, along = np.radians(latitude), np.radians(longitude)
    points = np.stack(
        (np.cos(across) * np.cos(along), np.cos(across) * np.sin(along), np.sin(across)), axis=1
    )
    located, first = np.unique(owner, return_index=True)
    nearest = np.maximum.reduceat(points @ points.T, first, axis=0)
    nearest = np.maximum.reduceat(nearest, first, axis=1)
    angle = np.arccos(np.clip(nearest, -1.0, 1.0))
    km[np.ix_(located, located)] = angle * EARTH_RADIUS_KM * ROAD_FACTOR
    return km
