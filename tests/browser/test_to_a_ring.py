"""Does a new user get from the front page to a ring with its rotation, in every way there is?"""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from matcher.services.wording import Language
from tests.browser.conftest import Reader, open_reader
from tests.browser.keyboard import Keyboard
from web.texts import Texts, texts_in

pytestmark = pytest.mark.browser

NORWEGIAN: Final = (Language.NB, Language.NN)
PHONE: Final = {"width": 320, "height": 700}
NEXT: Final = "button[name=go][value=next]:not([hidden])"
TO_RINGS: Final = ".submit a[href*='/ringer?']"
MAIL: Final = (
    "Hei! Vi i NVE har en lærling i service- og administrasjonsfaget og mangler fakturabehandling. "
    "Vi vil gjerne være med i en opplæringsring. Det er travelt i desember."
)
PAGES_OF_STEPS: Final = 8
"""From the front page to the ring; one is the task that JavaScript would add in its place."""

PAGES_OF_A_TEXT: Final = 3

KEYS_A_SECOND: Final = 2
SECONDS_OF_READING: Final = 4
"""How slowly a person may press keys, and how long each page may be read, to be there in time."""

IN_TIME: Final = 120


def count_pages(page: Page) -> list[str]:
    """Return a list to which the address of every page that is shown is added."""
    shown: list[str] = []
    page.on("domcontentloaded", lambda one: shown.append(one.url))
    return shown


def go_on(page: Page, name: str) -> None:
    """Press the first button with a name."""
    page.get_by_role("button", name=name, exact=True).first.click()


def expect_ring(page: Page, t: Texts) -> None:
    """Look for the best ring, for who is where when in it, and for the same as a table."""
    expect(page.locator("#ring-title")).to_have_text(t("rings.line", number=1))
    expect(page.locator("#rotation h3")).to_have_text(t("rings.rotation"))
    expect(page.locator("#rotation").get_by_role("img")).to_have_count(1)
    expect(page.locator("#rotation tbody tr")).not_to_have_count(0)


@pytest.mark.parametrize("language", NORWEGIAN)
def test_in_steps_on_a_telephone(reader: Reader, language: Language) -> None:
    t, page = texts_in(language), reader.page
    page.set_viewport_size(PHONE)
    shown = count_pages(page)
    reader.go(f"/{language}/")
    page.get_by_label(t("need.agency_id")).fill("NVE")
    go_on(page, t("steps.next"))
    page.get_by_role("combobox").select_option(value="SOA03-01")
    go_on(page, t("steps.next"))
    page.get_by_label(t("tasks.label")).fill("fakturabehandling")
    go_on(page, t("tasks.add_missing"))
    expect(page.locator("[data-task]")).to_contain_text(t("tasks.marked_missing"))
    expect(page.locator("input[name='aim.KM6858'][value=missing]")).to_be_checked()
    go_on(page, t("steps.next"))
    page.get_by_role("checkbox", name="desember").check()
    go_on(page, t("steps.next"))
    page.get_by_role("radio", name=t("choice.cooperation.ring")).check()
    go_on(page, t("steps.to_summary"))
    expect(page.get_by_role("heading", level=1)).to_have_text(t("summary.title"))
    assert page.url.endswith("&busy_months=12")
    assert "missing_aims=KM6858" in page.url
    page.get_by_role("link", name=t("front.submit_rings")).click()
    expect_ring(page, t)
    assert len(shown) <= PAGES_OF_STEPS
    assert reader.complaints == []
    assert reader.strangers == []


@pytest.mark.parametrize("language", Language)
def test_with_a_text_as_in_an_email(reader: Reader, language: Language) -> None:
    t, page = texts_in(language), reader.page
    page.set_viewport_size(PHONE)
    shown = count_pages(page)
    reader.go(f"/{language}/")
    page.get_by_label(t("enquiry.label")).fill(MAIL)
    go_on(page, t("enquiry.read"))
    expect(page.locator("input[name=busy_months][value='12']")).to_be_checked()
    expect(page.get_by_role("radio", name=t("choice.cooperation.ring"))).to_be_checked()
    go_on(page, t("front.submit_rings"))
    expect_ring(page, t)
    assert len(shown) == PAGES_OF_A_TEXT
    assert "Hei" not in page.url
    assert reader.complaints == []
    assert reader.strangers == []


@pytest.mark.parametrize(
    ("language", "is_scripted"), [(Language.NB, True), (Language.NN, False)], ids=["nb", "nn"]
)
def test_by_keyboard_alone(
    browser: Browser, address: str, language: Language, is_scripted: bool
) -> None:
    context = browser.new_context(java_script_enabled=is_scripted, viewport=PHONE)
    seen = open_reader(context, address)
    t, page, keys = texts_in(language), seen.page, Keyboard(seen.page)
    shown = count_pages(page)
    seen.go(f"/{language}/")
    tell_by_keyboard(keys)
    expect(page.get_by_role("heading", level=1)).to_have_text(t("summary.title"))
    keys.go_to(TO_RINGS)
    keys.press("Enter")
    expect_ring(page, t)
    assert keys.presses / KEYS_A_SECOND + len(shown) * SECONDS_OF_READING < IN_TIME
    keys.go_to(".skip")
    keys.press("Enter")
    keys.go_to("#rotation summary")
    keys.press("Enter")
    expect(page.locator("#rotation .table-frame").first).to_be_visible()
    keys.go_to("#rotation .table-frame")
    expect(page.locator("#rotation table").first).to_be_in_viewport()
    assert seen.complaints == []
    context.close()


def tell_by_keyboard(keys: Keyboard) -> None:
    """Tell a need step by step, from the front page to the summary, as a person without a mouse."""
    page = keys.page
    keys.go_to(".skip")
    keys.press("Enter")
    keys.go_to("#agency_id")
    keys.write("NVE")
    keys.go_to(NEXT)
    keys.press("Enter")
    expect(page.locator("[aria-current=step]")).to_contain_text("2")
    keys.go_to("#trade")
    keys.write("Service")
    expect(page.locator("#trade")).to_have_value("SOA03-01")
    keys.go_to(NEXT)
    keys.press("Enter")
    expect(page.locator("[aria-current=step]")).to_contain_text("3")
    keys.go_to("#task")
    keys.write("fakturabehandling")
    keys.go_to("button[name=add][value=missing]")
    keys.press("Enter")
    expect(page.locator("[data-task]")).to_have_count(1)
    keys.go_to("input[name^='aim.']")
    keys.press("ArrowLeft")
    expect(page.locator("input[name^='aim.']:focus")).to_be_checked()
    keys.go_to("#task", "Shift+Tab")
    keys.press("Enter")
    expect(page.locator("[aria-current=step]")).to_contain_text("4")
    keys.go_to("input[name=busy_months][value='12']")
    keys.press("Space")
    keys.go_to(NEXT)
    keys.press("Enter")
    expect(page.locator("[aria-current=step]")).to_contain_text("5")
    keys.go_to("input[name=cooperation]")
    keys.go_to("input[name=cooperation][value=ring]", "ArrowDown")
    keys.go_to(NEXT)
    keys.press("Enter")
