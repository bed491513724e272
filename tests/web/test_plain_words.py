"""Is a ring asked for by somebody we know, and is what is wrong or lacking said in plain words?"""

from __future__ import annotations

import re
from typing import Final

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from matcher.domain.curriculum import TradeCode
from matcher.services.index import Index
from tests.web.seen import seen

TRADE: Final = "SOA03-01"


def show(client: FlaskClient, address: str, status: int = 200) -> BeautifulSoup:
    response = client.get(address, follow_redirects=True)
    assert response.status_code == status, response.text[:500]
    return seen(response.text)


def one(page: BeautifulSoup, selector: str) -> Tag:
    (found,) = page.select(selector)
    return found


def test_the_summary_leads_to_rings_only_when_it_knows_whose(client: FlaskClient) -> None:
    with_agency = show(client, f"/nb/steg/oppsummering?trade={TRADE}&agency_id=NVE")
    assert with_agency.select('.submit a[href^="/nb/ringer"]')
    without = show(client, f"/nb/steg/oppsummering?trade={TRADE}&cooperation=ring")
    assert not without.select('a[href^="/nb/ringer"]')
    assert "må vi vite hvilken virksomhet dere er" in without.get_text()
    assert without.select('main .quiet a[href^="/nb/steg/virksomhet"]')


def test_what_is_wrong_is_told_in_plain_words_without_codes_and_signs(client: FlaskClient) -> None:
    told = {
        f"/nb/partnere?trade={TRADE}&max_km=-5": "(minst 0)",
        f"/nb/partnere?trade={TRADE}&max_km=fire+hundre": "er ikke et tall",
        f"/nb/partnere?trade={TRADE}&missing_aims=KM1": "«KM1» finnes ikke i faget.",
        "/nb/partnere?trade=ABC": "«ABC» finnes ikke. Velg et fra listen over lærefag.",
        "/nb/partnere?trade=adminstrasjonsfag": "Mente du Service- og administrasjonsfaget?",
        "/nb/partnere?agency_id=NVE": "Velg et lærefag.",
        f"/nb/partnere?trade={TRADE}&agency_id=statsforvalter": "Mente du Statsforvalteren i Agder",
        f"/nb/ringer?trade={TRADE}": "hvilken virksomhet dere er.",
    }
    for address, said in told.items():
        text = one(show(client, address, 400), "[data-error-summary]").get_text()
        assert said in text
        assert not re.search(r"[≥≤]|KM\d{4}|[A-Z]{3}\d\d-\d\d|\d{9}", text)


def test_the_form_for_rings_does_not_call_the_agency_optional(client: FlaskClient) -> None:
    rings, partners = (
        show(client, f"/nb/{where}?trade={trade}", 400 if trade else 200)
        for where, trade in (("ringer", TRADE), ("skjema", ""))
    )
    assert "valgfritt" not in one(rings, "label[for=agency_id]").get_text()
    assert "Bare lærefaget" not in rings.get_text()
    assert "valgfritt" in one(partners, "label[for=agency_id]").get_text()


def test_what_is_lacked_and_not_taught_in_the_ring_is_said_at_its_top(
    client: FlaskClient, packaged_index: Index
) -> None:
    curriculum = packaged_index.curricula[TradeCode("SOA03-01")]
    texts = curriculum.texts("nb")
    lacked = "".join(f"&missing_aims={aim}" for aim in texts)
    page = show(client, f"/nb/ringer?agency_id=NVE&trade=SOA03-01{lacked}")
    told = {one.get_text() for one in page.select(".ring-head .ds-alert li > span")}
    gaps = page.select("section[aria-labelledby=gaps-title] .gaps > li > p")
    gaps += page.select("section[aria-labelledby=gaps-title] details li")
    assert told == {one.get_text() for one in gaps}
    assert told
    without = show(client, "/nb/ringer?agency_id=NVE&trade=SOA03-01")
    assert not without.select(".ring-head .ds-alert")
