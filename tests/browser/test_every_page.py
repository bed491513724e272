"""Is every page whole on every screen and on paper, seen by all, and kept to itself?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

import pytest
from playwright.sync_api import Browser

from tests.browser import probes
from tests.browser.conftest import Reader, open_reader
from tests.browser.every_page import MISTAKES, OPEN_ALL, PATHS

pytestmark = pytest.mark.browser

EVERY: Final = PATHS | MISTAKES
SCREENS: Final = (1280, 768, 640, 320)
"""Widths in CSS pixels; 640 is what 1280 become when everything is twice as large."""

PAPER: Final = 718
"""The width of an A4 page inside its margins."""

OTHER_FORM: Final = {"/nb/": "/nn/", "/nn/": "/nb/", "/en/": "/nn/"}


@pytest.fixture(scope="module")
def window(browser: Browser, address: str) -> Iterator[Reader]:
    """Return one window, in which every page is shown in turn."""
    context = browser.new_context(reduced_motion="reduce")
    yield open_reader(context, address)
    context.close()


def show(seen: Reader, path: str, width: int = SCREENS[0]) -> None:
    """Show a page anew, as on a screen with light colours."""
    seen.complaints.clear()
    seen.strangers.clear()
    seen.page.emulate_media(media="screen", color_scheme="light", forced_colors="none")
    seen.page.set_viewport_size({"width": width, "height": 800})
    seen.go(path)


def amiss_on_screens(seen: Reader) -> dict[str, object]:
    """Return what is wrong with a page at each width, folded and unfolded."""
    asked = {
        "too wide": probes.TOO_WIDE,
        "too small": probes.TOO_SMALL,
        "cut off": probes.CUT_OFF,
    }
    found: dict[str, object] = {}
    for folds in ("folded", "unfolded"):
        for width in SCREENS:
            seen.page.set_viewport_size({"width": width, "height": 800})
            found |= {
                f"{name} at {width}, {folds}": seen.page.evaluate(asked[name]) for name in asked
            }
        seen.page.evaluate(OPEN_ALL)
    return found


def amiss_in_colours(seen: Reader) -> dict[str, object]:
    """Return what does not stand out in light, in dark and in colours of the reader's own."""
    found: dict[str, object] = {}
    for scheme in ("dark", "light"):
        seen.page.emulate_media(color_scheme=scheme)
        found[f"faint in {scheme}"] = seen.page.evaluate(probes.FAINT)
    seen.page.keyboard.press("Tab")
    found["unseen focus"] = seen.page.evaluate(probes.UNSEEN)
    seen.page.emulate_media(forced_colors="active")
    found["unseen focus in forced colours"] = seen.page.evaluate(probes.UNSEEN)
    return found


def amiss_on_paper(seen: Reader) -> dict[str, object]:
    """Return what paper would cut off, and what is there to be pressed."""
    seen.page.emulate_media(media="print", forced_colors="none")
    seen.page.set_viewport_size({"width": PAPER, "height": 1000})
    return {
        "too wide for paper": seen.page.evaluate(probes.TOO_WIDE),
        "amiss on paper": seen.page.evaluate(probes.AMISS_ON_PAPER),
    }


@pytest.mark.parametrize("path", EVERY.values(), ids=EVERY.keys())
def test_a_page_is_whole_and_seen_on_every_screen_and_on_paper(window: Reader, path: str) -> None:
    show(window, path)
    found = amiss_on_screens(window) | amiss_in_colours(window) | amiss_on_paper(window)
    assert {name: said for name, said in found.items() if said not in (0, [])} == {}
    assert [one for one in window.complaints if "status of 40" not in one] == []
    assert window.strangers == []


@pytest.mark.parametrize("form", ["own", "other"])
@pytest.mark.parametrize("path", EVERY.values(), ids=EVERY.keys())
def test_nothing_keeps_people_out(
    window: Reader, axe: str, path: str, form: Literal["own", "other"]
) -> None:
    start = path[:4]
    show(window, path if form == "own" else OTHER_FORM[start] + path.removeprefix(start))
    window.page.emulate_media(color_scheme="dark" if form == "other" else "light")
    window.page.evaluate(OPEN_ALL)
    window.page.evaluate(axe)
    found = window.page.evaluate(probes.VIOLATIONS)
    assert found["checked"] > 10
    assert found["violations"] == []
