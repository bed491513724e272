"""Are distances those of the globe?"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.geography import ROAD_FACTOR, great_circle_km, road_km
from matcher.geography.distance import EARTH_RADIUS_KM

LATITUDES: Final = st.floats(-90, 90)
LONGITUDES: Final = st.floats(-180, 180)
POINTS: Final = st.tuples(LATITUDES, LONGITUDES)


def test_a_quarter_of_the_way_round_is_a_quarter_of_the_circumference() -> None:
    expected = math.pi / 2 * EARTH_RADIUS_KM
    assert great_circle_km(0, 0, 0, 90) == pytest.approx(expected)
    assert great_circle_km(0, 0, 90, 0) == pytest.approx(expected)


def test_opposite_points_are_half_way_round() -> None:
    assert great_circle_km(60, 10, -60, -170) == pytest.approx(math.pi * EARTH_RADIUS_KM)


def test_oslo_to_tromso_is_as_far_as_maps_say() -> None:
    assert great_circle_km(59.9139, 10.7522, 69.6492, 18.9553) == pytest.approx(1149, abs=8)


def test_many_places_are_measured_to_many_at_once() -> None:
    latitudes = np.array([59.9, 60.4, 63.4])
    longitudes = np.array([10.7, 5.3, 10.4])
    km = great_circle_km(latitudes[:, None], longitudes[:, None], latitudes, longitudes)
    assert km.shape == (3, 3)
    assert np.allclose(km, km.T)
    assert np.allclose(np.diag(km), 0)


def test_an_unknown_position_gives_an_unknown_distance() -> None:
    assert np.isnan(great_circle_km(math.nan, 10, 60, 10))


def test_the_way_by_road_is_the_line_times_the_factor() -> None:
    assert road_km(60, 10, 61, 11) == pytest.approx(ROAD_FACTOR * great_circle_km(60, 10, 61, 11))


@given(POINTS, POINTS, POINTS)
def test_distance_is_a_metric(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
) -> None:
    there = great_circle_km(*a, *b)
    assert 0 <= there <= math.pi * EARTH_RADIUS_KM + 1e-6
    assert there == pytest.approx(great_circle_km(*b, *a), abs=1e-6)
    assert great_circle_km(*a, *c) <= there + great_circle_km(*b, *c) + 1e-3
