"""How it works, where the data are from, what the API offers, and what one may expect."""

from __future__ import annotations

from datetime import date
from typing import Final

from flask import current_app, render_template
from flask.typing import ResponseReturnValue

from matcher.services.status import assumed_shares
from matcher.services.wording import Language
from web.api.openapi import DESCRIPTION
from web.current import current_index, current_voice, rim
from web.formats import write_date
from web.languages import language_of_address
from web.pages.blueprint import pages
from web.presenters.api_page import present_api
from web.presenters.method_page import present_method
from web.presenters.sources_page import present_sources
from web.sources import status_now

STATEMENT_WRITTEN: Final = date(2026, 11, 22)
"""The day the accessibility statement was last gone through."""


@pages.get("/metode")
def method() -> ResponseReturnValue:
    """Show how partners and rings are found, as it is written for case workers."""
    technical = present_method(Language.NB).chapters[-1]
    page = present_method(language_of_address())
    return render_template("method.html", page=page, technical=technical)


@pages.get("/tilgjengelighet")
def accessibility() -> ResponseReturnValue:
    """Show what has been done so that all can use the pages, and what has not."""
    return render_template(
        "accessibility.html",
        write_to=rim().settings.corrections,
        written=write_date(STATEMENT_WRITTEN, language_of_address()),
    )


@pages.get("/personvern")
def privacy() -> ResponseReturnValue:
    """Show what the service learns of those who ask, and what becomes of it."""
    return render_template("privacy.html", write_to=rim().settings.corrections)


@pages.get("/data")
def data() -> ResponseReturnValue:
    """Show where the data are from, how old they are and what may be done with them."""
    index = current_index()
    status = status_now(rim().settings, index.info)
    page = present_sources(status, assumed_shares(index), current_voice(index))
    return render_template("data.html", page=page)


@pages.get("/api")
def api_description() -> ResponseReturnValue:
    """Show the API's own description for people to read."""
    return render_template("api.html", page=present_api(current_app.extensions[DESCRIPTION]))
