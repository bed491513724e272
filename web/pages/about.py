"""Where the data are from, and what the API offers."""

from __future__ import annotations

from flask import current_app, render_template
from flask.typing import ResponseReturnValue

from web.api.openapi import DESCRIPTION
from web.current import current_index, current_voice, rim
from web.pages.blueprint import pages
from web.presenters.api_page import present_api
from web.presenters.sources_page import present_sources
from web.sources import status_now


@pages.get("/data")
def data() -> ResponseReturnValue:
    """Show where the data are from, how old they are and what may be done with them."""
    index = current_index()
    status = status_now(rim().settings, index.info)
    return render_template("data.html", page=present_sources(status, current_voice(index)))


@pages.get("/api")
def api_description() -> ResponseReturnValue:
    """Show the API's own description for people to read."""
    return render_template("api.html", page=present_api(current_app.extensions[DESCRIPTION]))
