"""Is a page in English in English, and is what is Norwegian on it marked as Norwegian?"""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from matcher.services.index import Index
from matcher.services.wording import Language
from tests.web.seen import seen
from web.texts import texts_in

NEED = "agency_id=NVE&trade=SOA03-01&cooperation=ring&missing_aims=KM6850&busy_months=3"
NVE = "970205039"
PAGES = (
    "",
    "steg/tilbud?trade=SOA03-01&agency_id=NVE",
    f"skjema?{NEED}",
    f"steg/oppsummering?{NEED}",
    "fag/SOA03-01",
    f"partnere?{NEED}",
    f"ringer?{NEED}",
    f"virksomhet/{NVE}",
    "virksomhet/?q=statsforvalter",
    "data",
    "tull",
    "partnere?agency_id=statsforvalter&trade=SOA03-01&place=Leikangerr&max_km=-3",
)


def show(client: FlaskClient, path: str) -> BeautifulSoup:
    return seen(client.get(f"/en/{path}").text)


def english_of(page: BeautifulSoup) -> str:
    """Return what a page says in English: without what is marked, typed, a name or a picture."""
    for part in page.select("[lang=nb], [lang=nn], svg, script, textarea, code, table"):
        part.decompose()
    return page.get_text(" ", strip=True)


@pytest.mark.parametrize("path", PAGES)
def test_what_is_not_marked_is_english(client: FlaskClient, path: str) -> None:
    said = english_of(show(client, path))
    norwegian = r"\b(ikke|dere|vi|som|eller|virksomheten?|lærling|kompetansemål|måneder|vet)\b"
    assert re.findall(norwegian, said, flags=re.IGNORECASE) == []


def test_aims_and_trades_are_marked_as_norwegian(
    client: FlaskClient, packaged_index: Index
) -> None:
    page = show(client, f"ringer?{NEED}")
    quoted = {part.get_text().casefold() for part in page.select("[lang=nb]")}
    curriculum = packaged_index.curricula[
        next(code for code in packaged_index.curricula if code == "SOA03-01")
    ]
    assert curriculum.trade.name_nb.casefold() in quoted
    assert {str(aim.text_nb).casefold() for aim in curriculum.aims} <= quoted


def test_that_the_aims_are_norwegian_is_said_once_beside_them(client: FlaskClient) -> None:
    note = texts_in(Language.EN)("front.other_form")
    assert show(client, f"virksomhet/{NVE}").get_text().count(note) >= 1
    described = [part.get_text() for part in show(client, f"ringer?{NEED}").select("svg desc")]
    assert any("Norwegian" in said for said in described)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_nothing_is_marked_on_a_page_in_norwegian(client: FlaskClient, language: str) -> None:
    for path in PAGES[2:8]:
        page = seen(client.get(f"/{language}/{path}").text)
        assert page.select("main span[lang]") == []


def test_markup_in_a_name_is_never_markup_on_the_page(client: FlaskClient) -> None:
    text = texts_in(Language.EN)("results.for_seeker", seeker="<b>&")
    assert text == "For <b>&"
    page = client.get("/en/virksomhet/?q=<b>x</b>").text
    assert "<b>x</b>" not in page


def test_dates_are_written_in_english(client: FlaskClient) -> None:
    assert "22 November 2026" in show(client, f"partnere?{NEED}").get_text()
