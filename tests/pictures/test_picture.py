"""Are pictures whole: well-formed, named, styled from outside, and equal to their tables?"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from lxml import etree

from matcher.pictures.paints import Paint, stylesheet
from matcher.pictures.picture import NAMESPACE, Picture, PictureTable, stack
from matcher.pictures.season import draw_season
from matcher.pictures.shapes import clean
from matcher.services.wording import Language
from tests.pictures.examples import MadeUp, make_ring, rings, said_in

HOSTILE = "</text><script>alert(1)</script>&\"'<!--\x00\x0b]]>"
WIDTHS = (320, 720, 960)


def parsed(svg: str) -> etree._Element:
    return etree.fromstring(svg.encode())


def every_text(root: etree._Element) -> str:
    """Return all that a picture says: on it, when one points at it, and in its description."""
    return "\n".join(clean(text) for text in root.itertext())


def numbers(root: etree._Element, name: str) -> Iterator[float]:
    yield from (float(value) for value in root.xpath(f"//@{name}"))


@settings(max_examples=25)
@given(ring=rings())
@pytest.mark.parametrize("width", WIDTHS)
def test_any_ring_gives_well_formed_pictures_with_names(width: int, ring: MadeUp) -> None:
    for language in Language:
        for picture in ring.pictures(language, width=width):
            root = parsed(picture.svg())
            assert root.tag == f"{{{NAMESPACE}}}svg"
            assert root.get("role") == "img"
            named = root.get("aria-labelledby").split()
            assert [root.find(f".//*[@id='{name}']").tag for name in named] == [
                f"{{{NAMESPACE}}}title",
                f"{{{NAMESPACE}}}desc",
            ]
            assert root[0].text
            assert root[1].text
            assert all(0 <= x <= width for x in numbers(root, "x"))
            assert all(0 <= y <= picture.height for y in numbers(root, "y"))


@settings(max_examples=25)
@given(ring=rings())
def test_every_cell_of_a_table_is_in_its_picture(ring: MadeUp) -> None:
    for picture in ring.pictures():
        said = every_text(parsed(picture.svg()))
        for table in picture.tables:
            for row in table.rows:
                for cell in row:
                    assert clean(cell) in said, (table.caption, cell)


def test_the_table_of_coverage_says_who_is_alone_and_what_nobody_teaches() -> None:
    coverage, _ = make_ring([[0.9, 0.0, 0.5], [0.1, 0.2, 0.6]]).pictures()
    [table] = coverage.tables
    assert table.head[1:4] == ("Nav", "Skatteetaten", "Minst én")
    assert [row[0][-1] for row in table.rows] == ["0", "2", "1"]
    assert [row[-1] for row in table.rows] == ["neppe andre enn Nav", "", "ingen"]
    assert table.rows[0][1:3] == ("90\u00a0%", "10\u00a0%")


@pytest.mark.parametrize("width", [320, 960])
def test_a_picture_names_aims_by_their_words_alone(width: int) -> None:
    ring = make_ring([[0.9, 0.0, 0.5], [0.1, 0.2, 0.6]])
    for picture in ring.pictures(width=width):
        said = "".join(parsed(picture.svg()).itertext())
        assert not re.search(r"\bKM\d", said)
        assert not [
            cell for table in picture.tables for row in table.rows for cell in row if "KM6" in cell
        ]


def test_the_tables_of_a_rotation_say_every_stay_host_and_event() -> None:
    ring = make_ring([[0.5]] * 3, apprentices=2, intakes=2, free_months=6)
    _, rotation = ring.pictures()
    stays, hosts, events = rotation.tables
    assert len(stays.rows) == len(ring.plan.stays) + len(ring.plan.apprenticeships)
    assert len(hosts.rows) == len(ring.names)
    reviews = sum(len(person.half_year_reviews) for person in ring.plan.apprenticeships)
    assert len(events.rows) == len(ring.plan.stays) + reviews
    assert stays.rows[0][3:6] == ("august 2027", "januar 2028", "6")


@pytest.mark.parametrize("language", Language)
def test_months_and_words_are_those_of_the_language(language: Language) -> None:
    both = make_ring([[0.5], [0.2]]).pictures(language)
    said = " ".join(every_text(parsed(picture.svg())) for picture in both)
    wanted = {
        Language.NB: ("Hvem er hvor når", "ansatt hos", "travel måned"),
        Language.NN: ("Kven er kvar når", "tilsett hos", "travel månad"),
        Language.EN: ("Who is where when", "employed by", "busy month"),
    }
    for form, phrases in wanted.items():
        assert all((phrase in said) is (form is language) for phrase in phrases)
    assert both[0].svg().count(f'lang="{language}"') == 1


@settings(max_examples=10)
@given(ring=rings())
def test_an_embedded_picture_has_no_style_and_no_script_of_its_own(ring: MadeUp) -> None:
    for picture in ring.pictures():
        root = parsed(picture.svg())
        tags = {etree.QName(element).localname for element in root.iter()}
        assert tags <= {
            "svg", "title", "desc", "defs", "pattern", "g", "rect", "line", "text", "polygon",
            "circle",
        }  # fmt: skip
        names = {name for element in root.iter() for name in element.attrib}
        assert "style" not in names
        assert not any(name.startswith("on") or name.endswith("href") for name in names)


def test_hostile_names_are_words_and_nothing_else() -> None:
    ring = make_ring([[0.9], [0.2]], names=(HOSTILE, "Nav"), short=(HOSTILE,), aim=HOSTILE)
    for width in WIDTHS:
        for picture in ring.pictures(width=width):
            svg = picture.svg()
            assert "<script" not in svg
            assert "alert(1)" in every_text(parsed(svg))
    alone = parsed(stack(ring.pictures(), HOSTILE))
    assert not alone.xpath("//*[local-name()='script']")


def test_pictures_of_one_page_share_no_id() -> None:
    season = [
        draw_season("Nav", frozenset({1}), None, said_in(Language.NB), width=300, code=f"s{at}")
        for at in range(2)
    ]
    ids = [found for each in season for found in parsed(each.svg()).xpath("//@id")]
    assert len(ids) == len(set(ids))
    for each in season:
        root = parsed(each.svg())
        used = {use for use in root.xpath("//@fill") if use.startswith("url(")}
        assert used == {f"url(#{each.code}-hatch)"}
        assert root.xpath(f"//*[@id='{each.code}-hatch']")


def test_a_file_has_all_pictures_below_each_other_and_knows_light_and_dark() -> None:
    pictures = make_ring([[0.5]] * 2).pictures()
    root = parsed(stack(pictures, "Ring"))
    assert float(root.get("height")) == sum(picture.height for picture in pictures)
    assert "prefers-color-scheme:dark" in root.findtext(f"{{{NAMESPACE}}}style")
    assert all(picture.description in root[1].text for picture in pictures)


def test_a_season_says_what_it_does_not_know() -> None:
    words = said_in(Language.NN)
    unknown = draw_season("Nav", None, frozenset(range(1, 12)), words, width=400)
    assert [row[1] for row in unknown.tables[0].rows] == ["veit ikkje"] * 11 + ["kan ikkje ta imot"]
    calm = draw_season("Nav", frozenset(), None, words, width=400)
    assert {row[1] for row in calm.tables[0].rows} == {"ikkje travelt"}
    assert "?" in every_text(parsed(unknown.svg()))
    assert "?" not in every_text(parsed(calm.svg()))


def test_a_table_with_a_ragged_row_is_refused() -> None:
    with pytest.raises(ValueError, match="must have 2 cells"):
        PictureTable(caption="x", head=("a", "b"), rows=(("a",),))


def test_the_same_ring_gives_the_same_bytes() -> None:
    def bytes_of() -> bytes:
        ring = make_ring([[0.5, 0.2]] * 3, apprentices=3)
        return stack(ring.pictures(), "Ring").encode()

    assert bytes_of() == bytes_of()


def test_every_class_of_a_picture_has_a_rule_in_the_stylesheet() -> None:
    rules = set(re.findall(r"\.((?:fill|line)-[\w-]+)\{", stylesheet()))
    pictures: list[Picture] = make_ring([[0.5, 0.9, 0.0]] * 4, apprentices=4).pictures()
    used = {name for each in pictures for name in parsed(each.svg()).xpath("//@class")}
    assert used - {"picture"} <= rules
    assert rules == {f"{kind}-{paint.code}" for kind in ("fill", "line") for paint in Paint}
