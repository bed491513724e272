"""Can somebody who reads English get from the front page to a ring, and hear what is Norwegian?"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser


def test_from_the_front_page_to_partners_and_a_ring_in_english(reader: Reader) -> None:
    page = reader.page
    reader.go("/nb/skjema?trade=SOA03-01&agency_id=NVE")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("combobox", name="Trade")).to_have_value("SOA03-01")
    aims = page.get_by_role("radiogroup")
    expect(aims).to_have_count(23)
    expect(aims.first.locator(".aim-text")).to_have_attribute("lang", "nb")
    aims.nth(10).get_by_role("radio", name="Lack").check()
    page.get_by_role("checkbox", name="December").check()
    page.get_by_role("radio", name="Ring").check()
    page.get_by_role("button", name="Find partners").click()

    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Partners in service- og administrasjonsfaget")
    expect(heading.locator("[lang=nb]")).to_have_text("service- og administrasjonsfaget")
    expect(page.locator(".said")).to_contain_text("December")
    page.get_by_role("link", name="See rings for this need").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Rings in")
    expect(page.get_by_role("img", name="Who is where when")).to_have_count(1)
    page.get_by_role("link", name="Bokmål").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ringer i")
    assert reader.complaints == []
    assert reader.strangers == []


def test_a_mistake_is_told_in_english_beside_its_field(reader: Reader) -> None:
    page = reader.page
    reader.go("/en/partnere?trade=SOA03-01&place=Leikangerr&max_km=50")
    expect(page.locator("[data-error-summary]")).to_contain_text("We cannot find the place")
    page.get_by_label("Place", exact=False).first.fill("Leikanger")
    page.get_by_role("button", name="Find partners").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Partners in")
