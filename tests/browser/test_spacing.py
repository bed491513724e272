"""Does a page hold when letters stand far apart, and is everything large enough for a finger?"""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import open_reader
from tests.browser.every_page import MISTAKES, OPEN_ALL, PATHS

pytestmark = pytest.mark.browser

EVERY: Final = PATHS | MISTAKES

# WCAG 2.2, 1.4.12: what a reader may set without losing anything.
FAR_APART: Final = """
(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
})()
"""
TOO_WIDE: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OUTSIDE: Final = """
[...document.querySelectorAll('body *')]
  .filter(one => one.checkVisibility())
  .filter(one => !one.closest('svg, pre, .ds-sr-only, .skip, .table-frame'))
  .filter(one => [...one.childNodes].some(node => {
    const words = document.createRange();
    words.selectNodeContents(node);
    return node.nodeType === 3 && words.getBoundingClientRect().right > innerWidth + 0.5;
  }))
  .map(one => one.outerHTML.slice(0, 80))
"""

# WCAG 2.2, 2.5.8: a link in a sentence may be as low as its line.
TOO_SMALL: Final = """
[...document.querySelectorAll('a[href], button, summary, select, textarea, input')]
  .filter(one => one.checkVisibility() && !one.closest('.skip, .ds-sr-only'))
  .filter(one => one.tagName !== 'A'
    || ![...one.parentElement.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .map(one => [one, (one.closest('label') ?? one).getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
  .map(([one, box]) => `${box.width} x ${box.height} ${one.outerHTML.slice(0, 80)}`)
"""


@pytest.mark.parametrize("path", EVERY.values(), ids=EVERY.keys())
def test_a_narrow_page_holds_with_letters_far_apart_and_a_finger_finds_everything(
    browser: Browser, address: str, path: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    seen = open_reader(context, address)
    seen.go(path)
    seen.page.evaluate(OPEN_ALL)
    assert seen.page.evaluate(TOO_SMALL) == []
    seen.page.evaluate(FAR_APART)
    assert seen.page.evaluate(TOO_WIDE) <= 0
    assert seen.page.evaluate(OUTSIDE) == []
    context.close()
