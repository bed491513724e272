"""Is the right agency meant, however its name is typed?"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.language import find_names

NAMES = {
    "nve": ("Norges vassdrags- og energidirektorat", "NVE"),
    "bufdir": ("Barne-, ungdoms- og familiedirektoratet", "Bufdir"),
    "sametinget": ("Sametinget", "Sámediggi", "974760347"),
    "lanekassen": ("Statens lånekasse for utdanning", "Lånekassen"),
    "ost": ("Øst politidistrikt",),
    "oslo": ("Oslo politidistrikt",),
    "tromso": ("UiT Norges arktiske universitet", "Universitetet i Tromsø"),
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("NVE", "nve"),
        ("nve", "nve"),
        ("Bufdir", "bufdir"),
        ("Sámediggi", "sametinget"),
        ("samediggi", "sametinget"),
        ("lanekassen", "lanekassen"),
        ("laanekassen", "lanekassen"),
        ("Lånekassen ", "lanekassen"),
        ("Universitetet i Tromsoe", "tromso"),
        ("Ost politidistrikt", "ost"),
        ("norges vassdrags og energidirektorat", "nve"),
        ("974760347", "sametinget"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_a_name_is_found_however_it_is_typed(typed: str, meant: str, form: str) -> None:
    first = find_names(unicodedata.normalize(form, typed), NAMES)[0]  # type: ignore[arg-type]
    assert first.key == meant
    assert first.is_exact


def test_a_misspelt_name_is_found_but_not_as_the_name_itself() -> None:
    first = find_names("Norges vassdrag og energidirektorat", NAMES)[0]
    assert first.key == "nve"
    assert not first.is_exact


def test_a_beginning_finds_all_that_begin_so() -> None:
    assert {hit.key for hit in find_names("politidistrikt", NAMES)} == {"ost", "oslo"}


def test_a_number_that_is_nearly_right_finds_nothing() -> None:
    assert find_names("974760346", NAMES) == ()


@pytest.mark.parametrize("typed", ["", "  ", "–", "qqqq"])
def test_what_means_nothing_finds_nothing(typed: str) -> None:
    assert find_names(typed, NAMES) == ()


@given(st.text(max_size=40))
def test_any_text_gives_the_same_answer_twice_and_each_thing_once(typed: str) -> None:
    hits = find_names(typed, NAMES)
    assert hits == find_names(typed, NAMES)
    assert len({hit.key for hit in hits}) == len(hits)
    assert all(0 < hit.score <= 1 for hit in hits)


@given(st.sampled_from(sorted(NAMES)), st.data())
def test_every_own_name_finds_its_owner_first(key: str, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES[key]))
    assert find_names(name, NAMES)[0].key == key
