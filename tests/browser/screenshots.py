"""What do the pages look like? Writes every page and state as an image, at three widths.

Run by `make screenshots`: all of them with a page to look through go to `build/screenshots`, and
those that the README shows to `docs/screenshots`, which is the only part that is committed.
"""

from __future__ import annotations

import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Final

from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from waitress.server import create_server

from matcher.services.index_building import build_index
from matcher.settings import Settings, read_settings
from tests.architecture.source_tree import ROOT
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.every_page import MISTAKES, PATHS
from tests.browser.test_enquiry import TEXTS
from tests.web.test_error_pages import BrokenHolder
from web import create_app

FOLDER: Final = ROOT / "build" / "screenshots"
README_FOLDER: Final = ROOT / "docs" / "screenshots"
WIDTHS: Final = (320, 768, 1280)
DARK: Final = ("front", "partners", "rings", "agency", "compare", "trade")
OF_THE_README: Final = {"partners": 1000, "rings": 1250}
"""How much of each page is shown, from its top."""
TALLEST: Final = 6000
UNLIMITED: Final = "1000000 per minute"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A page as a person meets it: its address, and what was done to come there."""

    name: str
    url: str
    text: str | None = None
    is_asked_often: bool = False


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Serve an application on this machine, and give its address."""
    server = create_server(app, host="127.0.0.1", port=0)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@contextmanager
def every_state(settings: Settings, empty: Path) -> Iterator[list[State]]:
    """Serve the pages of an index, and beside them those of a service in trouble."""
    free = replace(settings, rate_limit=UNLIMITED)
    with ExitStack() as stack:
        address = stack.enter_context(serving(create_app(free)))
        found = [State(name=one, url=address + at) for one, at in (PATHS | MISTAKES).items()]
        for name, text in TEXTS.items():
            state = State(name=f"mail-{name.replace(' ', '-')}", url=f"{address}/nb/", text=text)
            found.append(state)
        troubled = {
            "too-often": create_app(replace(settings, rate_limit="1 per minute")),
            "our-fault": create_app(free, BrokenHolder(settings)),
            "being-built": create_app(replace(free, local_dir=empty)),
        }
        for name, app in troubled.items():
            at = stack.enter_context(serving(app))
            url = f"{at}/nb/partnere?trade=SOA03-01"
            found.append(State(name=name, url=url, is_asked_often=name == "too-often"))
        yield found


def picture_all(browser: Browser, states: list[State], folder: Path) -> None:
    """Write every state at every width and some in dark, and the page that shows them all."""
    for state in states:
        for width in WIDTHS:
            picture(browser, state, folder / f"{state.name}-{width}.png", width)
        if state.name in DARK:
            picture(browser, state, folder / f"{state.name}-dark.png", WIDTHS[-1], is_dark=True)
    (folder / "index.html").write_text(overview(states), encoding="utf-8")


def picture_for_readme(browser: Browser, states: list[State]) -> None:
    """Write the pictures that the README shows: the part of a page that says most."""
    for state in states:
        if state.name in OF_THE_README:
            page = show(browser, state, WIDTHS[-1])
            page.set_viewport_size({"width": WIDTHS[-1], "height": OF_THE_README[state.name]})
            page.screenshot(path=README_FOLDER / f"{state.name}.png")
            page.context.close()


def picture(
    browser: Browser, state: State, file: Path, width: int, *, is_dark: bool = False
) -> None:
    """Write a state as an image of the whole page, down to the tallest that is worth looking at."""
    page = show(browser, state, width, is_dark=is_dark)
    page.screenshot(path=file)
    page.context.close()
    sys.stderr.write(f"{file.name}\n")


def show(browser: Browser, state: State, width: int, *, is_dark: bool = False) -> Page:
    """Return a page in a window as high as itself, after the text was sent where there is one."""
    scheme = "dark" if is_dark else "light"
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.set_default_timeout(120_000)
    for _ in range(1 + state.is_asked_often):
        page.goto(state.url)
    if state.text is not None:
        page.locator("#text").fill(state.text)
        page.locator("form:has(#text) button").last.click()
        page.wait_for_load_state()
    whole = int(page.evaluate("document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": width, "height": min(whole, TALLEST)})
    return page


def overview(states: list[State]) -> str:
    """Return a page with every state in a row of its own: each width, and dark where it is."""
    kinds = [str(width) for width in WIDTHS]
    rows = [
        f"<h2 id='{escape(state.name)}'>{escape(state.name)}</h2><div>"
        + "".join(
            f"<a href='{state.name}-{kind}.png'><img loading='lazy' alt='{state.name}, {kind}'"
            f" src='{state.name}-{kind}.png'></a>"
            for kind in kinds + ["dark"] * (state.name in DARK)
        )
        + "</div>"
        for state in states
    ]
    style = "div{display:flex;gap:1rem;align-items:start;overflow-x:auto}img{height:40rem}"
    head = f"<!doctype html><meta charset='utf-8'><title>Every page</title><style>{style}</style>"
    return head + "\n".join(rows)


def main() -> None:
    """Build an index of the packaged data in a folder of its own, and picture its pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        settings = read_settings({"SAMLAERE_LOCAL_DIR": str(Path(folder, "built"))})
        build_index(settings, now=lambda: datetime.now(UTC), say=lambda _: None)
        states = stack.enter_context(every_state(settings, Path(folder, "empty")))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        picture_all(browser, states, FOLDER)
        picture_for_readme(browser, states)
        browser.close()
    sys.stderr.write(f"Look through them: {FOLDER / 'index.html'}\n")


if __name__ == "__main__":
    main()
