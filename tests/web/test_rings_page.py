"""Does the page of rings show what the service found, and lead on from every mistake?"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from matcher.domain.calendar import YearMonth
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.services.ring_pictures import stylesheet
from matcher.services.rings import find_rings
from tests.web.seen import seen

NEED = "agency_id=NVE&trade=SOA03-01&cooperation=ring"
GIVEN = {"agency_id": "NVE", "trade": "SOA03-01", "cooperation": "ring", "limit": 5}


def show(client: FlaskClient, address: str, status: int = 200) -> BeautifulSoup:
    response = client.get(address, follow_redirects=True)
    assert response.status_code == status, response.text
    return seen(response.text)


def one(page: BeautifulSoup, selector: str) -> Tag:
    (found,) = page.select(selector)
    return found


def test_the_page_shows_the_rings_of_the_service_best_first(
    client: FlaskClient, packaged_index: Index
) -> None:
    now = datetime.now(UTC)
    need = parse_need(GIVEN, packaged_index)
    today = YearMonth(now.year, now.month)
    answer = find_rings(packaged_index, need, today=today, rotations=0)
    page = show(client, f"/nb/ringer?{NEED}")
    assert [line.text.split(": ")[1] for line in page.select(".ring-name a")] == [
        ", ".join(member.name for member in ring.proposal.members) for ring in answer.rings
    ]
    best = answer.rings[0].proposal
    assert [link.text for link in page.select(".member h4 a")] == [m.name for m in best.members]
    assert one(page, ".ring .card-total strong").text == str(round(best.value * 100))
    assert f"{answer.possible} ringer" in one(page, ".proof-title + p").text.replace("\u00a0", "")


@pytest.mark.parametrize(("language", "sign"), [("nb", "\u00a0"), ("en", ",")])
def test_large_numbers_are_parted_as_the_language_parts_them(
    client: FlaskClient, language: str, sign: str
) -> None:
    page = show(client, f"/{language}/ringer?{NEED}")
    assert re.search(rf"\b\d{{1,3}}{sign}\d{{3}}\b", one(page, ".proof-title + p").text)


@pytest.mark.parametrize(
    ("language", "title", "proof"),
    [
        ("nb", "Ringer i service", "ringer er vurdert"),
        ("nn", "Ringar i service", "ringar er"),
        ("en", "Rings in service", "rings have been assessed"),
    ],
)
def test_the_page_speaks_every_language(
    client: FlaskClient, language: str, title: str, proof: str
) -> None:
    page = show(client, f"/{language}/ringer?{NEED}")
    other = {"nb": "nn", "nn": "en", "en": "nb"}[language]
    assert title in one(page, "h1").text
    assert title in one(page, "head > title").text
    assert proof in one(page, ".proof-title + p").text
    assert one(page, f".language a[lang={other}]")["href"] == f"/{other}/ringer?{NEED}"
    assert {picture["lang"] for picture in page.select("svg.picture")} == {language}


@pytest.mark.parametrize("address", ["/nb/ringer", "/nn/ringer"])
def test_headings_come_in_order_and_ids_are_one_each(client: FlaskClient, address: str) -> None:
    page = show(client, f"{address}?{NEED}")
    levels = [int(heading.name[1]) for heading in page.select("h1, h2, h3, h4, h5")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for labelled in page.select("[aria-labelledby]"):
        assert set(labelled["aria-labelledby"].split()) <= set(ids)


def test_each_picture_is_drawn_for_every_width_and_followed_by_its_tables(
    client: FlaskClient,
) -> None:
    page = show(client, f"/nb/ringer?{NEED}")
    drawn = page.select(".drawn")
    assert [len(picture.select("svg.picture > title")) for picture in drawn] == [2, 3, 3]
    for picture, tables in zip(drawn, [2, 1, 3], strict=True):
        details = picture.find_next_sibling()
        assert details
        assert details.name == "details"
        assert len(details.select("table > caption")) == tables
        assert all(frame["tabindex"] == "0" for frame in details.select("[role=region]"))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_no_aim_is_named_by_its_code(client: FlaskClient, language: str) -> None:
    page = show(client, f"/{language}/ringer?{NEED}&busy_months=3")
    assert not re.search(r"\bKM\d", page.select_one("#ring").get_text())
    assert bool(page.select(".member-ask li span[lang=nb]")) is (language == "en")


def test_the_map_begins_where_the_need_says(client: FlaskClient) -> None:
    own, said = (
        show(client, f"/nb/ringer?{NEED}{place}")
        .select("[aria-labelledby=map-table-1] tbody tr")[0]
        .text
        for place in ("", "&place=Vard%C3%B8")
    )
    assert "Vardø" in said
    assert "Vardø" not in own


def test_the_pictures_have_their_stylesheet_as_a_file_of_ours(client: FlaskClient) -> None:
    page = show(client, f"/nb/ringer?{NEED}")
    (href,) = [
        link["href"] for link in page.select("link[rel=stylesheet]") if "pictures" in link["href"]
    ]
    response = client.get(href)
    assert response.text == stylesheet()
    assert response.mimetype == "text/css"
    assert "immutable" in response.headers["Cache-Control"]


def test_another_ring_is_shown_by_its_number_with_its_rotation(client: FlaskClient) -> None:
    page = show(client, f"/nb/ringer?{NEED}&ring=3")
    assert one(page, "#ring-title").text == "Ring 3"
    assert one(page, ".ring-name a[aria-current]").text.startswith("Ring 3")
    assert len(page.select(".drawn")) == 3


@pytest.mark.parametrize("number", ["6", "99", "0", "-1", "x", "²", "1000000"])
def test_a_ring_that_is_not_there_is_explained(client: FlaskClient, number: str) -> None:
    page = show(client, f"/nb/ringer?{NEED}&ring={number}")
    assert f"ingen ring nummer {number}" in one(page, ".rings > .ds-alert").text
    assert one(page, "#ring-title").text == "Ring 1"
    assert len(page.select(".drawn")) == 3


def test_a_rotation_that_takes_long_is_planned_when_it_is_asked_for(client: FlaskClient) -> None:
    need = f"{NEED}&months=8&apprentices=2"
    page = show(client, f"/nb/ringer?{need}")
    assert len(page.select(".drawn")) == 2
    planned = show(client, one(page, "#rotation .ds-button")["href"].split("#")[0])
    assert len(planned.select(".drawn")) == 3
    assert planned.select("#rotation .ds-button") == []


def test_the_partners_lead_to_the_rings_and_back_with_all_that_was_typed(
    client: FlaskClient,
) -> None:
    typed = f"{NEED}&missing_tasks=fakturabehandling&busy_months=3&months=20&free_months=2"
    partners = show(client, f"/nb/partnere?{typed}")
    to_rings = one(partners, ".to-rings a")["href"]
    rings = show(client, to_rings)
    said = one(rings, ".said").text
    assert "fakturabehandling" in said
    assert "mars" in said
    links = [link["href"] for link in rings.select(".said a.ds-button")]
    assert [link.split("?")[0] for link in links] == ["/nb/", "/nb/partnere"]
    assert {link.split("?")[1] for link in links} == {to_rings.split("?")[1]}
    form = show(client, links[0])
    assert one(form, "#months")["value"] == "20"
    assert one(form, "#free_months")["value"] == "2"
    assert one(form, "#cooperation-ring").has_attr("checked")


def test_partners_for_another_kind_of_cooperation_do_not_speak_of_rings(
    client: FlaskClient,
) -> None:
    page = show(client, "/nb/partnere?agency_id=NVE&trade=SOA03-01&cooperation=secondment")
    assert page.select(".to-rings") == []


def test_a_ring_without_an_agency_is_asked_for_one_beside_its_field(client: FlaskClient) -> None:
    page = show(client, "/nn/ringer?trade=SOA03-01&cooperation=ring&busy_months=4", status=400)
    assert one(page, ".ds-error-summary a")["href"] == "#agency_id"
    assert one(page, "#agency_id")["aria-invalid"] == "true"
    assert one(page, "#agency_id-error").text.strip()
    assert one(page, "[name=busy_months][checked]")["value"] == "4"
    assert one(page, "form.need")["action"] == "/nn/ringer"


def test_an_unknown_agency_is_explained(client: FlaskClient) -> None:
    page = show(client, "/nb/ringer?agency_id=Tullballdirektoratet&trade=SOA03-01", status=400)
    assert one(page, "#agency_id")["value"] == "Tullballdirektoratet"
    assert "Tullballdirektoratet" in one(page, "#agency_id-error").text


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("apprentices=9", "apprentices"),
        ("start=2020-01", "start"),
        ("months=3", "months"),
        ("months=10&free_months=9", "free_months"),
    ],
)
def test_what_no_ring_could_answer_is_told_beside_a_field_that_can_be_corrected(
    client: FlaskClient, typed: str, name: str
) -> None:
    page = show(client, f"/nb/ringer?{NEED}&{typed}", status=400)
    field = one(page, f"#{name}")
    assert field.get("type") != "hidden"
    assert field["value"] in typed
    assert field["aria-invalid"] == "true"
    assert [link["href"] for link in page.select(".ds-error-summary a")] == [f"#{name}"]


def test_when_there_is_no_ring_the_page_says_what_to_change(client: FlaskClient) -> None:
    page = show(client, "/nb/ringer?agency_id=NVE&trade=SLG03-02&place=Vardø&max_km=1")
    assert page.select(".ring") == []
    assert len(one(page, ".empty p").text.split()) > 5


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/nn/ringar", "/nn/ringer"),
        ("/nb/ringer/", "/nb/ringer"),
        ("/nb/partnere/", "/nb/partnere"),
    ],
)
def test_other_ways_to_write_an_address_lead_to_it(
    client: FlaskClient, given: str, kept: str
) -> None:
    response = client.get(f"{given}?{NEED}")
    assert response.status_code == 308
    assert response.headers["Location"].endswith(f"{kept}?{NEED}")


@pytest.mark.parametrize("page", ["", "partnere", "ringer"])
def test_what_an_old_link_says_that_nobody_reads_is_explained(
    client: FlaskClient, page: str
) -> None:
    shown = show(client, f"/nb/{page}?{NEED}&place=&_external=1&gammel=<b>")
    alert = one(shown, ".ds-alert")
    assert "_external, gammel" in alert.text
    assert shown.select(".ds-alert b") == []
