"""What do the pages look like? Writes every page and state as an image, at three widths.

Run by `make screenshots`; the images that the README shows are committed, the others are for
whoever changes a page.
"""

from __future__ import annotations

import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright
from waitress.server import create_server

from matcher.services.index_building import build_index
from matcher.settings import Settings, read_settings
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.every_page import MISTAKES, PATHS
from web import create_app

FOLDER: Final = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
WIDTHS: Final = (320, 768, 1280)
DARK: Final = ("front", "partners", "rings", "agency")
OF_THE_README: Final = {"front": "/nb/", "partners": PATHS["partners"]}
README_SIZE: Final = (1280, 1100)
TALLEST: Final = 6000


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """Serve the pages of an index on this machine, and give the address."""
    server = create_server(
        create_app(replace(settings, rate_limit="100000 per minute")), host="127.0.0.1", port=0
    )
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


def picture_all(browser: Browser, address: str) -> None:
    """Write every page at every width, some of them in dark, and those of the README."""
    for name, path in (PATHS | MISTAKES).items():
        for width in WIDTHS:
            picture(browser, address + path, FOLDER / f"{name}-{width}.png", (width, 800))
    for name in DARK:
        file = FOLDER / f"{name}-dark-1280.png"
        picture(browser, address + PATHS[name], file, (1280, 800), is_dark=True)
    for name, path in OF_THE_README.items():
        file = FOLDER / f"{name}.png"
        picture(browser, address + path, file, README_SIZE, is_whole=False)


def picture(
    browser: Browser,
    url: str,
    file: Path,
    size: tuple[int, int],
    *,
    is_dark: bool = False,
    is_whole: bool = True,
) -> None:
    """Write one page as it is at a size of the window, the whole of it or what is in the window."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if is_dark else "light"
    )
    page = context.new_page()
    page.goto(url)
    if is_whole:
        whole = min(int(page.evaluate("document.documentElement.scrollHeight")), TALLEST)
        page.set_viewport_size({"width": width, "height": whole})
    page.screenshot(path=file)
    context.close()
    sys.stderr.write(f"{file.name}\n")


def main() -> None:
    """Build an index of the packaged data in a folder of its own, and picture its pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings({"SAMLAERE_LOCAL_DIR": folder})
        build_index(settings, now=lambda: datetime.now(UTC), say=lambda _: None)
        with serving(settings) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
            picture_all(browser, address)
            browser.close()


if __name__ == "__main__":
    main()
