"""Is what is taken away from the page of results what the page shows, and does it say to what?"""

from __future__ import annotations

import csv
import io
import json

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from tests.web.test_results_page import NEED, names, one, show


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_what_is_taken_away_is_what_is_shown(client: FlaskClient, language: str) -> None:
    page = show(client, f"/{language}/partnere?{NEED}&county=46&limit=1000")
    links = {
        link["href"].split("?")[0].rsplit(".")[-1]: link["href"]
        for link in page.select(".download a")
    }
    answers = {kind: client.get(link) for kind, link in links.items()}
    for kind, answer in answers.items():
        assert answer.status_code == 200
        assert f"samlaere-soa03-01.{kind}" in answer.headers["Content-Disposition"]
    delimiter = "," if language == "en" else ";"
    text = answers["csv"].data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    sheet = load_workbook(io.BytesIO(answers["xlsx"].data)).worksheets[0]
    assert [row[2] for row in rows[1:]] == names(page)
    assert [row[2].value for row in sheet.iter_rows(min_row=2)] == names(page)
    assert [m["name"] for m in json.loads(answers["json"].data)["matches"]] == names(page)


def test_a_workbook_tells_what_was_asked_chosen_and_weighed(client: FlaskClient) -> None:
    chosen = f"{NEED}&weights=season%3A56&county=46&size=over_1000"
    page = show(client, f"/nn/partnere?{chosen}")
    file = client.get(one(page, ".download a[href*='xlsx']")["href"])
    told = dict(load_workbook(io.BytesIO(file.data))["Om svaret"].iter_rows(values_only=True))
    assert "vassdrags" in told["Kven som spør"]
    assert told["Oppgåver de manglar"] == "fakturabehandling"
    assert told["Travle månader"] == "desember"
    assert told["Fylke"] == "Vestland"
    assert told["Storleik"] == "over 1000 tilsette"
    assert told["Kva er viktigast for dykk?"] == "Travle tider: Mykje meir"
    assert told["Lasta ned"]
    assert told["Adressa til svaret"].startswith("http://localhost/nn/partnere?")
    assert show(client, told["Adressa til svaret"].removeprefix("http://localhost"))


def test_a_broken_address_of_a_file_leads_to_the_page_that_explains_it(client: FlaskClient) -> None:
    for wrong in ("trade=XXX99-01", f"{NEED}&county=99"):
        response = client.get(f"/nb/partnere.xlsx?{wrong}")
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/nb/partnere?")
