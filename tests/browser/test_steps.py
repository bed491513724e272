"""Does a person go back and forth in the steps and change what was told, with nothing lost?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser


def go_on(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_an_answer_is_changed_from_the_summary(reader: Reader) -> None:
    page = reader.page
    reader.go("/nb/steg/oppsummering?agency_id=NVE&trade=SOA03-01&busy_months=12")
    page.get_by_role("link", name="Endre travle måneder").click()
    page.get_by_role("checkbox", name="desember").uncheck()
    page.get_by_role("checkbox", name="januar").check()
    go_on(page, "Til oppsummeringen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Stemmer dette?")
    assert page.url.endswith("&busy_months=1")


def test_a_step_is_gone_back_to_with_what_was_not_sent_kept(reader: Reader) -> None:
    page = reader.page
    reader.go("/nb/steg/samarbeid?trade=SOA03-01&agency_id=NVE")
    page.get_by_label("Lengste reisevei").fill("langt")
    page.get_by_role("button", name=re.compile("Lærefag")).click()
    expect(page.get_by_text("Steg 2 av 5")).to_be_visible()
    page.get_by_role("button", name=re.compile("Samarbeid og sted")).click()
    expect(page.get_by_label("Lengste reisevei")).to_have_value("langt")


def test_the_form_on_one_page_and_the_steps_hold_the_same(reader: Reader) -> None:
    page = reader.page
    reader.go("/nb/steg/travelt?trade=SOA03-01&missing_tasks=arkiv")
    page.get_by_role("checkbox", name="mars").check()
    go_on(page, "Vis alt på én side")
    expect(page.get_by_role("checkbox", name="mars")).to_be_checked()
    expect(page.get_by_label("Oppgaver dere mangler")).to_have_value("arkiv")
    page.get_by_role("link", name="Fyll ut steg for steg").click()
    expect(page.locator("input[type=hidden][name=busy_months]")).to_have_value("3")


def test_tasks_are_mapped_in_place_and_read_out(scripted: Reader) -> None:
    page = scripted.page
    scripted.go("/nb/steg/tilbud?trade=SOA03-01&agency_id=NVE")
    page.evaluate("window.unmoved = true")
    page.get_by_role("radio", name="Kan").nth(0).check()
    page.get_by_label("Skriv en arbeidsoppgave").fill("klippe hår")
    go_on(page, "Legg til: dette mangler vi")
    expect(page.locator("[data-said]")).to_contain_text("Vi finner ikke noe mål")
    page.get_by_label("Skriv en arbeidsoppgave").fill("fakturabehandling")
    go_on(page, "Legg til: dette kan vi")
    expect(page.locator("[data-task]")).to_have_count(2)
    expect(page.locator("[data-said]")).to_contain_text("svært trolig")
    expect(page.locator("#task")).to_be_focused()
    expect(page.locator("input[name='aim.KM6858'][value=covered]")).to_be_checked()
    expect(page.get_by_role("radio", name="Kan").nth(0)).to_be_checked()
    assert page.evaluate("window.unmoved") is True
    assert "covered_tasks=fakturabehandling" in page.url
    page.get_by_role("button", name="Fjern «fakturabehandling»").click()
    expect(page.locator("[data-task]")).to_have_count(1)
    expect(page.locator("input[name='aim.KM6858'][value='']")).to_be_checked()
    page.reload()
    expect(page.locator("[data-task]")).to_have_count(1)
    assert scripted.complaints == []


def test_tasks_typed_one_straight_after_the_other_are_all_added(scripted: Reader) -> None:
    page = scripted.page
    scripted.go("/nb/steg/tilbud?trade=SOA03-01&agency_id=NVE")

    def answer_late(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    page.route(re.compile(r"add=(covered|missing)"), answer_late)
    field = page.get_by_label("Skriv en arbeidsoppgave")
    for task, button in (("fakturabehandling", "covered"), ("arkivering", "missing")):
        field.fill(task)
        page.locator(f"button[name=add][value={button}]").click(no_wait_after=True)
    field.fill("postmottak")
    expect(page.locator("[data-task]")).to_have_count(2)
    expect(field).to_have_value("postmottak")
    page.locator("button[name=add][value=covered]").click(no_wait_after=True)
    page.get_by_role("button", name="Til oppsummeringen").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stemmer dette?")
    assert "covered_tasks=fakturabehandling" in page.url
    assert "covered_tasks=postmottak" in page.url
    assert "missing_tasks=arkivering" in page.url


def test_a_task_is_not_lost_when_the_answer_does_not_come(scripted: Reader) -> None:
    page = scripted.page
    scripted.go("/nb/steg/tilbud?trade=SOA03-01")
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error('no network')); }")
    page.get_by_label("Skriv en arbeidsoppgave").fill("fakturabehandling")
    go_on(page, "Legg til: dette mangler vi")
    expect(page.locator("[data-task]")).to_have_count(1)


def test_the_steps_are_filled_in_by_keyboard_alone(scripted: Reader) -> None:
    page = scripted.page
    scripted.go("/nb/")
    page.locator("#agency_id").focus()
    page.keyboard.type("SSB")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Steg 2 av 5")).to_be_visible()
    page.locator("#trade").focus()
    page.keyboard.type("Service")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Tilbake")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Steg 3 av 5")).to_be_visible()
    page.locator("#task").focus()
    page.keyboard.type("arkiv")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-task]")).to_have_count(1)
    page.keyboard.type("lønn")
    page.keyboard.press("Enter")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#task")).to_be_focused()
    expect(page.locator("#task")).to_have_value("lønn")
