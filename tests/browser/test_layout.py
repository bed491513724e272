"""Does every page fit every screen, in light, dark and print, and does it keep to itself?"""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import open_reader
from tests.browser.every_page import OPEN_ALL, PATHS

pytestmark = pytest.mark.browser

TOO_WIDE: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What a card or the screen would cut off, without the page becoming any wider.
CUT_OFF: Final = """
[...document.querySelectorAll('main *')]
  .filter(one => one.checkVisibility() && !one.closest('pre, svg, .ds-sr-only, .table-frame'))
  .filter(one => {
    const edge = one.closest('.card')?.getBoundingClientRect().right ?? innerWidth;
    const words = document.createRange();
    const own = [...one.childNodes].filter(node => node.nodeType === 3 && node.data.trim());
    return own.some(node => {
      words.selectNodeContents(node);
      return words.getBoundingClientRect().right > edge + 0.5;
    });
  })
  .map(one => one.outerHTML.slice(0, 80))
"""
TOO_SMALL: Final = """
[...document.querySelectorAll('a, button, summary, label.month-button, label.three-way-choice')]
  .filter(one => one.checkVisibility() && !one.closest('p, li, dd, .skip, h1, h2, h3'))
  .filter(one => (box => box.width < 24 || box.height < 24)(one.getBoundingClientRect()))
  .map(one => one.outerHTML.slice(0, 80))
"""


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS.keys())
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_a_page_fits_the_screen_with_everything_unfolded(
    browser: Browser, address: str, width: int, path: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    seen = open_reader(context, address)
    seen.go(path)
    assert seen.page.evaluate(TOO_WIDE) <= 0
    assert seen.page.evaluate(TOO_SMALL) == []
    assert seen.page.evaluate(CUT_OFF) == []
    seen.page.evaluate(OPEN_ALL)
    assert seen.page.evaluate(TOO_WIDE) <= 0
    assert seen.complaints == []
    assert seen.strangers == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS.keys())
def test_text_stands_out_from_its_ground(
    browser: Browser, address: str, path: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    seen = open_reader(context, address)
    seen.go(path)
    seen.page.evaluate(OPEN_ALL)
    assert seen.page.evaluate(FAINT) == []
    context.close()


# Every element with text of its own, its colour and the nearest ground that is painted, compared
# as WCAG 2.2 does (1.4.3): 4.5 to 1, or 3 to 1 for large text.
FAINT: Final = """
(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = one => {
    for (; one; one = one.parentElement) {
      const painted = rgba(getComputedStyle(one).backgroundColor);
      if (painted[3] > 250) return painted;
    }
    return rgba('Canvas');
  };
  return [...document.querySelectorAll('body *')].filter(one => one.checkVisibility()
      && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())
      && !one.closest('.ds-sr-only, .skip'))
    .map(one => {
      const style = getComputedStyle(one);
      const [a, b] = [light(rgba(style.color)), light(ground(one))];
      const large = parseFloat(style.fontSize) >= 24;
      return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), large ? 3 : 4.5, one];
    })
    .filter(([found, wanted]) => found < wanted)
    .map(([found, , one]) => `${found.toFixed(2)} ${one.outerHTML.slice(0, 90)}`);
})()
"""


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
