"""Is a figure taken only where a text states it beyond doubt?"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.sources.kudos.figures import Counted, find_figures, read_number

SURE = [
    ("Ved utgangen av 2024 hadde direktoratet 431 ansatte.", Counted.EMPLOYEES, 431, 2024),
    ("Antall ansatte: 431", Counted.EMPLOYEES, 431, 2025),
    ("Antall ansatte per 31.12.2024 var 1 204.", Counted.EMPLOYEES, 1204, 2024),
    ("Talet på tilsette var 88.", Counted.EMPLOYEES, 88, 2025),
    ("431 medarbeidere per 31. desember 2024.", Counted.EMPLOYEES, 431, 2024),
    ("Etaten hadde 431 ansatte fordelt på 412 årsverk.", Counted.EMPLOYEES, 431, 2025),
    ("I fjorårets tall hadde NVE 612 ansatte.", Counted.EMPLOYEES, 612, 2025),
    ("Direktoratet hadde 12 lærlinger i 2024.", Counted.APPRENTICES, 12, 2024),
    ("Vi hadde to lærlingar ved utgangen av 2024.", Counted.APPRENTICES, 2, 2024),
    ("Tilsynet hadde ingen lærlinger.", Counted.APPRENTICES, 0, 2025),
    ("Antall lærlinger (antall): 4", Counted.APPRENTICES, 4, 2025),
    ("Antall årsverk: 412", Counted.FULL_TIME_EQUIVALENTS, 412, 2025),
]
NOT_SURE = [
    "Det er et mål å ha 12 lærlinger i 2025.",
    "Virksomheten skal ha minst 2 lærlinger.",
    "Vi har 12 ansatte i avdelingen.",
    "Antall ansatte 431 428 415",
    "Antall ansatte (årsverk): 412",
    "Antall ansatte/årsverk: 412",
    "I 2023 hadde vi 400 ansatte, og i 2024 hadde vi 431 ansatte.",
    "Vi hadde om lag 430 ansatte i 2024.",
    "Vi hadde 431 ansatte i 2024, mot 400 i 2023.",
    "Av 431 ansatte er 12 lærlinger.",
    "Vi fikk 3 nye lærlinger i 2024.",
    "Etaten hadde 24 lærlinger som tok fagbrev.",
    "Kurset samlet virksomheter med 75 ansatte.",
    "Statlige virksomheter med mer enn 75 ansatte skal ha minst én lærling.",
]


@pytest.mark.parametrize(("text", "counted", "count", "year"), SURE)
def test_what_is_stated_outright_is_taken_with_its_words(
    text: str, counted: Counted, count: int, year: int
) -> None:
    figures, _ = find_figures(text, year=2025, names=["NVE"])
    wanted = [figure for figure in figures if figure.counted is counted]
    assert [(figure.count, figure.year, figure.evidence) for figure in wanted] == [
        (count, year, text)
    ]


@pytest.mark.parametrize("text", NOT_SURE)
def test_what_may_be_hoped_for_or_changed_or_a_part_is_not_taken(text: str) -> None:
    figures, _ = find_figures(text, year=2025)
    assert figures == ()


@pytest.mark.parametrize("text", NOT_SURE[2:10])
def test_what_looks_like_a_figure_without_being_sure_is_shown_to_a_person(text: str) -> None:
    _, doubts = find_figures(text, year=2025)
    assert text in {doubt.evidence for doubt in doubts}


@given(st.integers(1, 99_999), st.sampled_from(["utførte", "hadde", "brukte", "har"]))
def test_full_time_equivalents_are_never_employees(count: int, verb: str) -> None:
    figures, _ = find_figures(f"Vi {verb} {count} årsverk i 2025.", year=2025)
    assert all(figure.counted is Counted.FULL_TIME_EQUIVALENTS for figure in figures)


def test_a_figure_without_a_year_is_not_given_one() -> None:
    figures, (doubt,) = find_figures("Vi hadde 12 lærlinger.", year=None)
    assert (figures, doubt.why) == ((), "no year is said")


def test_two_figures_for_one_year_cancel_each_other() -> None:
    figures, doubts = find_figures("Antall ansatte: 431\n\nAntall ansatte: 430", year=2025)
    assert figures == ()
    assert {doubt.why for doubt in doubts} == {"several figures for 2025: 430, 431"}


def test_the_same_figure_said_twice_is_one() -> None:
    figures, doubts = find_figures("Antall ansatte: 431\n\nVi har 431 ansatte.", year=2025)
    assert [figure.count for figure in figures] == [431]
    assert doubts == ()


@given(st.integers(0, 999_999), st.sampled_from(["", " ", "\u00a0", "."]))
def test_thousands_are_read_however_they_are_parted(number: int, sign: str) -> None:
    assert read_number(f"{number:,}".replace(",", sign)) == number


@given(st.text(max_size=200))
def test_no_text_stops_the_reading_and_evidence_is_in_it(text: str) -> None:
    figures, doubts = find_figures(text, year=2025)
    flat = re.sub(r"\s+", " ", text.replace("\u00ad", ""))
    assert all(each.evidence in flat for each in (*figures, *doubts))
