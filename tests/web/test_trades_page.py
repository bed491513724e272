"""Does a trade's page show its aims, and who can teach them how surely?"""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from matcher.services.index import Index
from matcher.services.trade_coverage import trade_coverage
from matcher.services.wording import Language
from tests.web.seen import seen


def shown(client: FlaskClient, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200
    return seen(answer.text)


def test_every_aim_has_its_place_in_the_list_and_in_the_table(
    client: FlaskClient, packaged_index: Index
) -> None:
    page = shown(client, "/nb/fag/SOA03-01")
    aims = next(c for t, c in packaged_index.curricula.items() if t == "SOA03-01").aims
    assert len(page.select(".aim-lines > li")) == len(aims)
    heads = page.select(".heat thead a")
    assert [head["href"] for head in heads] == [f"#mal-{n}" for n in range(1, len(aims) + 1)]
    for row in page.select(".heat tbody tr"):
        assert len(row.select("td")) == len(aims) + 1


def test_every_agency_is_on_exactly_one_page_of_the_table(
    client: FlaskClient, packaged_index: Index
) -> None:
    coverage = trade_coverage(packaged_index, next(iter(packaged_index.candidates.trades)))
    assert coverage is not None
    found: list[str] = []
    path: str | None = f"/nn/fag/{coverage.curriculum.trade.code}"
    while path:
        page = shown(client, path)
        found += [str(a["href"]).rsplit("/", 1)[1] for a in page.select(".heat tbody th a")]
        following = page.select_one("a[rel=next]")
        path = str(following["href"]) if following else None
    assert found == [one.agency for one in coverage.agencies]


@pytest.mark.parametrize("number", ["0", "-3", "999", "tull"])
def test_a_page_of_the_table_that_does_not_exist_is_the_nearest_one_and_told(
    client: FlaskClient, number: str
) -> None:
    page = shown(client, f"/nb/fag/SOA03-01?side={number}")
    assert page.select(".heat tbody tr")
    assert f"ingen side {number}" in page.select(".ds-alert")[0].text


@pytest.mark.parametrize("number", ["", "1", "2"])
def test_a_page_of_the_table_that_exists_is_just_shown(client: FlaskClient, number: str) -> None:
    assert not shown(client, f"/nb/fag/SOA03-01?side={number}").select(".ds-alert")


@pytest.mark.parametrize("code", ["tull", "XXX03-01", "SOA03-99"])
def test_a_trade_that_is_not_there_is_not_found(client: FlaskClient, code: str) -> None:
    assert client.get(f"/nb/fag/{code}").status_code == 404


@pytest.mark.parametrize("language", Language)
def test_every_trade_of_the_list_has_a_page(client: FlaskClient, language: Language) -> None:
    links = shown(client, f"/{language}/fag/").select(".trade-list a")
    assert len(links) > 50
    for link in links:
        answer = client.get(str(link["href"]))
        assert answer.status_code == 200
        assert not re.search(r"\{\w*\}", answer.text)


def test_that_aims_stand_in_the_other_form_is_said_once(
    client: FlaskClient, packaged_index: Index
) -> None:
    trade = next(
        code
        for code in packaged_index.candidates.trades
        if any(aim.form("nn") == "nb" for aim in packaged_index.curricula[code].aims)
    )
    for page in ("skjema", "steg/tilbud"):
        said = seen(client.get(f"/nn/{page}?trade={trade}").text).get_text(" ", strip=True)
        assert said.count("Mål som berre finst på bokmål") == 1
        assert "Berre på bokmål" not in said
