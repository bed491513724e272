"""Do maps show every place, on land, with names that can be told apart?"""

from __future__ import annotations

import gzip
import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from matcher.domain.agency import Position
from matcher.geography import read_borders
from matcher.pictures.map import draw_map
from matcher.pictures.map_marks import Board, Box, place_marks, place_name
from matcher.pictures.map_places import MapPlace, MapWay
from matcher.pictures.paints import stylesheet
from matcher.pictures.picture import Picture
from matcher.services.wording import Language
from matcher.settings import PROJECT_ROOT
from tests.pictures.examples import said_in

BORDERS = read_borders(PROJECT_ROOT / "data")
OSLO = Position(latitude=59.92, longitude=10.78)
BERGEN = Position(latitude=60.39, longitude=5.32)
VADSO = Position(latitude=70.07, longitude=29.75)
LONGYEARBYEN = Position(latitude=78.22, longitude=15.64)
MOST_BYTES = 40_000

positions = st.builds(Position, latitude=st.floats(58.0, 79.0), longitude=st.floats(-9.0, 31.0))


def place(position: Position, mark: str = "A", name: str = "Etaten") -> MapPlace:
    return MapPlace(mark=mark, name=name, place="Byen", position=position)


def drawn(*places: MapPlace, width: float = 640, ways: tuple[MapWay, ...] = ()) -> Picture:
    words = said_in(Language.NB)
    return draw_map(BORDERS, places, words, title="Kart", ways=ways, width=width)


@settings(max_examples=40, deadline=None)
@given(found=st.lists(positions, max_size=45), width=st.sampled_from([288, 640, 960]))
def test_any_places_are_inside_their_map(found: list[Position], width: int) -> None:
    places = [place(position, str(at)) for at, position in enumerate(found)]
    picture = drawn(*places, width=width)
    root = etree.fromstring(picture.svg().encode())
    shown = [float(x) for x in root.xpath("//@cx")]
    assert all(0 <= x <= width for x in shown)
    assert all(0 <= float(y) <= picture.height for y in root.xpath("//@cy"))
    said = "\n".join(root.itertext())
    assert all(f"{p.mark} {p.name} – {p.place}" in said for p in places)
    assert len(picture.tables[0].rows) == len(places)
    assert len(picture.svg().encode()) < MOST_BYTES
    used = set(" ".join(root.xpath("//@class")).split()) - {"picture"}
    assert used <= set(re.findall(r"\.((?:fill|line)-[\w-]+)\{", stylesheet()))


def test_the_whole_country_is_small_to_send() -> None:
    assert len(gzip.compress(drawn().svg().encode())) < 8_000


def test_a_map_goes_no_further_than_its_places_need() -> None:
    def km_of_the_scale(*places: MapPlace) -> int:
        [said] = re.findall(r">(\d+) km<", drawn(*places).svg())
        return int(said)

    assert km_of_the_scale(place(OSLO)) < km_of_the_scale(place(OSLO), place(BERGEN))
    assert km_of_the_scale(place(OSLO), place(BERGEN)) < km_of_the_scale(place(OSLO), place(VADSO))
    assert km_of_the_scale() == km_of_the_scale(place(OSLO), place(VADSO))


def test_svalbard_has_a_box_of_its_own_and_no_line_into_it() -> None:
    ways = (MapWay(one=0, other=1, km=2100.0),)
    svg = drawn(place(OSLO), place(LONGYEARBYEN, "B"), ways=ways).svg()
    assert "Utenfor fastlandet" in svg
    assert "stroke-dasharray" not in svg
    assert "Utenfor fastlandet" not in drawn(place(OSLO), place(VADSO, "B")).svg()


def test_a_way_has_a_line_and_says_how_long_it_is() -> None:
    ways = (MapWay(one=0, other=1, km=402.4),)
    picture = drawn(place(OSLO, name="Nav"), place(BERGEN, "B", "Fiskeridirektoratet"), ways=ways)
    assert "ca. 402 km" in picture.svg()
    assert picture.tables[1].rows == (("Nav", "Fiskeridirektoratet", "ca. 402 km"),)


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(0, 300)), min_size=2, max_size=12))
def test_marks_and_names_never_cover_each_other(points: list[tuple[float, float]]) -> None:
    board = Board(frame=Box(0, 0, 400, 400))
    marks = place_marks(points, board, 10)
    names = [place_name(["Direktoratet for e-helse"], mark, board, 10) for mark in marks]
    assert any(names)
    boxes = board.taken
    assert not any(one.covers(other) for one, other in itertools.combinations(boxes, 2))


@pytest.mark.parametrize("language", [Language.NB, Language.NN])
def test_a_map_says_whose_borders_it_shows(language: Language) -> None:
    picture = draw_map(BORDERS, [], said_in(language), title="Kart", width=640)
    assert "© Kartverket" in picture.svg()


def test_a_hostile_name_is_a_name_and_nothing_else() -> None:
    svg = drawn(place(OSLO, name='</text><script>alert("1")</script>')).svg()
    assert "<script" not in svg
