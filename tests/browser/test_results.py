"""Does a person choose, weigh, compare, keep and ask why not, with and without JavaScript?"""

from __future__ import annotations

import re
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from matcher.services.parting import SOFT_HYPHEN
from tests.browser.conftest import Reader, open_reader

pytestmark = pytest.mark.browser

NEED = "agency_id=NVE&trade=SOA03-01&missing_tasks=fakturabehandling&busy_months=12"


def names(page: Page) -> list[str]:
    """Return the names on the cards in their order."""
    found = page.locator(".card-name h2 a").all_inner_texts()
    return [name.replace(SOFT_HYPHEN, "") for name in found]


def update(reader: Reader) -> None:
    """Ask for the list anew, which JavaScript has done already."""
    reader.page.get_by_role("button", name="Oppdater listen").click()


def test_choosing_a_county_and_taking_it_back(reader: Reader) -> None:
    page = reader.page
    reader.go(f"/nb/partnere?{NEED}")
    before = names(page)
    page.locator("summary", has_text="Fylke").click()
    page.get_by_role("checkbox", name=re.compile("^Vestland")).press("Space")
    update(reader)
    expect(page.locator("[data-count]")).to_contain_text("passer med det dere har valgt")
    expect(page).to_have_url(re.compile("county=46"))
    assert names(page) != before
    page.get_by_role("link", name=re.compile("Fjern Vestland")).click()
    expect(page.locator("[data-count]")).not_to_contain_text("passer med")
    assert names(page) == before
    assert reader.complaints == []
    assert reader.strangers == []


def test_moving_a_slider_by_keyboard_reorders_and_explains(reader: Reader) -> None:
    page = reader.page
    reader.go(f"/nb/partnere?{NEED}")
    before = names(page)
    page.locator("summary", has_text="Hva er viktigst for dere?").click()
    slider = page.get_by_role("slider", name="Travle tider")
    slider.focus()
    slider.press("End")
    update(reader)
    expect(page.locator(".changes")).to_contain_text("travle tider")
    expect(page.get_by_role("slider", name="Travle tider")).to_have_value("4")
    assert names(page) != before
    page.get_by_role("link", name="Nullstill valgene").click()
    expect(page.locator(".changes")).to_have_count(0)
    assert names(page) == before
    assert reader.complaints == []


def test_what_a_slider_did_is_read_out(scripted: Reader) -> None:
    page = scripted.page
    scripted.go(f"/nb/partnere?{NEED}")
    told = page.locator("[data-told]")
    expect(told).to_have_role("status")
    expect(told).to_be_empty()
    page.locator("summary", has_text="Hva er viktigst for dere?").click()
    page.get_by_role("slider", name="Travle tider").press("End")
    expect(told).to_contain_text("10 beste")
    expect(told).to_contain_text("virksomheter har fått en annen plass")
    assert scripted.complaints == []


def test_comparing_two_by_keyboard(reader: Reader) -> None:
    page = reader.page
    reader.go(f"/nn/partnere?{NEED}")
    first = names(page)[:2]
    for at in range(2):
        page.locator(".card-ways input").nth(at).press("Space")
    page.get_by_role("button", name="Samanlikn").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Samanlikn partnarar")
    compared = page.locator(".compared h2 a").all_inner_texts()
    assert [name.replace(SOFT_HYPHEN, "") for name in compared] == first
    page.get_by_role("link", name="Tilbake til lista").click()
    expect(page.locator(".card")).to_have_count(10)
    assert reader.complaints == []


def test_asking_why_not(reader: Reader) -> None:
    page = reader.page
    reader.go(f"/nb/partnere?{NEED}")
    page.get_by_label("Hvorfor er ikke en virksomhet på listen?").select_option("Skatteetaten")
    page.get_by_role("button", name="Vis hvorfor").click()
    expect(page.locator("#why-told")).to_contain_text("Hvorfor ikke Skatteetaten?")
    expect(page.locator("#why-told .costs li").first).to_be_visible()
    assert reader.complaints == []


def test_a_search_is_kept_in_the_browser_and_can_be_removed(scripted: Reader) -> None:
    page = scripted.page
    scripted.go(f"/nb/partnere?{NEED}")
    page.get_by_role("button", name="Lagre søket").click()
    scripted.go("/nb/partnere?trade=SOA03-01")
    saved = page.locator("[data-saved-list] a")
    expect(saved).to_contain_text("Norges vassdrags")
    saved.click()
    expect(page).to_have_url(re.compile("busy_months=12"))
    page.get_by_role("button", name=re.compile("^Fjern Partnere")).click()
    expect(page.locator("[data-saved]")).to_be_hidden()
    assert scripted.complaints == []


def test_rings_are_kept_too_and_found_again_from_the_front_page(scripted: Reader) -> None:
    page = scripted.page
    scripted.go("/nb/")
    expect(page.locator("[data-saved]")).to_be_hidden()
    scripted.go("/nb/ringer?agency_id=NVE&trade=SOA03-01&cooperation=ring&ring=2")
    page.get_by_role("button", name="Lagre søket").click()
    expect(page.locator("[data-saved-list] a")).to_contain_text("Ringer i service")
    scripted.go("/nb/")
    page.locator("[data-saved-list] a").click()
    expect(page).to_have_url(re.compile("/nb/ringer.*ring=2"))
    scripted.go("/nb/")
    page.get_by_role("button", name=re.compile("^Fjern Ringer")).press("Enter")
    expect(page.locator("[data-saved]")).to_be_hidden()
    expect(page.locator("#main")).to_be_focused()
    assert scripted.complaints == []


def test_a_comparison_can_be_read_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    seen = open_reader(context, address)
    seen.go(f"/nb/sammenlign?{NEED}&compare=974761076&compare=971040238&compare=974760673")
    cells = seen.page.locator(".matrix td")
    assert cells.count() > 100
    assert cells.evaluate_all(OUTSIDE_OR_UNMARKED) == 0
    assert seen.page.get_by_role("table").count() >= 2
    assert seen.page.get_by_role("cell", name="trolig, om oppgavene stemmer").count() > 0
    context.close()


# How many cells are cut off at a side, or do not show the mark of their agency.
OUTSIDE_OR_UNMARKED: Final = """
(cells) => cells.filter((cell) => {
  const box = cell.getBoundingClientRect();
  const mark = cell.querySelector('.cell-mark');
  return box.left < 0 || box.right > innerWidth || !mark.offsetWidth;
}).length
"""


def test_what_is_ticked_off_stays_so_when_the_list_changes(scripted: Reader) -> None:
    page = scripted.page
    scripted.go(f"/nb/partnere?{NEED}")
    ticked = names(page)[0]
    page.locator(".card-ways input").first.check()
    page.locator("summary", has_text="Fylke").click()
    page.get_by_role("checkbox", name=re.compile("^Finnmark")).check()
    expect(page.locator("[data-count]")).to_contain_text("passer med")
    expect(page.locator("input[name=compare]:checked")).to_have_count(1)
    expect(page.get_by_role("checkbox", name=re.compile("^Finnmark"))).to_be_focused()
    assert ticked in page.locator("label.tick", has=page.locator(":checked")).all_inner_texts()[-1]


def test_a_downloaded_file_has_a_name(scripted: Reader) -> None:
    scripted.go(f"/nb/partnere?{NEED}")
    with scripted.page.expect_download() as download:
        scripted.page.get_by_role("link", name="Excel").click()
    assert download.value.suggested_filename == "samlaere-soa03-01.xlsx"
