"""The best rings for the need in an address, one of them in full."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matcher.domain.errors import InputError
from matcher.services.needs import parse_need
from web.current import current_index, current_voice, this_month
from web.forms.field_messages import messages_of
from web.forms.need_address import read_need_address
from web.forms.need_form import form_of
from web.forms.ring_choice import RING_PARAMETERS, find_rings_to_show, read_ring_choice
from web.pages.blueprint import pages
from web.pages.front import show_form
from web.presenters.rings_page import present_rings


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
        found = find_rings_to_show(index, need, choice, today=this_month())
    except InputError as error:
        messages = messages_of(error.problems, form.agency_id, index, voice.words)
        return show_form(address, messages)
    messages = messages_of(found.problems, choice.instead, index, voice.words)
    page = present_rings(found, index, voice)
    beside = {"form": form_of(need), "choice": choice, "unknown": address.unknown}
    is_planned = choice.is_planned_for(need)
    shown = render_template(
        "rings.html", page=page, messages=messages, is_planned=is_planned, **beside
    )
    return shown, 400 if messages else 200
