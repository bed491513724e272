"""Do the pages about the service say what its papers say, and keep what they promise?"""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from matcher.services.index import Index
from matcher.services.status import assumed_shares
from matcher.services.wording import Language
from matcher.settings import Settings
from tests.architecture.source_tree import ROOT
from web import create_app
from web.presenters.method_page import PAPERS, present_method, render_paper

ABOUT = ("metode", "data", "tilgjengelighet", "personvern", "api")


def shown(client: FlaskClient, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "lxml")


@pytest.mark.parametrize(("language", "name"), PAPERS.items())
def test_the_method_on_the_site_is_the_paper(language: Language, name: str) -> None:
    paper = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert (files("web") / "about" / name).read_text(encoding="utf-8") == paper
    page = present_method(language)
    assert [c.title for c in page.chapters] == [
        line[3:] for line in paper.splitlines() if line.startswith("## ")
    ]
    assert "<!--" not in page.body
    assert "style=" not in page.body


def test_every_link_of_the_method_leads_somewhere(client: FlaskClient) -> None:
    page = shown(client, "/nb/metode")
    anchors = {str(one["id"]) for one in page.select("[id]")}
    links = [str(a["href"]) for a in page.select(".contents a, .prose a")]
    assert links
    assert all(link.startswith("http") or link[1:] in anchors for link in links)


@given(st.text(max_size=60))
def test_markup_in_a_paper_is_words(text: str) -> None:
    hostile = f"# T\n\n<script>alert(1)</script> {text} [a](javascript:alert(1)) [b](other.md)\n"
    soup = BeautifulSoup(render_paper(hostile).body, "html.parser")
    assert soup.script is None
    assert all(str(a["href"]).startswith("http") for a in soup.select("a[href]"))


def test_a_table_of_a_paper_can_be_scrolled_and_is_named() -> None:
    page = render_paper("# T\n\n## Poeng\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n")
    frame = BeautifulSoup(page.body, "html.parser").select_one(".table-frame")
    assert frame is not None
    assert frame["aria-label"] == "Poeng (1)"
    assert [th["scope"] for th in frame.select("th")] == ["col", "col"]
    assert frame.select_one("td.number") is not None


def test_no_head_of_a_table_is_without_words() -> None:
    page = render_paper("# T\n\n| a | |\n|---|---|\n| 1 | 2 |\n")
    for body in (page.body, present_method(Language.NB).body):
        heads = BeautifulSoup(body, "html.parser").select("th")
        assert heads
        assert all(head.text.strip() for head in heads)


@pytest.mark.parametrize("language", Language)
def test_every_page_leads_to_what_there_is_to_know_about_the_service(
    client: FlaskClient, language: Language
) -> None:
    for name in ABOUT:
        links = {str(a["href"]) for a in shown(client, f"/{language}/{name}").select("footer a")}
        assert {f"/{language}/{other}" for other in ABOUT} <= links


@pytest.mark.parametrize("path", ["/nb/", "/nn/fag/", "/nb/personvern", "/nn/tull"])
def test_no_page_sets_a_cookie(client: FlaskClient, path: str) -> None:
    assert "Set-Cookie" not in client.get(path).headers


def test_a_page_says_where_to_write(app: Flask, packaged_settings: Settings) -> None:
    told = create_app(replace(packaged_settings, corrections="retting@example.no")).test_client()
    for path in ("/nn/virksomhet/970205039", "/nb/tilgjengelighet", "/en/personvern"):
        assert shown(told, path).select("a[href^='mailto:retting@example.no?subject=']")
        assert shown(app.test_client(), path).select("a[href^='mailto:okstat@dfo.no?subject=']")


def test_each_source_says_how_much_of_it_is_assumed(
    client: FlaskClient, packaged_index: Index
) -> None:
    shares = assumed_shares(packaged_index)
    assert all(0 <= share <= 1 for share in shares.values())
    assert shares["seed_profiles"] > 0.5
    response = client.get("/nn/data")
    assert "Anteke eller utleidd" in response.text
    assert "Startprofilar" in response.text
    assert "Startprofiler" not in response.text


TECHNICAL = re.compile(r"\b(F1|MRR|BM25|nDCG|TF-IDF|p95|indeks\w*|vektor\w*)\b|--[a-z]|[`_]|\.toml")


def test_what_case_workers_read_of_the_method_has_no_technical_words() -> None:
    papers = [(ROOT / "docs" / name).read_text(encoding="utf-8") for name in PAPERS.values()]
    plain, heading, technical = papers[0].partition("\n## Teknisk del")
    assert heading
    assert TECHNICAL.search(technical)
    for paper in (plain, *papers[1:]):
        assert [found[0] for found in TECHNICAL.finditer(paper)] == []


def test_the_method_is_told_alike_in_both_written_forms(client: FlaskClient) -> None:
    *told, technical = present_method(Language.NB).chapters
    page = shown(client, "/nn/metode")
    assert len(present_method(Language.NN).chapters) == len(told)
    assert page.select(f".contents a[href='/nb/metode#{technical.anchor}'][lang=nb]")
    assert not page.select(".prose[lang]")
    assert shown(client, "/en/metode").select(".prose[lang=nb]")
    bodies = [present_method(language).body.partition(technical.title)[0] for language in PAPERS]
    for piece in ("<h3>", "<table>", "<tr>", "<li>", "<p>", "<strong>"):
        assert len({body.count(piece) for body in bodies}) == 1, piece
