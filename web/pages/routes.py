"""What does each page read, which service does it call, and what does it show?"""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from matcher.domain.agency import parse_agency_id
from matcher.domain.errors import InputError
from matcher.services.agencies import find_agencies, list_agencies
from matcher.services.needs import parse_need
from matcher.services.partners import find_partners
from web.api.openapi import describe_api
from web.current import current_index, current_voice, rim
from web.forms.field_messages import FieldMessages, messages_of
from web.forms.need_form import NeedForm, read_need_form
from web.presenters.agencies_page import present_agencies
from web.presenters.agency_page import present_agency
from web.presenters.api_page import present_api
from web.presenters.form_page import present_form
from web.presenters.results import present_results
from web.presenters.sources_page import present_sources
from web.sources import status_now

pages = Blueprint("pages", __name__, url_prefix="/<any(nb, nn):language>")


@pages.get("/")
def front(language: str) -> ResponseReturnValue:
    """Show the form, filled in with what the address keeps."""
    return _show_form(read_need_form(request.args), FieldMessages())


@pages.get("/partnere")
def partners(language: str) -> ResponseReturnValue:
    """Show the best partners for the need in the address, or the form with what to correct."""
    form, index = read_need_form(request.args), current_index()
    if request.args.get("agency_choice"):
        form = form.with_agency(request.args["agency_choice"])
    if form.address_arguments != list(request.args.items(multi=True)):
        return redirect(url_for(".partners", language=language, **form.address))
    try:
        need = parse_need(form.as_json, index)
    except InputError as error:
        words = current_voice(index).words
        return _show_form(form, messages_of(error.problems, form.agency_id, index, words))
    page = present_results(find_partners(index, need), index, current_voice(index))
    return render_template("partners.html", page=page)


def _show_form(form: NeedForm, messages: FieldMessages) -> ResponseReturnValue:
    index = current_index()
    page = present_form(form, messages, index, current_voice(index))
    return render_template("front.html", page=page), 400 if messages else 200


@pages.get("/virksomhet/")
def agencies(language: str) -> ResponseReturnValue:
    """Show every agency, or those that a text may mean."""
    index, text = current_index(), request.args.get("q", "").strip()
    hits = find_agencies(index, text, limit=50) if text else None
    page = present_agencies(text, hits, list_agencies(index), current_voice(index))
    return render_template("agencies.html", page=page)


@pages.get("/virksomhet/<agency_id>")
def agency(language: str, agency_id: str) -> ResponseReturnValue:
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
def data(language: str) -> ResponseReturnValue:
    """Show where the data are from, how old they are and what may be done with them."""
    index = current_index()
    status = status_now(rim().settings, index.info)
    return render_template("data.html", page=present_sources(status, current_voice(index)))


@pages.get("/api")
def api_description(language: str) -> ResponseReturnValue:
    """Show the API's own description for people to read."""
    return render_template("api.html", page=present_api(describe_api(current_app)))
