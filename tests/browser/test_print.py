"""Is what comes out on paper whole: without controls, with folds open, and with its address?"""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import open_reader
from tests.browser.every_page import PATHS

pytestmark = pytest.mark.browser

PRINTED: Final = ("partners", "rings", "compare", "agency", "trade", "summary")


@pytest.mark.parametrize("name", PRINTED)
def test_paper_has_no_controls_no_closed_folds_and_its_address(
    browser: Browser, address: str, name: str
) -> None:
    context = browser.new_context(viewport={"width": 688, "height": 1000})
    seen = open_reader(context, address)
    seen.go(PATHS[name])
    seen.page.emulate_media(media="print")
    assert seen.page.evaluate(CONTROLS) == []
    assert seen.page.evaluate(CLOSED) == []
    foot = seen.page.locator(".printed")
    assert foot.is_visible()
    assert PATHS[name].split("?")[0] in (foot.text_content() or "")
    for picture in seen.page.locator("svg.picture").all():
        box = picture.bounding_box()
        assert box is None or box["height"] <= TALLEST_ON_PAPER
    context.close()


TALLEST_ON_PAPER: Final = 225 / 25.4 * 96 + 1
"""A sheet of A4 without its margins and a heading, in pixels."""

CONTROLS: Final = """
[...document.querySelectorAll("button, input, select, nav, .ds-button")]
  .filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80))
"""

# Folds that show their summary but not what they hold; sources are told beside each value.
CLOSED: Final = """
[...document.querySelectorAll("details:not(.source, .evidence)")]
  .filter((one) => one.checkVisibility()
    && !one.lastElementChild.checkVisibility({ contentVisibilityAuto: true }))
  .map((one) => one.textContent.slice(0, 80))
"""
