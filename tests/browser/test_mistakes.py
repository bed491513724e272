"""Is every mistake told where it was made and on top, with the keyboard there and all kept?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader, open_reader

pytestmark = pytest.mark.browser

NEED: Final = "agency_id=NVE&trade=SOA03-01"
RING: Final = f"{NEED}&cooperation=ring&members=974761084,974761270,988681873&replace=974761084"
NEXT: Final = "button[name=go][value=next]:not([hidden])"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What somebody writes where it cannot be right, and the button that is then pressed."""

    path: str
    press: str
    typed: Mapping[str, str] = field(default_factory=dict)
    wrong: tuple[str, ...]


SLIPS: Final = {
    "front": Slip(
        path="/nn/", typed={"#agency_id": "statsforvalter"}, press=NEXT, wrong=("agency_id",)
    ),
    "closed agency": Slip(
        path="/nb/steg/virksomhet",
        typed={"#agency_id": "Eldreombudet"},
        press=NEXT,
        wrong=("agency_id",),
    ),
    "no trade": Slip(path="/nn/steg/fag", press=NEXT, wrong=("trade",)),
    "task not added": Slip(
        path="/nb/steg/tilbud?trade=SOA03-01",
        typed={"#task": "arkiv"},
        press=NEXT,
        wrong=("task",),
    ),
    "no task": Slip(
        path="/nn/steg/tilbud?trade=SOA03-01", press="button[name=add]", wrong=("task",)
    ),
    "place": Slip(
        path="/nn/steg/samarbeid?trade=SOA03-01",
        typed={"#place": "Leikangerr", "#max_km": "langt"},
        press=NEXT,
        wrong=("place", "max_km"),
    ),
    "whole form": Slip(
        path="/nb/skjema?trade=SOA03-01",
        typed={"#agency_id": "Tullball", "#max_km": "-3", "#questions": "Hva?\nHvor?"},
        press=".submit button",
        wrong=("agency_id", "max_km"),
    ),
    "whole form in English": Slip(
        path="/en/skjema",
        typed={"#start": "2020-01", "#missing_tasks": "arkiv\nlønn"},
        press=".submit button",
        wrong=("trade",),
    ),
    "e-mail": Slip(path="/nn/henvendelse", press="#mail-form button", wrong=("text",)),
    "unknown newcomer": Slip(
        path=f"/nn/ringer?{RING}",
        typed={"#instead": "Tullball"},
        press=".replacement-form button",
        wrong=("instead",),
    ),
    "closed newcomer": Slip(
        path=f"/nb/ringer?{RING}",
        typed={"#instead": "Eldreombudet"},
        press=".replacement-form button",
        wrong=("instead",),
    ),
}

ADDRESSES: Final = {
    "filters": (f"/nb/partnere?{NEED}&county=99&size=x&known=x", ("county", "size", "known")),
    "sliders": (f"/nn/partnere?{NEED}&weights=travel%3Ax", ("weights",)),
    "why not": (f"/en/partnere?{NEED}&why=tull", ("why",)),
    "one to compare": (f"/nb/sammenlign?{NEED}&compare=974761076", ("compare",)),
    "file of a broken need": (f"/nb/partnere.xlsx?{NEED}&place=Leikangerr", ("place",)),
    "file of a broken choice": (f"/nn/partnere.csv?{NEED}&county=99", ("county",)),
    "limit": (f"/nb/partnere?{NEED}&limit=x", ("limit",)),
    "weights of rings": (f"/nn/ringer?{NEED}&weights=x", ("weights",)),
    "unknown trade": ("/nb/skjema?trade=XXX99-01", ("trade",)),
}

# Whether what is wrong is told beside the field that the keyboard came to.
NOT_TOLD: Final = """
name => {
  const target = document.getElementById(name);
  if (!target) return `there is no ${name}`;
  const here = document.activeElement;
  if (target !== here && !target.contains(here)) return `the keyboard is not at ${name}`;
  const said = document.getElementById(`${name}-error`) ?? target.querySelector('[id$=-error]');
  if (!said?.checkVisibility()) return `nothing is said beside ${name}`;
  const isField = target.matches('input, select, textarea');
  const describes = (target.getAttribute('aria-describedby') ?? '').split(' ').includes(said.id);
  return isField && !(describes && target.ariaInvalid === 'true') ? `${name} is not marked` : '';
}
"""


def expect_told(page: Page, wrong: tuple[str, ...]) -> None:
    """Look for the mistakes on top, where the keyboard is, and follow each to its field."""
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    links = summary.locator("a")
    told = [str(link.get_attribute("href")) for link in links.all()]
    assert told == [f"#{name}" for name in wrong]
    for at, name in enumerate(wrong):
        links.nth(at).focus()
        page.keyboard.press("Enter")
        assert page.evaluate(NOT_TOLD, name) == ""


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_told_and_all_that_was_written_is_kept(scripted: Reader, slip: Slip) -> None:
    page = scripted.page
    scripted.go(slip.path)
    for selector, text in slip.typed.items():
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        page.locator(selector).fill(text)
    page.locator(slip.press).first.click()
    expect_told(page, slip.wrong)
    for selector, text in slip.typed.items():
        expect(page.locator(selector)).to_have_value(text)


@pytest.mark.parametrize(("path", "wrong"), ADDRESSES.values(), ids=ADDRESSES.keys())
def test_what_an_address_says_wrong_is_told(
    scripted: Reader, path: str, wrong: tuple[str, ...]
) -> None:
    scripted.go(path)
    expect_told(scripted.page, wrong)


def test_no_fewer_than_two_and_no_more_than_four_can_be_compared(scripted: Reader) -> None:
    page = scripted.page
    scripted.go(f"/nb/partnere?{NEED}")
    ticks, button = page.locator("input[form=compare]"), page.locator("#compare button")
    ticks.first.check()
    expect(button).to_have_attribute("aria-disabled", "true")
    for at in range(1, 4):
        ticks.nth(at).check()
    expect(ticks.nth(4)).to_be_disabled()
    expect(button).to_have_attribute("aria-disabled", "false")


def test_without_javascript_five_to_compare_are_told_of(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    seen = open_reader(context, address)
    seen.go(f"/nn/partnere?{NEED}")
    for at in range(5):
        seen.page.locator("input[form=compare]").nth(at).check()
    seen.page.locator("#compare button").click()
    expect(seen.page.locator(".ds-error-summary a")).to_have_attribute("href", "#compare")
    expect(seen.page.locator("#compare-error")).to_be_visible()
    expect(seen.page.locator("input[name=compare]:checked")).to_have_count(5)
    context.close()
