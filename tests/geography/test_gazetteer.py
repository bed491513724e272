"""Is the place found that the writer meant, however it is typed?"""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.errors import InputError, ProblemCode, SourceError
from matcher.geography import Gazetteer, great_circle_km, read_gazetteer
from matcher.settings import Settings

DATA: Final = Settings().data_dir
GAZETTEER: Final = read_gazetteer(DATA)


def municipality_names() -> list[tuple[str, str]]:
    path = DATA / "reference" / "geo" / "kommuner_2024.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [
            (name, row["kommunenummer"])
            for row in csv.DictReader(file)
            for name in (row["navn"], *row["navn_alle"].split(" - "))
        ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Tromsø", "5501"),
        ("TROMSØ", "5501"),
        ("tromso", "5501"),
        ("Tromsoe", "5501"),
        ("9008 Tromsø", "5501"),
        ("9008", "5501"),
        ("N-9008 Tromsø", "5501"),
        ("  tromsø ", "5501"),
        ("Romssa", None),
        ("Aalesund", "1508"),
        ("Alesund", "1508"),
        ("Kárášjohka", "5610"),
        ("Karasjohka", "5610"),
        ("Karasjok", "5610"),
        ("Kautokeino", "5612"),
        ("guovdageaidnu", "5612"),
        ("Kåfjord", "5540"),
        ("Svalbard", "2100"),
        ("Longyearbyen", "2100"),
        ("Jan Mayen", "2211"),
        ("Mo i Rana", "1833"),
        ("mo-i-rana", "1833"),
        ("Leikanger", "4640"),
        ("Førde", "4647"),
        ("Moelv", "3411"),
    ],
)
def test_a_place_is_found_however_it_is_typed(text: str, number: str | None) -> None:
    assert GAZETTEER.municipality_of(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Våler", "3419"),
        ("Våler i Østfold", "3114"),
        ("Våler, Østfold", "3114"),
        ("Våler (Østfold)", "3114"),
        ("Våler i Innlandet", "3419"),
        ("Herøy", "1515"),
        ("Herøy i Nordland", "1818"),
        ("Molde", "1506"),
        ("Sortland", "1870"),
    ],
)
def test_of_places_with_one_name_the_likeliest_is_meant_unless_the_county_says_otherwise(
    text: str, number: str
) -> None:
    assert GAZETTEER.find_place(text).municipality_number == number


@pytest.mark.parametrize(
    ("text", "counties", "said"),
    [
        ("Bø", ["Nordland", "Telemark"], "Bø, Nordland"),
        ("boe", ["Nordland", "Telemark"], "Bø, Nordland"),
        ("Sande", ["Møre og Romsdal", "Vestfold", "Vestland"], "Sande, Møre og Romsdal"),
        ("Bø, Telemark", [], "Bø, Telemark"),
        ("Bø i Telemark", [], "Bø i Telemark"),
        ("3800 Bø", [], "3800 Bø"),
        ("Leikanger", [], "Leikanger"),
        ("Xyzzy", [], "Xyzzy"),
    ],
)
def test_a_name_that_several_counties_have_is_said_with_the_one_that_is_meant(
    text: str, counties: list[str], said: str
) -> None:
    assert [place.county for place in GAZETTEER.namesakes(text)] == counties
    assert GAZETTEER.spelled_out(text) == said


def test_whatever_is_spelled_out_means_the_same_place_and_needs_no_more_words() -> None:
    for name in GAZETTEER.exact:
        said = GAZETTEER.spelled_out(name)
        assert GAZETTEER.find(said) == GAZETTEER.find(name)
        assert not GAZETTEER.namesakes(said)
        for other in GAZETTEER.namesakes(name):
            within = f"{name}, {other.county}"
            assert GAZETTEER.find_place(within).county == other.county


def test_a_county_is_a_place_without_a_municipality() -> None:
    place = GAZETTEER.find_place("Vestland")
    assert place.municipality_number is None
    assert place.county == "Vestland"


@pytest.mark.parametrize("text", ["", "   ", "Xyzzy", "0000", "!", "9" * 5000])
def test_what_is_no_place_is_not_found(text: str) -> None:
    assert GAZETTEER.find(text) is None
    with pytest.raises(InputError) as caught:
        GAZETTEER.find_place(text, field_name="sted")
    assert [(p.field, p.code) for p in caught.value.problems] == [
        ("sted", ProblemCode.UNKNOWN_PLACE)
    ]


def test_a_misspelt_place_is_answered_with_names_like_it() -> None:
    with pytest.raises(InputError) as caught:
        GAZETTEER.find_place("Kongsvingr")
    assert "Kongsvinger" in caught.value.problems[0].hint


@given(
    st.sampled_from(municipality_names()),
    st.sampled_from(["NFC", "NFD", "NFKD"]),
    st.sampled_from([str.upper, str.lower, str.title, str.strip]),
)
def test_every_official_name_finds_its_municipality_in_any_form(
    named: tuple[str, str], form: str, written: object
) -> None:
    name, number = named
    assert callable(written)
    found = GAZETTEER.municipality_of(unicodedata.normalize(form, written(name)))  # type: ignore[arg-type]
    assert found == number or name in {"Herøy", "Våler"}


@given(st.text(max_size=80))
def test_any_text_gets_an_answer(text: str) -> None:
    place = GAZETTEER.find(text)
    assert place is None or -90 <= place.latitude <= 90


def test_every_municipality_lies_near_its_postcodes() -> None:
    for code, place in GAZETTEER.postcodes.items():
        home = GAZETTEER.find_municipality(place.municipality_number or "")
        assert home is not None, code
        km = great_circle_km(
            home.latitude, home.longitude, place.position.latitude, place.position.longitude
        )
        assert km < 70 or place.municipality_number == "2100", (code, place, float(km))


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"postnummer\.csv"):
        read_gazetteer(tmp_path)


def test_places_of_a_small_gazetteer_can_be_named_by_hand() -> None:
    nothing = Gazetteer(postcodes={}, municipalities={}, exact={}, loose={})
    assert nothing.find("Oslo") is None
    assert nothing.similar_names("Oslo") == ()
