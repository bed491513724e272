"""Does a person get from the front page to explained partners, with and without JavaScript?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser


def test_from_the_front_page_to_the_source_of_a_value(reader: Reader) -> None:
    page = reader.page
    reader.go("/nb/skjema")
    page.get_by_label("Virksomhet", exact=False).first.fill("NVE")
    page.get_by_role("combobox", name="Lærefag").select_option(
        label="Service- og administrasjonsfaget"
    )
    page.get_by_role("button", name="Vis kompetansemålene").click()
    aims = page.get_by_role("radiogroup")
    expect(aims).to_have_count(23)
    expect(page.get_by_label("Virksomhet", exact=False).first).to_have_value("NVE")
    aims.nth(10).get_by_role("radio", name="Mangler").check()
    aims.nth(0).get_by_role("radio", name="Kan", exact=True).check()
    page.get_by_label("Oppgaver dere mangler").fill("lønnskjøring")
    page.get_by_role("checkbox", name="desember").check()
    page.get_by_label("Lengste reisevei").fill("100 km")
    page.get_by_role("button", name="Finn partnere").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Partnere i service")
    expect(page.locator(".card")).to_have_count(10)
    expect(page.locator(".said")).to_contain_text("lønnskjøring")
    assert re.search(r"missing_aims=KM\d+", page.url)
    page.locator(".card").first.locator(".parts > summary").click()
    page.get_by_text("Hva bygger dette på?").first.click()
    page.locator(".card").first.locator(".evidence[open] .source summary").first.click()
    expect(page.locator(".source[open] .source-box")).to_be_visible()

    page.get_by_role("link", name="Endre søket").click()
    expect(page.get_by_label("Oppgaver dere mangler")).to_have_value("lønnskjøring")
    expect(page.get_by_role("checkbox", name="desember")).to_be_checked()
    assert reader.complaints == []
    assert reader.strangers == []


def test_the_result_keeps_what_was_asked_when_the_form_of_norwegian_is_changed(
    reader: Reader,
) -> None:
    reader.go("/nb/partnere?agency_id=NVE&trade=SOA03-01&busy_months=12")
    reader.page.get_by_role("link", name="Nynorsk").click()
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text("Partnarar i service")
    assert reader.page.url.endswith("/nn/partnere?agency_id=NVE&trade=SOA03-01&busy_months=12")


def test_a_mistake_is_told_beside_its_field_and_mended_there(reader: Reader) -> None:
    page = reader.page
    reader.go("/nn/skjema?trade=SOA03-01&agency_id=statsforvalter&place=Leikanger")
    page.get_by_role("button", name="Finn partnarar").click()
    expect(page.locator("[data-error-summary]")).to_be_visible()
    expect(page.get_by_label("Stad", exact=False)).to_have_value("Leikanger")
    page.locator("button[name=agency_choice]").first.click()
    expect(page.locator(".card").first).to_be_visible()


def test_choosing_a_trade_brings_its_aims_at_once(scripted: Reader) -> None:
    page = scripted.page
    scripted.go("/nb/skjema")
    page.get_by_label("Lengste reisevei").fill("50")
    page.get_by_role("combobox", name="Lærefag").select_option(value="ITD03-01")
    expect(page.get_by_role("radiogroup")).to_have_count(15)
    page.get_by_role("combobox", name="Lærefag").select_option(value="SOA03-01")
    expect(page.get_by_role("radiogroup")).to_have_count(23)
    expect(page.get_by_label("Lengste reisevei")).to_have_value("50")
    assert scripted.complaints == []


def test_what_must_be_corrected_is_where_the_keyboard_starts(scripted: Reader) -> None:
    page = scripted.page
    scripted.go("/nb/partnere?trade=SOA03-01&max_km=-3")
    expect(page.get_by_role("group", name="Én ting må rettes")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Lengste reisevei")).to_be_focused()


def test_the_form_can_be_filled_in_by_keyboard_alone(scripted: Reader) -> None:
    page = scripted.page
    scripted.go("/nb/skjema?trade=SOA03-01")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Hopp til innholdet")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#agency_id")).to_be_focused()
    page.keyboard.type("SSB")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Partnere i")


def test_from_the_front_page_to_a_ring_with_its_rotation(reader: Reader) -> None:
    page = reader.page
    page.set_viewport_size({"width": 320, "height": 700})
    reader.go("/nb/skjema?agency_id=NVE&trade=SOA03-01")
    page.get_by_role("radio", name="Opplæringsring").check()
    page.get_by_role("button", name="Finn partnere").click()
    page.get_by_role("link", name="Se ringer for dette behovet").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ringer i service")
    expect(page.get_by_role("img", name="Hvem er hvor når")).to_have_count(1)
    page.get_by_role("link", name="Ring 2").click()
    expect(page.get_by_role("heading", name="Ring 2")).to_be_visible()
    page.get_by_role("link", name="Nynorsk").click()
    expect(page.get_by_role("heading", name="Ring 2")).to_be_visible()
    expect(page.get_by_role("img", name="Kven er kvar når")).to_be_visible()
    page.locator("#said > summary").click()
    page.get_by_role("link", name="Endre søket").click()
    expect(page.get_by_role("radio", name="Opplæringsring")).to_be_checked()
    assert reader.complaints == []
    assert reader.strangers == []
