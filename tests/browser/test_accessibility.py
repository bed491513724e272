"""Does axe-core find anything that keeps people out of a page, in light or in dark?"""

from __future__ import annotations

from typing import Final, Literal

import pytest
from playwright.sync_api import Browser

from tests.architecture.source_tree import ROOT
from tests.browser.conftest import do_without, open_reader
from tests.browser.every_page import MISTAKES, OPEN_ALL, PATHS

pytestmark = pytest.mark.browser

AXE: Final = ROOT / "node_modules" / "axe-core" / "axe.min.js"
EVERY: Final = PATHS | MISTAKES
VIOLATIONS: Final = """
async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return {
    checked: found.passes.length,
    violations: found.violations.flatMap(
      rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html.slice(0, 120)}`)),
  };
}
"""


@pytest.fixture(scope="module")
def axe() -> str:
    """Return the script that checks a page."""
    if not AXE.is_file():
        do_without("axe-core is not installed; it comes with `make install` where npm is")
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", EVERY.values(), ids=EVERY.keys())
def test_nothing_keeps_people_out(
    browser: Browser, address: str, axe: str, path: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme)
    seen = open_reader(context, address)
    seen.go(path)
    seen.page.evaluate(OPEN_ALL)
    seen.page.evaluate(axe)
    found = seen.page.evaluate(VIOLATIONS)
    context.close()
    assert found["checked"] > 10
    assert found["violations"] == []
