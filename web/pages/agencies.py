"""Every agency, and what is known about one."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from matcher.domain.agency import parse_agency_id
from matcher.domain.errors import InputError
from matcher.services.agencies import find_agencies, list_agencies
from web.current import current_index, current_voice, rim
from web.pages.blueprint import pages
from web.presenters.agencies_page import present_agencies
from web.presenters.agency_page import present_agency


@pages.get("/virksomhet/")
def agencies() -> ResponseReturnValue:
    """Show every agency, or those that a text may mean."""
    index, text = current_index(), request.args.get("q", "").strip()
    hits = find_agencies(index, text, limit=50) if text else None
    page = present_agencies(text, hits, list_agencies(index), current_voice(index))
    return render_template("agencies.html", page=page)


@pages.get("/virksomhet/<agency_id>")
def agency(agency_id: str) -> ResponseReturnValue:
    """Show everything known about an agency."""
    index = current_index()
    try:
        profile = index.profile(parse_agency_id(agency_id))
    except InputError:
        raise NotFound from None
    if profile is None:
        raise NotFound
    page = present_agency(profile, index, current_voice(index))
    return render_template("agency.html", page=page, write_to=rim().settings.corrections)
