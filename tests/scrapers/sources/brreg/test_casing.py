"""Can people read the names that the register writes in capitals?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.sources.brreg.casing import known_spellings, readable_name, readable_place
from tests.scrapers.source_server import read_seed_agencies


@pytest.mark.parametrize(
    ("capitals", "readable"),
    [
        ("NÆRINGS- OG FISKERIDEPARTEMENTET", "Nærings- og fiskeridepartementet"),
        ("STATSFORVALTAREN I MØRE OG ROMSDAL", "Statsforvaltaren i Møre og Romsdal"),
        ("UIT NORGES ARKTISKE UNIVERSITET", "UiT Norges arktiske universitet"),
        ("SÁMI ALLASKUVLA", "Sámi allaskuvla"),
        ("SØR-ØST POLITIDISTRIKT", "Sør-Øst politidistrikt"),
        ("22. JULI-SENTERET", "22. juli-senteret"),
        ("OSLOMET - STORBYUNIVERSITETET", "OsloMet - storbyuniversitetet"),
        ("Fiskeridirektoratet", "Fiskeridirektoratet"),
        ("DOMSTOLENE  I  NORGE", "Domstolene i Norge"),
        ("", ""),
    ],
)
def test_a_name_gets_capitals_where_norwegian_has_them(capitals: str, readable: str) -> None:
    assert readable_name(capitals, known_spellings()) == readable


def test_most_names_of_state_bodies_come_out_as_they_are_written() -> None:
    names = [agency.name for agency in read_seed_agencies()]
    same = [name for name in names if readable_name(name.upper(), known_spellings()) == name]
    assert len(same) >= 0.95 * len(names)


def test_a_word_inside_another_is_left_alone() -> None:
    assert readable_name("NAVIGASJONSTILSYNET", ["NAV"]) == "Navigasjonstilsynet"


@pytest.mark.parametrize(
    ("capitals", "readable"),
    [("MO I RANA", "Mo i Rana"), ("NORD-ODAL", "Nord-Odal"), ("ÅS", "Ås"), ("OSLO", "Oslo")],
)
def test_a_place_has_a_capital_in_each_word(capitals: str, readable: str) -> None:
    assert readable_place(capitals) == readable


@given(st.text(alphabet="ABCÆØÅÁŠ -.()1", max_size=40))
def test_reading_changes_nothing_but_case_and_spaces(capitals: str) -> None:
    readable = readable_name(capitals, known_spellings())
    assert readable.upper() == " ".join(capitals.split())
