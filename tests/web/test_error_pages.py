"""Does a page that cannot be shown explain itself, in the reader's language, with a way on?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from matcher.services.index import Index
from matcher.services.index_loading import IndexHolder
from matcher.services.index_lock import build_lock
from matcher.services.wording import Language, words_in
from matcher.settings import Settings
from web import create_app


class BrokenHolder(IndexHolder):
    """Fails as a program fails: with an error that nobody expected."""

    def current(self) -> Index:
        """Fail."""
        message = "unexpected"
        raise RuntimeError(message)


def read(answer: TestResponse, status: int, language: Language) -> BeautifulSoup:
    """Return the page of an error: in its language, with its design and a way on."""
    assert answer.status_code == status
    assert answer.content_type == "text/html; charset=utf-8"
    page = BeautifulSoup(answer.text, "lxml")
    assert page.html is not None
    assert page.html["lang"] == language
    assert page.h1 is not None
    assert page.select("header nav")
    assert page.select_one(f"main a[href='/{language}/']") is not None
    return page


@pytest.mark.parametrize("language", Language)
def test_a_page_that_is_not_there_is_explained(client: FlaskClient, language: Language) -> None:
    read(client.get(f"/{language}/tull"), 404, language)
    page = read(client.get(f"/{language}/virksomhet/987654325"), 404, language)
    assert "987654325" in page.text
    form = page.select_one("main form")
    assert form is not None
    assert form["action"] == f"/{language}/virksomhet/"
    page = read(client.get(f"/{language}/fag/XYZ03-01"), 404, language)
    assert "XYZ03-01" in page.text
    assert page.select_one(f"main a[href='/{language}/fag/']") is not None


def test_what_is_not_a_number_is_called_so(client: FlaskClient) -> None:
    page = read(client.get("/nb/virksomhet/skatteetaten"), 404, Language.NB)
    assert "ni siffer" in page.text


@pytest.mark.parametrize("language", Language)
def test_who_asks_too_often_is_told_how_long_to_wait(
    packaged_settings: Settings, language: Language
) -> None:
    client = create_app(replace(packaged_settings, rate_limit="1 per minute")).test_client()
    client.get(f"/{language}/data")
    answer = client.get(f"/{language}/data?a=1")
    page = read(answer, 429, language)
    assert 1 <= int(answer.headers["Retry-After"]) <= 61
    assert any(str(second) in page.text for second in range(1, 62))
    assert page.select_one(f"main a[href='/{language}/data?a=1']") is not None


@pytest.mark.parametrize("language", Language)
def test_a_fault_of_ours_is_admitted(packaged_settings: Settings, language: Language) -> None:
    told = replace(packaged_settings, rate_limit="100 per minute", corrections="feil@example.no")
    client = create_app(told, BrokenHolder(packaged_settings)).test_client()
    page = read(client.get(f"/{language}/partnere"), 500, language)
    assert "unexpected" not in page.text
    assert page.select("main a[href^='mailto:feil@example.no']")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("path", ["", "virksomhet/", "fag/SOA03-01", "data"])
def test_an_index_that_is_being_built_is_told(
    packaged_settings: Settings, tmp_path: Path, language: Language, path: str
) -> None:
    settings = replace(packaged_settings, local_dir=tmp_path)
    settings.index_dir.mkdir(parents=True)
    client = create_app(settings).test_client()
    with build_lock(settings.index_dir):
        answer = client.get(f"/{language}/{path}")
    page = read(answer, 503, language)
    assert answer.headers["Retry-After"] == "30"
    assert "30" in page.text
    assert page.select_one(f"main a[href='/{language}/{path}']") is not None


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("was_tried", [False, True])
def test_that_nobody_is_building_an_index_is_told(
    packaged_settings: Settings, tmp_path: Path, language: Language, was_tried: bool
) -> None:
    settings = replace(packaged_settings, local_dir=tmp_path)
    if was_tried:
        settings.index_dir.mkdir(parents=True)
        with build_lock(settings.index_dir):
            pass
    client = create_app(settings).test_client()
    page = read(client.get(f"/{language}/data"), 503, language)
    document = client.get(f"/api/v1/trades?lang={language}").get_json()
    assert document["status"] == 503
    assert document["detail"] in page.text
    assert "samlaere index" in document["detail"]
    assert page.select_one(".error-reason") is None


def test_the_method_can_be_read_before_there_is_an_index(
    packaged_settings: Settings, tmp_path: Path
) -> None:
    client = create_app(replace(packaged_settings, local_dir=tmp_path)).test_client()
    for path in ("metode", "personvern", "tilgjengelighet", "api"):
        assert client.get(f"/nb/{path}").status_code == 200


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/virksomhet/970205039", "/nn/virksomhet/970205039"),
        ("/no/partnere?trade=SOA03-01&agency_id=NVE", "/nn/partnere?trade=SOA03-01&agency_id=NVE"),
        ("/fag/", "/nn/fag/"),
        ("/fag/SOA03-01/?side=2", "/nn/fag/SOA03-01?side=2"),
        ("/nb/virksomhet/970205039/", "/nb/virksomhet/970205039"),
        ("/nb/fag/SOA03-01/", "/nb/fag/SOA03-01"),
        ("/en/metode/", "/en/metode"),
        ("/nb/steg/virksomhet/?agency_id=NVE", "/nb/steg/virksomhet?agency_id=NVE"),
    ],
)
def test_an_address_without_its_language_or_with_a_slash_too_many_is_sent_on(
    client: FlaskClient, old: str, new: str
) -> None:
    answer = client.get(old, headers={"Accept-Language": "nn"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == new


@pytest.mark.parametrize(
    "path",
    [
        "/tull",
        "//example.org/",
        "/no",
        "/api/v1/tull",
        "/%0d%0a",
        "/nb//example.org/",
        "/nb/tull/",
    ],
)
def test_nothing_else_is_sent_anywhere(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in {302, 308, 404}
    assert not answer.headers.get("Location", "/nb/").startswith(("//", "http"))


def test_what_was_typed_in_the_address_is_words(client: FlaskClient) -> None:
    page = client.get("/nb/virksomhet/%3Cscript%3Ealert(1)%3C%2Fscript%3E").text
    assert "<script>alert" not in page
    assert "alert(1)" not in client.get("/nb/fag/javascript:alert(1)//%22onclick").headers


@pytest.mark.parametrize("path", ["/nb/data", "/nn/tull", "/api/v1/trades"])
def test_an_answer_that_would_be_the_same_later_asks_nobody_to_wait(
    client: FlaskClient, path: str
) -> None:
    assert "Retry-After" not in client.get(path).headers


@pytest.mark.parametrize("language", Language)
def test_a_mail_that_is_far_too_long_is_told_how_long_it_may_be(
    client: FlaskClient, language: Language
) -> None:
    address = f"/{language}/henvendelse"
    response = client.post(address, data={"text": "x" * 1_500_000})
    assert response.status_code == 413
    page = BeautifulSoup(response.text, "lxml")
    most = words_in(language).grouped(100_000)
    said = page.select_one(".lead")
    assert said is not None
    assert most in said.text
    assert page.select(f"a.ds-button[href='{address}']")


def test_a_body_that_is_too_large_for_a_program_is_told_how_large_it_may_be(
    client: FlaskClient,
) -> None:
    response = client.post("/api/v1/enquiries/read?lang=nn", json={"body": "x" * 1_500_000})
    assert response.status_code == 413
    document = response.get_json()
    assert response.content_type == "application/problem+json"
    (problem,) = document["problems"]
    assert (problem["field"], problem["code"]) == ("body", "too_large")
    assert problem["hint"] == "≤ 1000000 byte"
    assert response.headers["Content-Language"] == "nn"
