"""Is the effect of another member shown before it is chosen, and is each mistake explained?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from matcher.services.index import Index
from matcher.settings import Settings
from tests.web.test_rings_page import NEED, one, show
from web import create_app
from web.limits import PLANNED


def choose(page: BeautifulSoup, name: str) -> str:
    """Return where the link leads whose words have the name."""
    (found,) = [link["href"] for link in page.select("a.ds-button") if name in link.text]
    return str(found).split("#")[0]


def test_a_member_is_replaced_after_its_effect_has_been_shown(client: FlaskClient) -> None:
    before = show(client, f"/nb/ringer?{NEED}")
    leaves = before.select(".member h4 a")[1].text
    effects = show(client, choose(before, f"Bytt ut {leaves}"))
    assert leaves in one(effects, "#replace-title").text
    assert one(effects, "#ring-title").text == "Ring 1"
    shown = effects.select(".replacement")
    assert len(shown) == 6
    for each in shown:
        changes = [said.text for said in each.select("dt")]
        assert changes[:2] == ["Dekning av læreplanen", "Lengste vei mellom to"]
        assert all(said.text.split() for said in each.select("dd"))
    newcomer = one(shown[0], "h4").text
    worth = one(shown[0], ".replacement-worth").text.split()[0]
    after = show(client, choose(shown[0], newcomer))
    names = [link.text for link in after.select(".member h4 a")]
    assert newcomer in names
    assert leaves not in names
    assert len(names) == len(before.select(".member"))
    assert one(after, ".ring .card-total strong").text == worth
    assert len(after.select(".drawn")) == 3


def test_a_replacement_undone_is_the_proposal_again(client: FlaskClient) -> None:
    before = show(client, f"/nb/ringer?{NEED}&ring=2")
    effects = show(client, choose(before, "Bytt ut " + before.select(".member h4 a")[1].text))
    (kept,) = [link for link in effects.select("#replace a.ds-link") if "Behold" in link.text]
    assert "ring=2" in kept["href"]
    by_hand = show(client, choose(effects.select(".replacement")[0], "Velg"))
    leaves = one(effects.select(".replacement")[0], "h4").text
    again = show(client, choose(by_hand, f"Bytt ut {leaves}"))
    assert one(again, "#replace")
    assert one(again, "#ring-title").text != "Ring 2"


@pytest.mark.parametrize(("name", "wrong"), [("Tullball", True), ("Nav", False)])
def test_another_agency_can_be_named_and_is_told_of_beside_its_field(
    client: FlaskClient, name: str, wrong: bool
) -> None:
    before = show(client, f"/nn/ringer?{NEED}")
    address = choose(before, "Byt ut " + before.select(".member h4 a")[2].text)
    page = show(client, f"{address}&instead={name}", status=400 if wrong else 200)
    assert one(page, "#instead")["value"] == name
    if wrong:
        assert one(page, "#instead")["aria-invalid"] == "true"
        assert name in one(page, "#instead-error").text
        assert one(page, ".ds-error-summary a")["href"] == "#instead"
        assert len(page.select(".replacement")) == 6
    else:
        assert "(Nav)" in page.select(".replacement h4")[0].text
        assert len(page.select(".replacement")) == 7


def members_of(index: Index, kind: str) -> str:
    profiles = [profile.agency for profile in index.candidates.profiles]
    open_ones = [agency.id for agency in profiles if agency.is_open and agency.short_name != "NVE"]
    closed = next(agency.id for agency in profiles if not agency.is_open)
    made = {"closed": [open_ones[0], closed], "five": open_ones[:4], "oneself": ["NVE"]}
    return ",".join(made[kind])


@pytest.mark.parametrize(
    ("kind", "said"),
    [("closed", "kan ikke være med"), ("five", "to til fire"), ("oneself", "selv")],
)
def test_a_ring_that_cannot_be_is_explained_above_the_proposals(
    client: FlaskClient, packaged_index: Index, kind: str, said: str
) -> None:
    address = f"/nb/ringer?{NEED}&members={members_of(packaged_index, kind)}"
    page = show(client, address, status=400)
    assert said in one(page, ".ds-error-summary").text
    assert one(page, "#ring-title").text == "Ring 1"
    assert len(page.select(".ring-lines li")) == 5


def test_who_is_not_in_the_ring_cannot_be_replaced(client: FlaskClient) -> None:
    page = show(client, f"/nb/ringer?{NEED}&replace=987654321", status=400)
    assert "987654321" in one(page, ".ds-error-summary").text
    assert page.select("#replace") == []


def test_the_map_says_how_far_it_is_between_all_members(client: FlaskClient) -> None:
    page = show(client, f"/nb/ringer?{NEED}")
    members = len(page.select(".member"))
    places, ways = one(page, "[aria-labelledby=map-title]").select("table")
    assert len({row.select_one("th").text for row in places.select("tbody tr")}) == members
    assert len(ways.select("tbody tr")) == members * (members - 1) // 2


@pytest.mark.parametrize(("path", "page"), [("", "pages.rings"), (".json", "pages.export_rings")])
def test_a_rotation_that_takes_long_counts_as_many_asks(
    packaged_settings: Settings, path: str, page: str
) -> None:
    app = create_app(replace(packaged_settings, rate_limit="100 per minute"))
    asker = app.test_client()
    need = f"/nb/ringer{path}?{NEED}&months=8&apprentices=2&plan=1"
    first, second = (int(asker.get(need).headers["X-RateLimit-Remaining"]) for _ in range(2))
    assert first - second == PLANNED[page]


def test_a_need_for_something_else_is_told_that_these_are_rings(client: FlaskClient) -> None:
    other = NEED.replace("cooperation=ring", "cooperation=secondment")
    page = show(client, f"/nb/ringer?{other}")
    assert "Dere ba om hospitering" in one(page, ".rings > .ds-alert").text
    answered = client.post(
        "/api/v1/rings?lang=nb&rotations=0",
        json={"agency_id": "NVE", "trade": "SOA03-01", "cooperation": "secondment", "limit": 1},
    )
    assert answered.status_code == 200
    assert "Dere ba om hospitering" in answered.json["notes"][0]
