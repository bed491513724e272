"""Does a page that cannot be shown look like the others, keep nobody out and lead on?"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect
from waitress.server import create_server

from matcher.services.wording import Language
from matcher.settings import Settings
from tests.browser import probes
from tests.browser.conftest import open_reader
from tests.web.test_error_pages import BrokenHolder
from web import create_app
from web.texts import texts_in

pytestmark = pytest.mark.browser


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Serve an application on this machine, and give its address."""
    server = create_server(app, host="127.0.0.1", port=0, threads=2)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


def troubled(status: int, settings: Settings, empty: Path) -> Flask:
    """Return an application that answers every page with a status, as it does when in trouble."""
    apart = replace(settings, rate_limit="1000000 per minute")
    if status == 429:
        return create_app(replace(settings, rate_limit="1 per hour"))
    if status == 500:
        return create_app(apart, BrokenHolder(settings))
    return create_app(replace(apart, local_dir=empty))


TOLD = {429: "429", 500: "500", 503: "not_built"}
"""What each status is told as; a 503 is of an index that nobody has built."""


@pytest.mark.parametrize("status", TOLD)
def test_trouble_is_told_in_every_language_with_a_way_on(
    browser: Browser, packaged_settings: Settings, tmp_path: Path, axe: str, status: int
) -> None:
    with serving(troubled(status, packaged_settings, tmp_path)) as address:
        context = browser.new_context(viewport={"width": 320, "height": 800})
        seen = open_reader(context, address)
        if status == 429:
            seen.go("/nb/metode")
        for language in Language:
            seen.go(f"/{language}/partnere?agency_id=NVE&trade=SOA03-01")
            t = texts_in(language)
            expect(seen.page.get_by_role("heading", level=1)).to_have_text(
                t(f"status.{TOLD[status]}.title")
            )
            again = seen.page.get_by_role("link", name=t("error_page.again"))
            assert again.get_attribute("href") == seen.page.url.removeprefix(address)
            expect(seen.page.locator(f"main a[href='/{language}/']")).to_be_visible()
            assert seen.page.evaluate(probes.TOO_WIDE) <= 0
            assert seen.page.evaluate(probes.FAINT) == []
            seen.page.evaluate(axe)
            assert seen.page.evaluate(probes.VIOLATIONS)["violations"] == []
        assert [one for one in seen.complaints if f"status of {status}" not in one] == []
        assert seen.strangers == []
        context.close()
