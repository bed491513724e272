"""Do the pages hold together without the design system, and do the months stand in even rows?"""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import open_reader
from tests.browser.every_page import PATHS
from tests.browser.probes import FAINT, TOO_WIDE

pytestmark = pytest.mark.browser


def test_the_pages_can_be_used_without_the_design_systems_files(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    context.route("**/vendor/**", lambda route: route.abort())
    seen = open_reader(context, address)
    for path in PATHS.values():
        seen.go(path)
        assert seen.page.evaluate(TOO_WIDE) <= 0
        assert seen.page.evaluate(FAINT) == []
    context.close()


@pytest.mark.parametrize(("width", "in_a_row"), [(320, 3), (600, 4), (768, 6), (1280, 6)])
def test_the_months_stand_in_even_rows(
    browser: Browser, address: str, width: int, in_a_row: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    seen = open_reader(context, address)
    seen.go("/nn/steg/travelt?agency_id=NVE")
    assert seen.page.evaluate(ROWS_OF_MONTHS) == [in_a_row] * (12 // in_a_row)
    context.close()


# How many buttons stand at each height, and none with a name wider than itself.
ROWS_OF_MONTHS: Final = """
(() => {
  const rows = new Map();
  for (const one of document.querySelectorAll('.month-button')) {
    const top = Math.round(one.getBoundingClientRect().top);
    rows.set(top, (rows.get(top) ?? 0) + 1);
    const face = one.querySelector('input + span');
    if (face.scrollWidth > face.clientWidth) return face.textContent;
  }
  return [...rows.values()];
})()
"""
