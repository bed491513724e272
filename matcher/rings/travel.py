"""How far is it between all the agencies that could form a ring?"""

from __future__ import annotations

import numpy as np

from matcher.geography import ROAD_FACTOR
from matcher.geography.distance import EARTH_RADIUS_KM
from matcher.rings.arrays import FloatArray, IntArray
from matcher.rings.weights import RingWeights
from matcher.scoring.candidates import Candidates
from matcher.scoring.seeker import Seeker


def ways_between(
    seeker: Seeker, candidates: Candidates, rows: IntArray, weights: RingWeights
) -> FloatArray:
    """Return for every pair how near their nearest sites are: 1 next door, half at half-way.

    The seeker stands first in `rows` and is measured from the place it said. A pair whose way
    is unknown, or known from facts of little trust, is drawn to what can be expected.
    """
    km, trust = _between_sites(candidates, rows)
    km[0], trust[0] = seeker.km[rows], seeker.km_trust.reliability[rows]
    km[:, 0], trust[:, 0] = km[0], trust[0]
    nearness = 0.5 ** (np.nan_to_num(km) / weights.scale["half_way_km"])
    trust = np.where(np.isnan(km), 0.0, trust)
    values: FloatArray = trust * nearness + (1 - trust) * weights.expected["travel"]
    np.fill_diagonal(values, 0.0)
    return values


def _between_sites(candidates: Candidates, rows: IntArray) -> tuple[FloatArray, FloatArray]:
    """Return the road between the nearest sites of all pairs, NaN where unknown, and its trust.

    The nearest two points on a sphere are those whose unit vectors have the greatest product, so
    the angle is worked out once for each pair of agencies, not of sites. The trust is that of the
    agency whose sites are least trusted on average.
    """
    place_of_row = np.full(len(candidates.ids), -1)
    place_of_row[rows] = np.arange(len(rows))
    place_of_site = place_of_row[candidates.site_owner]
    kept = np.flatnonzero(place_of_site >= 0)
    kept = kept[np.argsort(place_of_site[kept], kind="stable")]
    km = np.full((len(rows), len(rows)), np.nan)
    trust = np.zeros(len(rows))
    if not len(kept):
        return km, np.zeros_like(km)
    owners, first = np.unique(place_of_site[kept], return_index=True)
    points = _unit_vectors(candidates.site_latitude[kept], candidates.site_longitude[kept])
    nearest = np.maximum.reduceat(points @ points.T, first, axis=0)
    nearest = np.maximum.reduceat(nearest, first, axis=1)
    angle = np.arccos(np.clip(nearest, -1.0, 1.0))
    km[np.ix_(owners, owners)] = angle * EARTH_RADIUS_KM * ROAD_FACTOR
    count = np.diff(np.append(first, len(kept)))
    trust[owners] = np.add.reduceat(candidates.site_trust.reliability[kept], first) / count
    return km, np.minimum(trust[:, None], trust)


def _unit_vectors(latitude: FloatArray, longitude: FloatArray) -> FloatArray:
    """Return points in degrees as unit vectors from the middle of the Earth."""
    across, along = np.radians(latitude), np.radians(longitude)
    return np.stack(
        (np.cos(across) * np.cos(along), np.cos(across) * np.sin(along), np.sin(across)), axis=1
    )
