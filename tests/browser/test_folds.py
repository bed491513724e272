"""Comes the answer first on a narrow screen, all else a key away, and is it whole on a wide one?"""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader
from tests.browser.keyboard import Keyboard

pytestmark = pytest.mark.browser

NEED: Final = "agency_id=NVE&trade=SOA03-01&missing_tasks=fakturabehandling&busy_months=12"
PHONE: Final = {"width": 320, "height": 800}
TABLET: Final = {"width": 768, "height": 1024}
DESK: Final = {"width": 1280, "height": 900}

# The words of buttons that are broken over several lines.
BROKEN: Final = """
[...document.querySelectorAll('.three-way-choice > span')]
  .filter(one => {
    const words = document.createRange();
    words.selectNodeContents(one.firstChild);
    return words.getClientRects().length > 1;
  })
  .map(one => one.textContent)
"""


def test_the_first_partner_is_on_the_first_screen_of_a_telephone(reader: Reader) -> None:
    reader.page.set_viewport_size(PHONE)
    reader.go(f"/nb/partnere?{NEED}")
    expect(reader.page.locator("#rank-1 h2")).to_be_in_viewport()
    assert reader.page.evaluate("document.documentElement.scrollHeight") < 11_000


def test_what_was_asked_for_and_the_choices_are_a_key_away_on_a_telephone(reader: Reader) -> None:
    page, keys = reader.page, Keyboard(reader.page)
    page.set_viewport_size(PHONE)
    page.emulate_media(reduced_motion="reduce")
    reader.go(f"/nb/partnere?{NEED}")
    for fold, inside in (
        (".hero-fold", ".download"),
        ("#said", ".said-box dl"),
        ("#adapt", ".adapting .switch"),
        ("#rank-1 .card-more", "#rank-1 .card-facts"),
    ):
        expect(page.locator(inside)).to_be_hidden()
        keys.go_to(f"{fold} > summary")
        keys.press("Enter")
        expect(page.locator(inside)).to_be_visible()
    assert reader.complaints == []


def test_a_choice_is_made_on_a_telephone(reader: Reader) -> None:
    page = reader.page
    page.set_viewport_size(PHONE)
    reader.go(f"/nb/partnere?{NEED}")
    page.locator("#adapt > summary").click()
    page.locator("#county > summary").click()
    page.locator("#county input[value='46']").check()
    page.get_by_role("button", name="Oppdater listen").click()
    expect(page.locator("[data-count]")).to_contain_text("passer med det dere har valgt")
    expect(page.locator(".chip")).to_contain_text("Vestland")
    expect(page.locator("#rank-1 h2")).to_be_visible()


@pytest.mark.parametrize(
    "path", [f"/nb/partnere?{NEED}", "/nn/ringer?agency_id=NVE&trade=SOA03-01&cooperation=ring"]
)
def test_nothing_has_to_be_unfolded_on_a_desk(reader: Reader, path: str) -> None:
    page = reader.page
    page.set_viewport_size(DESK)
    reader.go(path)
    expect(page.locator(".said-box dl")).to_be_visible()
    for fold in page.locator(".side-fold > details > summary, .fold-up > summary").all():
        expect(fold).to_be_hidden()


def test_the_cards_are_whole_on_a_tablet_and_on_paper(reader: Reader) -> None:
    page = reader.page
    page.set_viewport_size(TABLET)
    reader.go(f"/nb/partnere?{NEED}")
    expect(page.locator("#rank-1 .card-facts")).to_be_visible()
    expect(page.locator(".said-box dl")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("#rank-1 .card-facts")).to_be_visible()
    expect(page.locator(".said-box dl")).to_be_visible()


def test_what_is_wrong_with_a_choice_is_unfolded_on_a_telephone(reader: Reader) -> None:
    reader.page.set_viewport_size(PHONE)
    reader.go(f"/nb/partnere?{NEED}&county=99&limit=x")
    expect(reader.page.locator("#county-error")).to_be_visible()
    expect(reader.page.locator("#limit-error")).to_be_visible()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_no_answer_to_an_aim_is_broken_in_two(reader: Reader, language: str) -> None:
    reader.page.set_viewport_size(PHONE)
    reader.go(f"/{language}/steg/tilbud?trade=SOA03-01")
    reader.page.locator(".choice-cannot input").first.check()
    assert reader.page.evaluate(BROKEN) == []
