"""Does every answer forbid what no page needs, and does no page need it?"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest
from bs4 import BeautifulSoup
from flask import Response
from flask.testing import FlaskClient

from matcher.settings import Settings
from web import create_app
from web.security import CONTENT_SECURITY_POLICY

ADDRESSES: Final = [
    "/nb/",
    "/nb/skjema?trade=SOA03-01&agency_id=NVE",
    "/nb/partnere?agency_id=NVE&trade=SOA03-01",
    "/nb/partnere",
    "/nb/ringer?agency_id=NVE&trade=SOA03-01",
    "/nb/ringer",
    "/nb/virksomhet/",
    "/nb/virksomhet/970205039",
    "/nb/data",
    "/nb/api",
    "/nb/tull",
    "/api/v1/trades",
    "/api/v1/tull",
]
PAGES: Final = [address for address in ADDRESSES if address.startswith("/nb")]


def test_the_policy_has_no_hole() -> None:
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "*" not in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY
    assert CONTENT_SECURITY_POLICY.startswith("default-src 'none'")


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_headers(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_code_or_style_in_it_or_loads_from_elsewhere(
    client: FlaskClient, address: str
) -> None:
    page = BeautifulSoup(client.get(address).text, "lxml")
    assert page.select("style, [style], iframe, object, embed, base") == []
    assert [script for script in page.select("script") if script.text.strip()] == []
    for element in page.find_all(True):
        assert [name for name in element.attrs if name.startswith("on")] == []
    loaded = page.select("script[src], link[rel=stylesheet], link[rel=icon], img[src]")
    assert loaded
    assert all((one.get("src") or one["href"]).startswith("/static/") for one in loaded)


def test_what_is_typed_is_never_markup(client: FlaskClient) -> None:
    text = '"><script>alert(1)</script>'
    for address in ("/nb/partnere", "/nb/", "/nb/virksomhet/"):
        typed = {"agency_id": text, "trade": text, "place": text, "questions": text, "q": text}
        page = client.get(address, query_string=typed, follow_redirects=True)
        assert "<script>alert" not in page.text


def test_static_files_are_kept_for_ever_under_the_digest_of_their_bytes(
    client: FlaskClient,
) -> None:
    page = BeautifulSoup(client.get("/nb/").text, "lxml")
    for link in page.select("link[rel=stylesheet], script"):
        address = link.get("href") or link["src"]
        response = client.get(address, headers={"Accept-Encoding": "gzip"})
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]
        assert response.headers["Content-Encoding"] == "gzip"
        _, _, digest, name = address.split("/", 3)
        assert client.get(f"/static/{digest[::-1]}/{name}").status_code == 404


def test_the_first_page_is_small(client: FlaskClient) -> None:
    zipped = {"Accept-Encoding": "gzip"}
    response = client.get("/nb/", headers=zipped)
    page = BeautifulSoup(client.get("/nb/").text, "lxml")
    loaded = page.select("link[rel=stylesheet], link[rel=icon], script")
    total = len(response.data) + sum(
        len(client.get(one.get("href") or one["src"], headers=zipped).data) for one in loaded
    )
    assert total <= 100_000


def test_who_asks_too_often_is_asked_to_wait(packaged_settings: Settings) -> None:
    client = create_app(replace(packaged_settings, rate_limit="2 per minute")).test_client()
    first = client.get("/api/v1/trades")
    assert first.headers["X-RateLimit-Limit"] == "2"
    assert first.headers["X-RateLimit-Remaining"] == "1"
    client.get("/nb/data")
    problem = client.get("/api/v1/trades")
    assert problem.status_code == 429
    assert problem.mimetype == "application/problem+json"
    assert int(problem.headers["Retry-After"]) > 0
    page = client.get("/nn/data")
    assert (page.status_code, page.mimetype) == (429, "text/html")
    assert 'lang="nn"' in page.text
    assert client.get("/static/0/tull.css").status_code == 404


@pytest.mark.parametrize(("limiters", "said"), [("0", "1"), ("7", "7")])
def test_nobody_is_asked_to_come_back_at_once(
    packaged_settings: Settings, limiters: str, said: str
) -> None:
    app = create_app(packaged_settings)
    refused = Response(status=429, headers={"Retry-After": limiters})
    with app.test_request_context("/api/v1/trades"):
        assert app.process_response(refused).headers["Retry-After"] == said


def test_behind_a_proxy_each_address_has_its_own_count(packaged_settings: Settings) -> None:
    settings = replace(packaged_settings, rate_limit="1 per minute", trusted_proxies=1)
    client = create_app(settings).test_client()
    asked = [
        client.get("/api/v1/trades", headers={"X-Forwarded-For": address}).status_code
        for address in ("192.0.2.1", "192.0.2.2", "192.0.2.1")
    ]
    assert asked == [200, 200, 429]
