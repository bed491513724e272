"""Is no word broken in the middle without a hyphen, on the narrowest screen?"""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import open_reader
from tests.browser.every_page import OPEN_ALL, PATHS

pytestmark = pytest.mark.browser

ALL_PARTNERS: Final = "/nb/partnere?agency_id=NVE&trade=SOA03-01&limit=200"
SHOWN: Final = (
    ALL_PARTNERS,
    *(PATHS[name] for name in ("rings", "compare", "agencies", "trades")),
)

# The words that go on on a new line without a hyphen, where they do.
BROKEN: Final = r"""
(() => {
  const found = new Set(), range = document.createRange();
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const topOf = (text, at) => {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const boxes = range.getClientRects();
    return boxes.length ? boxes[boxes.length - 1].top : null;
  };
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (text.parentElement.closest('svg, script, template, code, pre, a[href^=http]')) continue;
    for (const { 0: word, index } of text.data.matchAll(/[\p{L}\u00ad]{9,}/gu)) {
      for (let at = index + 1; at < index + word.length; at += 1) {
        if (text.data[at] === '\u00ad' || text.data[at - 1] === '\u00ad') continue;
        const [before, after] = [topOf(text, at - 1), topOf(text, at)];
        if (before !== null && after !== null && after - before > 8) {
          found.add(`${text.data.slice(index, at)}/${text.data.slice(at, index + word.length)}`);
        }
      }
    }
  }
  return [...found];
})()
"""


@pytest.mark.parametrize("path", SHOWN)
def test_no_letter_is_broken_off_a_long_word(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    seen = open_reader(context, address)
    seen.go(path)
    seen.page.evaluate(OPEN_ALL)
    assert seen.page.evaluate(BROKEN) == []
    context.close()
