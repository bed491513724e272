"""Do texts stay where they belong, whatever they say?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.pictures.lettering import shorten, tidy_end, width_of, wrap
from matcher.pictures.shapes import clean

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøåÆØÅ -,. ", min_size=1, max_size=120)


@given(text=st.text(max_size=120) | WORDS, room=st.integers(20, 400))
def test_a_shortened_text_fits(text: str, room: int) -> None:
    assert width_of(shorten(text, room)) <= room


@given(
    text=st.text(max_size=120) | WORDS,
    room=st.integers(30, 400),
    most=st.integers(1, 3),
    bold=st.booleans(),
)
def test_wrapped_lines_fit_and_are_no_more_than_wanted(
    text: str, room: int, most: int, bold: bool
) -> None:
    lines = wrap(text, room, most=most, bold=bold)
    assert len(lines) <= most
    assert all(width_of(line, bold=bold) <= room for line in lines)


@given(text=WORDS, room=st.integers(60, 300))
def test_nothing_is_lost_where_there_are_lines_enough(text: str, room: int) -> None:
    lines = wrap(text, room, most=99)
    kept = "".join(lines).replace("-", "").replace(" ", "")
    assert kept == clean(text).replace("-", "").replace(" ", "")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Samferdselsdepartementet", ("Samferdsels-", "departementet")),
        ("Finanstilsynet", ("Finanstilsynet",)),
        ("Statsforvalteren i Oslo", ("Statsforvalteren i", "Oslo")),
        ("Kunnskapsdepartementet", ("Kunnskaps-", "departementet")),
    ],
)
def test_long_names_are_parted_where_a_new_part_begins(name: str, lines: tuple[str, ...]) -> None:
    assert wrap(name, 115) == lines


def test_a_word_without_known_parts_is_parted_by_the_rule_of_one_consonant() -> None:
    assert wrap("Veterinærmedisinsk", 80) == ("Veterinær-", "medisinsk")
    assert wrap("Veterinærmedisinsk", 65, most=3) == ("Veteri-", "nærmedi-", "sinsk")


def test_a_text_is_cut_at_a_word_and_ends_tidily() -> None:
    said = "gjøre rede for regelverk som gjelder personvern, og følge rutiner"
    assert shorten(said, width_of(said[:48])) == "gjøre rede for regelverk som gjelder…"
    assert tidy_end("møter og arrangementer, og") == "møter og arrangementer"


def test_the_space_of_a_percentage_never_breaks() -> None:
    assert wrap("37\u00a0%", 20) != ("37", "%")
