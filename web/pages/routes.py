"""What does each page read, which service does it call, and what does it show?"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from matcher.domain.agency import parse_agency_id
from matcher.domain.errors import InputError
from matcher.services.agencies import find_agencies, list_agencies
from matcher.services.needs import parse_need
from matcher.services.partners import find_partners
from matcher.services.wording import Language
from web.api.openapi import DESCRIPTION
from web.current import current_index, current_voice, rim
from web.forms.field_messages import FieldMessages, find_problems, messages_of
from web.forms.need_form import NeedForm, read_need_form
from web.languages import language_of_address
from web.presenters.agencies_page import present_agencies
from web.presenters.agency_page import present_agency
from web.presenters.api_page import present_api
from web.presenters.form_page import present_form
from web.presenters.results import present_results
from web.presenters.sources_page import present_sources
from web.sources import status_now

pages = Blueprint("pages", __name__, url_prefix=f"/<any({', '.join(Language)}):language>")


@pages.url_value_preprocessor
def take_out_language(_endpoint: str | None, values: dict[str, object] | None) -> None:
    """Keep the language out of the views; it is read from the address where it is used."""
    if values:
        values.pop("language", None)


@pages.url_defaults
def keep_language(_endpoint: str, values: dict[str, object]) -> None:
    """Let every link from a page lead to pages in the same language."""
    values.setdefault("language", language_of_address())


@pages.get("/")
def front() -> ResponseReturnValue:
    """Show the form, filled in with what the address keeps."""
    return _show_form(read_need_form(request.args), FieldMessages())


@pages.get("/partnere")
def partners() -> ResponseReturnValue:
    """Show the best partners for the need in the address, or the form with what to correct."""
    form, index = read_need_form(request.args), current_index()
    if request.args.get("agency_choice"):
        form = form.with_agency(request.args["agency_choice"])
    if form.address_arguments != list(request.args.items(multi=True)):
        return redirect(_address(".partners", form))
    try:
        need = parse_need(form.as_json, index)
    except InputError:
        problems, words = find_problems(form.as_json, index), current_voice(index).words
        return _show_form(form, messages_of(problems, form.agency_id, index, words))
    page = present_results(find_partners(index, need), index, current_voice(index))
    return render_template("partners.html", page=page)


def _address(endpoint: str, form: NeedForm) -> str:
    kept: dict[str, Any] = dict(form.address)
    return url_for(endpoint, **kept)


def _show_form(form: NeedForm, messages: FieldMessages) -> ResponseReturnValue:
    index = current_index()
    page = present_form(form, messages, index, current_voice(index))
    return render_template("front.html", page=page), 400 if messages else 200


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
    return render_template("agency.html", page=page)


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
