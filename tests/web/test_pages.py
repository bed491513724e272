"""Do the pages lead from a need to partners, and from a mistake to its cure?"""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from matcher.services.index import Index
from matcher.settings import Settings
from tests.web.seen import seen
from web import create_app

NEED = "agency_id=NVE&trade=SOA03-01&missing_tasks=fakturabehandling&busy_months=12&busy_months=1"


def show(client: FlaskClient, address: str, status: int = 200) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == status, response.text
    return seen(response.text)


def one(page: BeautifulSoup, selector: str) -> Tag:
    (found,) = page.select(selector)
    return found


@pytest.mark.parametrize(
    ("header", "form"),
    [
        ("nn", "nn"),
        ("nb-NO", "nb"),
        ("no", "nb"),
        ("sv", "nb"),
        ("", "nb"),
        ("en-GB, en;q=0.9", "en"),
        ("no, en;q=0.9", "nb"),
        ("en-US, nb;q=0.8", "en"),
        ("nb;q=0.8, nn-NO", "nn"),
        ("en;q=0, *", "nb"),
    ],
)
def test_the_browser_chooses_the_form_of_the_front_page(
    client: FlaskClient, header: str, form: str
) -> None:
    response = client.get("/", headers={"Accept-Language": header})
    assert response.headers["Location"] == f"/{form}/"
    assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_page_says_its_language_and_links_to_itself_in_the_others(
    client: FlaskClient, language: str
) -> None:
    others = {"nb", "nn", "en"} - {language}
    for rest in ("", f"partnere?{NEED}", "virksomhet/", "virksomhet/970205039", "data", "api"):
        page = show(client, f"/{language}/{rest}")
        assert one(page, "html")["lang"] == language
        for other in others:
            assert one(page, f".language a[lang={other}]")["href"] == f"/{other}/{rest}"
        assert len(page.select("h1")) == 1


def test_choosing_a_trade_brings_its_aims_and_keeps_what_was_typed(client: FlaskClient) -> None:
    page = show(
        client, "/nb/skjema?agency_id=NVE&trade=SOA03-01&place=Leikanger&aim.KM6850=missing"
    )
    assert len(page.select("[role=radiogroup]")) == 23
    assert one(page, "#place")["value"] == "Leikanger"
    assert one(page, "input[name='aim.KM6850'][checked]")["value"] == "missing"


def test_partners_are_shown_best_first_with_parts_that_add_up(client: FlaskClient) -> None:
    page = show(client, f"/nb/partnere?{NEED}")
    cards = page.select(".card")
    totals = [int(one_total.text) for one_total in page.select(".card-total strong")]
    assert len(cards) == 10
    assert totals == sorted(totals, reverse=True)
    for card, total in zip(cards, totals, strict=True):
        points = [
            float(part.text.split()[1].replace(",", ".")) for part in card.select(".part-points")
        ]
        assert abs(sum(points) - total) <= 0.5 + 0.05 * len(points)


def test_the_page_and_its_json_give_the_same_partners(client: FlaskClient) -> None:
    page = show(client, f"/nb/partnere?{NEED}")
    answer = client.get(one(page, ".download a[href*='.json']")["href"]).get_json()
    assert [link.text for link in page.select(".card-name h2 a")] == [
        match["name"] for match in answer["matches"][:10]
    ]


def test_the_form_is_sent_to_an_address_without_empty_fields(client: FlaskClient) -> None:
    response = client.get("/nb/partnere?agency_id=NVE&trade=SOA03-01&place=&aim.KM6850=missing")
    assert response.status_code == 302
    assert response.headers["Location"] == (
        "/nb/partnere?agency_id=NVE&trade=SOA03-01&missing_aims=KM6850"
    )


def test_everything_wrong_is_said_at_once_beside_its_field_and_on_top(client: FlaskClient) -> None:
    address = "/nb/partnere?agency_id=statsforvalter&trade=SOA03-01&place=Leikangerr&max_km=-3"
    page = show(client, address, status=400)
    assert [link["href"] for link in page.select(".ds-error-summary a")] == [
        "#agency_id",
        "#place",
        "#max_km",
    ]
    for name, typed in [("agency_id", "statsforvalter"), ("place", "Leikangerr"), ("max_km", "-3")]:
        field = one(page, f"#{name}")
        assert field["value"] == typed
        assert field["aria-invalid"] == "true"
        assert f"{name}-error" in field["aria-describedby"].split()
        assert one(page, f"#{name}-error").text.strip()


def test_an_agency_that_is_not_clear_can_be_chosen_with_one_click(client: FlaskClient) -> None:
    page = show(client, "/nb/partnere?agency_id=statsforvalter&trade=SOA03-01", status=400)
    choice = page.select("button[name=agency_choice]")[0]
    response = client.get(
        f"/nb/partnere?agency_id=statsforvalter&trade=SOA03-01&agency_choice={choice['value']}"
    )
    assert f"agency_id={choice['value']}" in response.headers["Location"]


def test_a_form_without_a_trade_asks_for_one(client: FlaskClient) -> None:
    page = show(client, "/nn/partnere", status=400)
    assert one(page, ".ds-error-summary a")["href"] == "#trade"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("trade=XXX99-01", "trade"),
        ("trade=SOA03-01&missing_aims=KM1", "aims"),
        ("trade=SOA03-01&busy_months=13", "busy_months"),
        ("agency_id=974761077&trade=SOA03-01", "agency_id"),
        ("trade=SOA03-01&cooperation=tull", "cooperation"),
    ],
)
def test_an_old_or_broken_link_explains_itself(client: FlaskClient, typed: str, field: str) -> None:
    page = show(client, f"/nb/partnere?{typed}", status=400)
    assert one(page, ".ds-error-summary a")["href"] == f"#{field}"
    assert page.select(f"#{field}")


def test_when_nobody_is_near_enough_the_page_says_what_to_loosen_and_what_it_gives(
    client: FlaskClient,
) -> None:
    page = show(client, "/nb/partnere?trade=SOA03-01&place=Vardø&max_km=1")
    assert len(page.select(".card")) < 3
    ways = page.select(".empty li")
    assert ways
    for way in ways:
        told = int(next(word for word in way.select_one(".quiet").text.split() if word.isdigit()))
        loosened = show(client, way.select_one("a")["href"])
        assert loosened.select_one(".lead").text.strip().startswith(str(told))


def test_what_an_agency_page_says_has_a_source(client: FlaskClient) -> None:
    page = show(client, "/nb/virksomhet/970205039")
    assert "Norges vassdrags- og energidirektorat" in one(page, "h1").text
    assert len(page.select("details.source")) > 10
    assert all(box.select("p") for box in page.select(".source-box"))
    assert len(page.select(".year li")) == 12


def test_the_list_of_agencies_is_in_the_order_of_the_norwegian_alphabet(
    client: FlaskClient,
) -> None:
    page = show(client, "/nb/virksomhet/")
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"
    letters = [heading.text for heading in page.select(".letter h2") if heading.text in alphabet]
    assert letters == sorted(set(letters), key=alphabet.index)
    assert len(letters) > 15


def test_a_total_is_told_as_known_assumed_and_not_known(client: FlaskClient) -> None:
    for language, words in [
        ("nb", ["% kjent", "% antatt", "% vet vi ikke"]),
        ("nn", ["% kjent", "% anteke", "% veit vi ikkje"]),
    ]:
        page = show(client, f"/{language}/partnere?{NEED}")
        for basis in page.select(".basis ul"):
            said = [line.text.split(maxsplit=1) for line in basis.select("li")]
            assert [what for _, what in said] == words
            assert sum(int(share) for share, _ in said) == 100


def test_a_closed_agency_is_shown_as_closed(client: FlaskClient, packaged_index: Index) -> None:
    closed = [p.agency for p in packaged_index.candidates.profiles if not p.agency.is_open]
    assert closed
    for agency in closed:
        page = show(client, f"/nb/virksomhet/{agency.id}")
        assert one(page, ".agency > .ds-alert")


def test_every_agency_and_trade_can_be_shown_in_both_forms(
    client: FlaskClient, packaged_index: Index
) -> None:
    for language in ("nb", "nn"):
        for profile in packaged_index.candidates.profiles:
            show(client, f"/{language}/virksomhet/{profile.agency.id}")
        for trade in packaged_index.candidates.trades:
            show(client, f"/{language}/skjema?trade={trade}&agency_id=NVE")
            show(client, f"/{language}/partnere?agency_id=NVE&trade={trade}")


@pytest.mark.parametrize("text", ["NVE", "vassdrag", "970 205 039", "NORGES VASSDRAGS"])
def test_an_agency_is_found_by_what_people_call_it(client: FlaskClient, text: str) -> None:
    page = show(client, f"/nb/virksomhet/?q={text}")
    assert "/nb/virksomhet/970205039" in [a["href"] for a in page.select(".agency-list a")]


@pytest.mark.parametrize("address", ["/nn/tull", "/nn/virksomhet/974761077", "/nn/virksomhet/x"])
def test_a_wrong_address_leads_on_in_the_same_language(client: FlaskClient, address: str) -> None:
    page = show(client, address, status=404)
    assert one(page, "html")["lang"] == "nn"
    assert "/nn/" in [a["href"] for a in page.select("main a")]


def test_before_the_first_index_a_page_says_so(tmp_path: Path) -> None:
    client = create_app(Settings(local_dir=tmp_path)).test_client()
    response = client.get("/nb/")
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "Samlære er ikke gjort klar" in response.text


def test_an_error_of_our_own_is_admitted_without_its_insides(
    packaged_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(packaged_settings)
    monkeypatch.setitem(app.view_functions, "pages.data", lambda: 1 / 0)
    response = app.test_client().get("/nb/data")
    assert response.status_code == 500
    assert "ZeroDivisionError" not in response.text


def test_an_agency_teaches_only_what_is_sure_enough_to_be_named(client: FlaskClient) -> None:
    page = show(client, "/nb/virksomhet/970205039")
    shares = [int(said.text.split()[0]) for said in page.select(".aim-bars .quiet")]
    assert shares
    assert min(shares) >= 30
