"""Which browser do people meet the pages with? Debian's Chromium, against a real server."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, NoReturn

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from waitress.server import create_server

from matcher.settings import Settings
from tests.architecture.source_tree import ROOT
from web import create_app

AXE: Final = ROOT / "node_modules" / "axe-core" / "axe.min.js"
REQUIRE_VARIABLE: Final = "SAMLAERE_TEST_REQUIRE_BROWSER"
CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def do_without(reason: str) -> NoReturn:
    """Skip a test that this machine cannot run, or fail it where every test has to be run."""
    if os.environ.get(REQUIRE_VARIABLE) == "1":
        pytest.fail(f"{reason}, and {REQUIRE_VARIABLE} is set")
    pytest.skip(reason)


@dataclass(slots=True)
class Reader:
    """A page in a browser, with what it complained of and which other hosts it turned to."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Show the page at a path of the service."""
        self.page.goto(self.address + path)

    def listen(self) -> None:
        """Note everything that a page says in its console, and every host that it asks."""
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda asked: self._note_host(asked.url))

    def _note_host(self, url: str) -> None:
        if not url.startswith((self.address, "data:")):
            self.strangers.append(url)


@pytest.fixture(scope="session")
def address(packaged_settings: Settings) -> Iterator[str]:
    """Return the address of a service on this machine."""
    app = create_app(replace(packaged_settings, rate_limit="1000000 per minute"))
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a browser that has been started for the tests."""
    if CHROMIUM is None:
        do_without("there is no Chromium on this machine; on Debian: apt install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the script that checks a page."""
    if not AXE.is_file():
        do_without("axe-core is not installed; it comes with `make install` where npm is")
    return AXE.read_text(encoding="utf-8")


def open_reader(context: BrowserContext, address: str) -> Reader:
    """Return a new page of a browser, listened to from the start."""
    made = Reader(page=context.new_page(), address=address)
    made.listen()
    return made


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def reader(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """Return a reader with, and then one without JavaScript."""
    context = browser.new_context(java_script_enabled=request.param == "with JavaScript")
    yield open_reader(context, address)
    context.close()


@pytest.fixture
def scripted(browser: Browser, address: str) -> Iterator[Reader]:
    """Return a reader with JavaScript."""
    context = browser.new_context()
    yield open_reader(context, address)
    context.close()
