"""Does a person replace a member of a ring, with and without JavaScript and by keyboard alone?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from matcher.services.parting import SOFT_HYPHEN
from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

RINGS = "/nb/ringer?agency_id=NVE&trade=SOA03-01&cooperation=ring"


def test_a_member_is_replaced_once_its_effect_has_been_seen(reader: Reader) -> None:
    page = reader.page
    page.set_viewport_size({"width": 320, "height": 700})
    reader.go(RINGS)
    leaves = page.locator(".member h4 a").nth(1).inner_text().replace(SOFT_HYPHEN, "")
    page.get_by_role("link", name=f"Bytt ut {leaves}").click()
    expect(page.get_by_role("heading", name=f"i stedet for {leaves}")).to_be_in_viewport()
    first = page.locator(".replacement").first
    newcomer = first.locator("h4").inner_text().replace(SOFT_HYPHEN, "")
    expect(first).to_contain_text("Dekning av læreplanen")
    page.get_by_role("link", name=f"Velg {newcomer}").click()
    expect(page.locator(".member h4", has_text=newcomer)).to_be_visible()
    expect(page.locator(".member h4", has_text=leaves)).to_have_count(0)
    page.get_by_role("link", name="English").click()
    expect(page.locator(".member h4", has_text=newcomer)).to_be_visible()
    assert reader.complaints == []
    assert reader.strangers == []


def test_a_name_that_is_not_known_can_be_mended_where_it_was_typed(reader: Reader) -> None:
    page = reader.page
    reader.go(RINGS)
    page.get_by_role("link", name="Bytt ut").first.click()
    page.get_by_label("Tenker dere på en annen?").fill("Tullball")
    page.get_by_role("button", name="Vis virkningen").click()
    expect(page.get_by_role("alert")).to_be_visible()
    field = page.get_by_label("Tenker dere på en annen?")
    expect(field).to_have_value("Tullball")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("Nav")
    page.get_by_role("button", name="Vis virkningen").click()
    expect(page.get_by_text("Den dere spurte om")).to_be_visible()
    expect(page.locator(".replacement h4").first).to_contain_text("(Nav)")


def tab_to(page: Page, selector: str) -> None:
    """Press the tabulator until the keyboard stands on what is looked for."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    pytest.fail(f"the keyboard never came to {selector}")


def test_a_member_can_be_replaced_by_keyboard_alone(scripted: Reader) -> None:
    page = scripted.page
    scripted.go(RINGS)
    tab_to(page, ".member-replace a")
    page.keyboard.press("Enter")
    page.wait_for_url("**replace=**")
    tab_to(page, ".replacement a.ds-button")
    page.keyboard.press("Enter")
    page.wait_for_url("**#ring")
    expect(page.locator(".replacement")).to_have_count(0)
    expect(page.locator("#ring-title")).to_be_visible()
    assert scripted.complaints == []
