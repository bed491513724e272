"""Are coast and borders whole, and do they stay together when they are thinned?"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from matcher.domain.errors import SourceError
from matcher.geography import great_circle_km, read_borders
from matcher.geography.borders import Borders
from matcher.geography.projection import project
from matcher.geography.thinning import worths
from matcher.settings import PROJECT_ROOT

WEST, EAST = (4.5, 31.2)
SOUTH, NORTH = (57.9, 71.2)


@pytest.fixture(scope="module")
def borders() -> Borders:
    return read_borders(PROJECT_ROOT / "data")


def test_every_point_of_the_file_is_on_a_coast_or_a_border(borders: Borders) -> None:
    path = PROJECT_ROOT / "data" / "reference" / "geo" / "fylker_2024.geojson"
    shapes = [f["geometry"] for f in json.loads(path.read_text(encoding="utf-8"))["features"]]
    polygons = [
        polygon
        for shape in shapes
        for polygon in (
            shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        )
    ]
    wanted = {tuple(point) for polygon in polygons for ring in polygon for point in ring}
    found = {
        point
        for lines in (borders.land, borders.counties)
        for point in zip(lines.longitude.tolist(), lines.latitude.tolist(), strict=True)
    }
    assert found == wanted


def test_the_land_is_where_norway_is(borders: Borders) -> None:
    assert borders.land.longitude.min() > WEST
    assert borders.land.longitude.max() < EAST
    assert borders.land.latitude.min() > SOUTH
    assert borders.land.latitude.max() < NORTH


def test_a_border_ends_where_it_meets_others(borders: Borders) -> None:
    lines = borders.counties
    ends = np.append(lines.starts[1:], len(lines.worth)) - 1
    assert np.isinf(lines.worth[lines.starts]).all()
    assert np.isinf(lines.worth[ends]).all()


@given(
    points=arrays(np.float64, (7, 2), elements=st.floats(-100, 100, allow_nan=False)),
    is_closed=st.booleans(),
)
def test_thinning_more_leaves_a_part_of_what_thinning_less_leaves(
    points: np.ndarray, is_closed: bool
) -> None:
    worth = worths(points, is_closed=is_closed)
    assert (worth >= 0).all()
    assert (worth == worth.max()).sum() >= (3 if is_closed else 2)
    assert is_closed or np.isinf(worth[[0, -1]]).all()


def test_a_point_on_a_straight_line_is_worth_nothing() -> None:
    corners = np.array([(0.0, 0.0), (5.0, 0.0), (10.0, 0.0), (10.0, 10.0)])
    assert worths(corners, is_closed=False).tolist() == [np.inf, 0.0, 50.0, np.inf]


@given(
    latitude=st.floats(58, 71),
    longitude=st.floats(5, 30),
    north=st.floats(-0.1, 0.1),
    east=st.floats(-0.1, 0.1),
)
def test_the_flat_map_keeps_short_ways_as_they_are(
    latitude: float, longitude: float, north: float, east: float
) -> None:
    flat = project([latitude, latitude + north], [longitude, longitude + east], longitude)
    km = float(great_circle_km(latitude, longitude, latitude + north, longitude + east))
    assert float(np.hypot(*(flat[1] - flat[0]))) == pytest.approx(km, rel=1e-4, abs=1e-6)


def test_a_file_that_is_no_map_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "reference" / "geo"
    folder.mkdir(parents=True)
    with pytest.raises(SourceError, match=r"fylker_2024\.geojson"):
        read_borders(tmp_path)
    (folder / "fylker_2024.geojson").write_text('{"features": 1}', encoding="utf-8")
    with pytest.raises(SourceError, match="cannot be read as areas"):
        read_borders(tmp_path)
