"""Does anything about a person get through?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.sources.agency_pages.about import parse_about, parse_offices
from scrapers.sources.agency_pages.personal import (
    read_given_names,
    tells_of_person,
    without_persons,
)
from scrapers.sources.agency_pages.tasks import parse_tasks
from tests.scrapers.sources.agency_pages.pages import ABOUT, APPRENTICES, OFFICES
from tests.scrapers.sources.agency_pages.play import write_page
from tests.scrapers.sources.rig import OFFICE, OPERATIONS

GIVEN_NAMES = read_given_names()
DIGITS = st.text("0123456789", min_size=6, max_size=6)


@pytest.mark.parametrize(
    "text",
    [
        "Skriv til kari.nordmann@example.no.",
        "Skriv til post (at) example.no.",
        "Ring 22 95 95 95.",
        "Ring oss på +47 412 34 567.",
        "Mobil: 41234567",
        "Fødselsnummer 010190 12345.",
        "Kari Nordmann er direktør.",
        "Lærlingen Emma trives.",
        "Xantippe (19) er lærling her.",
        "Kontaktperson: Xantippe Ytterdal.",
        "Dag og natt er Ola på vakt.",
    ],
)
def test_what_tells_of_a_person_is_recognised(text: str) -> None:
    assert tells_of_person(text, GIVEN_NAMES)
    assert without_persons(text, GIVEN_NAMES) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Per 31. desember er frist for rapporten.",
        "Dag for dag fører vi statistikk.",
        "Direktoratet for samfunnssikkerhet og beredskap har 800 ansatte.",
        "Vi har kontor i Mo i Rana og på Hamar.",
        "Organisasjonsnummer 970 205 039.",
        "Skatteetaten behandler 5 200 000 skattemeldinger.",
    ],
)
def test_what_tells_of_no_person_is_kept(text: str) -> None:
    assert without_persons(text, GIVEN_NAMES) == text


@settings(max_examples=30)
@given(st.sampled_from(sorted(GIVEN_NAMES)), DIGITS, st.sampled_from(["p", "li"]))
def test_nothing_about_a_person_comes_out_of_a_page(name: str, digits: str, tag: str) -> None:
    person = f"Spør {name} Ytterdal på 22{digits} eller {name.casefold()}@example.no om dette"
    clean = "Vi forvalter oppdiktede oppgaver, og dette avsnittet er skrevet for å være langt nok."
    page = write_page(
        f"<h1>Om oss</h1><{tag}>{person}</{tag}><p>{person}. {clean} {person}.</p>"
        f"<h2>Kontor {name}</h2><p>Prøvegata 1, 0001 Oslo, {person}</p>"
        f"<h1>Lærling i IT-drift</h1><h2>Arbeidsoppgaver</h2><ul><li>{person}</li>"
        "<li>sette opp maskiner</li></ul>"
    )
    tasks, _ = parse_tasks(page, [OPERATIONS], GIVEN_NAMES)
    outcome = repr((parse_about(page, GIVEN_NAMES), parse_offices(page, GIVEN_NAMES), tasks))
    assert "Ytterdal" not in outcome
    assert "@" not in outcome
    assert digits not in outcome
    assert name not in outcome
    assert "sette opp maskiner" in outcome
    assert clean in outcome


def test_the_people_of_the_example_pages_are_in_none_of_what_is_read() -> None:
    for page in (ABOUT, OFFICES, APPRENTICES):
        tasks, _ = parse_tasks(page, [OFFICE, OPERATIONS], GIVEN_NAMES)
        outcome = repr((parse_about(page, GIVEN_NAMES), parse_offices(page, GIVEN_NAMES), tasks))
        for trace in ("Nordmann", "Hansen", "Olsen", "Emma", "412 34", "22 95", "@"):
            assert trace not in outcome
