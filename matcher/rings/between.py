"""What lies between every two agencies of an index: how long a way, and which borders?

It is the same for every seeker, so it is worked out once for each index.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.geography import ROAD_FACTOR
from matcher.geography.distance import EARTH_RADIUS_KM
from matcher.rings.arrays import FloatArray, SingleArray
from matcher.rings.weights import RingWeights
from matcher.scoring.candidates import Candidates

_NUMBERS_AT_ONCE: Final = 1 << 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """Candidates × candidates, between 0 and 1: how near their sites are, and their borders.

    `travel` is 1 next door and half at half-way; a pair whose way is unknown, or known from facts
    of little trust, is drawn to what can be expected. `adjacency` is 1 for pairs where either
    names the other, a little for a common ministry, else 0. Single precision, to save memory.
    """

    travel: SingleArray
    adjacency: SingleArray


def find_between(candidates: Candidates, weights: RingWeights) -> Between:
    """Return what lies between every two candidates."""
    return Between(
        travel=_nearness(candidates, weights),
        adjacency=_borders(candidates, weights.scale["same_ministry"]),
    )


def nearness_of(
    km: FloatArray, trust: FloatArray, *, half_way_km: float, expected: float
) -> FloatArray:
    """Return ways in km as numbers: 1 next door, half at half-way, drawn to what is expected.

    They are drawn as far as the ways cannot be trusted; an unknown way, NaN, is as expected.
    """
    near = 0.5 ** (np.nan_to_num(km) / half_way_km)
    trust = np.where(np.isnan(km), 0.0, trust)
    return np.asarray(trust * near + (1 - trust) * expected)


def _nearness(candidates: Candidates, weights: RingWeights) -> SingleArray:
    """Measure between the nearest sites of all pairs; unknown where either has none.

    The nearest two points on a sphere are those whose unit vectors have the greatest product, so
    the angle is worked out once for each pair of agencies, not of sites. The trust is that of the
    agency whose sites are least trusted on average.
    """
    count = len(candidates.ids)
    values = np.full((count, count), weights.expected["travel"], dtype=np.float32)
    owners, first = np.unique(candidates.site_owner, return_index=True)
    ends = np.append(first[1:], len(candidates.site_owner))
    points = _unit_vectors(candidates.site_latitude, candidates.site_longitude)
    sums = np.add.reduceat(candidates.site_trust.reliability, first) if len(first) else first
    trust = sums / np.maximum(ends - first, 1)
    step = max(_NUMBERS_AT_ONCE // max(len(points), 1), 1)
    for at in range(0, len(owners), step):
        some = slice(at, at + step)
        sites = points[first[some][0] : ends[some][-1]]
        nearest = np.maximum.reduceat(sites @ points.T, first, axis=1)
        nearest = np.maximum.reduceat(nearest, first[some] - first[some][0], axis=0)
        km = np.arccos(np.clip(nearest, -1.0, 1.0)) * (EARTH_RADIUS_KM * ROAD_FACTOR)
        least = np.minimum(trust[some, None], trust)
        values[np.ix_(owners[some], owners)] = nearness_of(
            km,
            least,
            half_way_km=weights.scale["half_way_km"],
            expected=weights.expected["travel"],
        )
    np.fill_diagonal(values, 0.0)
    return values


def _borders(candidates: Candidates, same_ministry: float) -> SingleArray:
    _, ministry = np.unique(candidates.ministry, return_inverse=True)
    is_same = ministry[:, None] == ministry
    is_same[candidates.ministry == ""] = False
    values = np.where(is_same, np.float32(same_ministry), np.float32(0))
    for agency, rows in candidates.named_by.items():
        if agency in candidates.row_of:
            named = candidates.row_of[agency]
            values[named, list(rows)] = values[list(rows), named] = 1.0
    np.fill_diagonal(values, 0.0)
    return values


def _unit_vectors(latitude: FloatArray, longitude: FloatArray) -> FloatArray:
    """Return points in degrees as unit vectors from the middle of the Earth."""
    across, along = np.radians(latitude), np.radians(longitude)
    return np.stack(
        (np.cos(across) * np.cos(along), np.cos(across) * np.sin(along), np.sin(across)), axis=1
    )
