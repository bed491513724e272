"""Is what is taken away from the page of rings what the page shows, and does it say to what?"""

from __future__ import annotations

import csv
import io
import json

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from tests.web.test_rings_page import NEED, one, show

OWN = "974761084,974761270"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("choice", ["ring=2", f"members={OWN}"])
def test_what_is_taken_away_is_what_is_shown(
    client: FlaskClient, language: str, choice: str
) -> None:
    page = show(client, f"/{language}/ringer?{NEED}&{choice}")
    links = {
        link["href"].split("?")[0].rsplit(".")[-1]: link for link in page.select(".download a")
    }
    answers = {kind: client.get(link["href"]) for kind, link in links.items()}
    assert set(answers) == {"xlsx", "csv", "json"}
    for kind, answer in answers.items():
        assert answer.status_code == 200
        assert f"samlaere-ring-soa03-01.{kind}" in answer.headers["Content-Disposition"]
    rings = json.loads(answers["json"].data)["rings"]
    shown = 1 if choice.startswith("ring=") else 0
    members = [link.text for link in page.select(".member h4 a")]
    assert [member["name"] for member in rings[shown]["members"]] == members
    assert [bool(ring["rotation"]) for ring in rings] == [at == shown for at in range(len(rings))]
    text = answers["csv"].data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter="," if language == "en" else ";"))
    assert [row[4] for row in rows[1:] if row[0] == str(shown + 1)] == members
    assert len(rings) == len({row[0] for row in rows[1:]})


def test_a_workbook_has_the_aims_the_rotation_and_what_was_asked(client: FlaskClient) -> None:
    page = show(client, f"/nn/ringer?{NEED}&busy_months=12")
    book = load_workbook(
        io.BytesIO(client.get(one(page, ".download a[href*='xlsx']")["href"]).data)
    )
    assert book.sheetnames == ["Ringar", "Kompetansemål", "Rotasjon", "Om svaret"]
    stays = list(book["Rotasjon"].iter_rows(min_row=2, values_only=True))
    members = {link.text for link in page.select(".member h4 a")}
    assert {stay[3] for stay in stays} == members
    assert {stay[0] for stay in stays} == {1}
    chances = list(book["Kompetansemål"].iter_rows(min_row=2, values_only=True))
    assert all(5 <= row[4] <= 100 for row in chances)
    told = dict(book["Om svaret"].iter_rows(values_only=True))
    assert told["Travle månader"] == "desember"
    assert told["Adressa til svaret"].startswith("http://localhost/nn/ringer?")
    assert show(client, told["Adressa til svaret"].removeprefix("http://localhost"))


@pytest.mark.parametrize(
    "wrong",
    ["trade=XXX99-01&agency_id=NVE", f"{NEED}&members=123", f"{NEED}&members={OWN}&replace=1"],
)
def test_a_broken_address_of_a_file_leads_to_the_page_that_explains_it(
    client: FlaskClient, wrong: str
) -> None:
    response = client.get(f"/nb/ringer.xlsx?{wrong}")
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/nb/ringer?")
    assert client.get(response.headers["Location"]).status_code == 400
