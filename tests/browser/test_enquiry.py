"""Is a text that is written as an e-mail read, shown and gone on with on every screen?"""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Reader, open_reader
from tests.browser.every_page import OPEN_ALL
from tests.browser.probes import CUT_OFF, FAINT, TOO_SMALL, TOO_WIDE, VIOLATIONS

pytestmark = pytest.mark.browser

MAIL: Final = (
    "Hei!\n\nVi i NVE har en lærling i service- og administrasjonsfaget og mangler "
    "fakturabehandling. Vi kan lære bort arkiv. Det er travelt i desember.\n\nHilsen oss"
)
TEXTS: Final = {
    "one need": MAIL,
    "two needs": "Vi i SSB vil sende ut en lærling i IT-driftsfaget til hospitering. I tillegg "
    "ønsker vi å ta imot en lærling i service- og administrasjonsfaget i tre måneder.",
    "none": "Jeg søker læreplass som kokk. Hilsen Ola",
    "empty": "",
}


def write(seen: Reader, text: str, language: str = "nb") -> None:
    seen.go(f"/{language}/")
    seen.page.locator("#text").fill(text)
    name = "Les teksten"
    seen.page.get_by_role("button", name=name).click()


def test_a_text_becomes_partners_after_a_correction(reader: Reader) -> None:
    page = reader.page
    write(reader, MAIL)
    expect(page.get_by_role("heading", level=1)).to_have_text("Slik leste vi teksten")
    expect(page.locator("mark").first).to_contain_text("NVE")
    expect(page.get_by_role("checkbox", name="desember")).to_be_checked()
    page.get_by_role("checkbox", name="januar").check()
    page.get_by_role("button", name="Finn partnere").first.click()
    expect(page.locator(".card").first).to_be_visible()
    assert "busy_months=1&busy_months=12" in page.url
    assert "Hilsen" not in page.url
    assert reader.complaints == []
    assert reader.strangers == []


def test_one_of_several_needs_is_chosen(reader: Reader) -> None:
    page = reader.page
    write(reader, TEXTS["two needs"], "nn")
    expect(page.locator(".mail-choices [aria-current]")).to_contain_text("1:")
    first = page.locator("#trade").input_value()
    page.locator(".mail-choices button").nth(1).click()
    expect(page.locator(".mail-choices [aria-current]")).to_contain_text("2:")
    assert page.locator("#trade").input_value() != first
    expect(page.locator(".mail-text")).to_contain_text("Vi i SSB")
    page.get_by_role("button", name="Bokmål").click()
    expect(page.locator("html")).to_have_attribute("lang", "nb")
    expect(page.locator(".mail-choices [aria-current]")).to_contain_text("2:")


def test_a_text_without_a_need_is_changed_and_read_again(reader: Reader) -> None:
    page = reader.page
    write(reader, TEXTS["none"])
    expect(page.get_by_role("link", name="Fyll ut steg for steg")).to_be_visible()
    expect(page.locator("#text")).to_have_value(TEXTS["none"])
    page.locator("#text").fill(MAIL)
    page.get_by_role("button", name="Les på nytt").click()
    expect(page.locator("mark").first).to_contain_text("NVE")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_what_was_understood_fits_every_screen_and_keeps_nobody_out(
    browser: Browser, address: str, axe: str, text: str
) -> None:
    context = browser.new_context(reduced_motion="reduce")
    seen = open_reader(context, address)
    write(seen, text)
    for unfold in ("", OPEN_ALL):
        seen.page.evaluate(unfold)
        for width in (1280, 768, 320):
            seen.page.set_viewport_size({"width": width, "height": 800})
            assert seen.page.evaluate(TOO_WIDE) <= 0
            assert seen.page.evaluate(TOO_SMALL) == []
            assert seen.page.evaluate(CUT_OFF) == []
    seen.page.emulate_media(color_scheme="dark")
    assert seen.page.evaluate(FAINT) == []
    seen.page.emulate_media(color_scheme="light")
    assert seen.page.evaluate(FAINT) == []
    seen.page.evaluate(axe)
    assert seen.page.evaluate(VIOLATIONS)["violations"] == []
    assert [one for one in seen.complaints if "400" not in one] == []
    context.close()
