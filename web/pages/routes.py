"""What does each page read, which service does it call, and what does it show?"""

from __future__ import annotations

from datetime import UTC, datetime

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
from web.forms.need_address import NeedAddress, read_need_address
from web.forms.need_form import form_of
from web.forms.ring_choice import RING_PARAMETERS, find_rings_to_show, read_ring_choice
from web.languages import language_of_address
from web.presenters.agencies_page import present_agencies
from web.presenters.agency_page import present_agency
from web.presenters.api_page import present_api
from web.presenters.form_page import present_form
from web.presenters.results import present_results
from web.presenters.rings_page import present_rings
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
    return _show_form(read_need_address(request.args), FieldMessages())


@pages.get("/partnere")
@pages.get("/partnere/", alias=True)
def partners() -> ResponseReturnValue:
    """Show the best partners for the need in the address, or the form with what to correct."""
    address, index = read_need_address(request.args), current_index()
    if not address.is_tidy:
        return redirect(f"{url_for('.partners')}?{address.tidied}")
    form = address.form
    try:
        need = parse_need(form.as_json, index)
    except InputError:
        problems, words = find_problems(form.as_json, index), current_voice(index).words
        return _show_form(address, messages_of(problems, form.agency_id, index, words))
    page = present_results(find_partners(index, need), index, current_voice(index))
    return render_template("partners.html", page=page, unknown=address.unknown)


@pages.get("/ringer")
@pages.get("/ringer/", alias=True)
@pages.get("/ringar", alias=True)
@pages.get("/ringar/", alias=True)
def rings() -> ResponseReturnValue:
    """Show the best rings for the need in the address, one in full; else what to correct."""
    address = read_need_address(request.args, RING_PARAMETERS)
    if not address.is_tidy:
        return redirect(f"{url_for('.rings')}?{address.tidied}")
    form, index = address.form, current_index()
    voice, choice = current_voice(index), read_ring_choice(address.others)
    try:
        need = parse_need(form.as_json, index)
        answer = find_rings_to_show(index, need, choice, at=datetime.now(UTC))
    except InputError as error:
        messages = messages_of(error.problems, form.agency_id, index, voice.words)
        return _show_form(address, messages)
    page = present_rings(answer, choice.number_among(answer.rings), index, voice)
    beside = {"form": form_of(need), "choice": choice, "unknown": address.unknown}
    is_planned = choice.is_planned_for(need)
    return render_template("rings.html", page=page, is_planned=is_planned, **beside)


def _show_form(address: NeedAddress, messages: FieldMessages) -> ResponseReturnValue:
    index = current_index()
    page = present_form(address.form, messages, index, current_voice(index))
    shown = render_template("front.html", page=page, unknown=address.unknown)
    return shown, 400 if messages else 200


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
