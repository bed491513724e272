"""The best partners for the need in an address, with what was chosen on their page."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matcher.domain.errors import InputError, Problem
from matcher.services.importance import weigh_by_steps
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.services.partners import rank_partners
from web.current import current_index, current_voice, this_month
from web.forms.asked import read_asked
from web.forms.field_messages import messages_of
from web.forms.need_form import form_of
from web.forms.result_choice import ResultAddress, read_result_address
from web.pages.blueprint import pages
from web.pages.front import show_form
from web.presenters.result_mistakes import tell_mistakes
from web.presenters.results import present_results


@pages.get("/partnere")
@pages.get("/partnere/", alias=True)
def partners() -> ResponseReturnValue:
    """Show the best partners for the need in the address, or the form with what to correct."""
    address, index = read_result_address(request.args), current_index()
    if address.choice.steps:
        return redirect(f"{url_for('.partners')}?{_with_sliders(address, index)}#found")
    if not address.is_tidy:
        return redirect(f"{url_for('.partners')}?{address.tidied}")
    return show_partners(address)


def show_partners(address: ResultAddress, *problems: Problem) -> ResponseReturnValue:
    """Return the page of results; 400 with what to correct on it, or in the need's own form."""
    index = current_index()
    voice = current_voice(index)
    form = address.form
    try:
        asked = read_asked(address, index, today=this_month())
    except InputError as error:
        messages = messages_of(error.problems, form.agency_id, index, voice.words)
        return show_form(address.need, messages)
    page = present_results(rank_partners(index, asked.need), asked, address.choice, voice)
    messages = tell_mistakes((*problems, *asked.problems), index, voice)
    beside = {"messages": messages, "unknown": address.need.unknown}
    return render_template("partners.html", page=page, **beside), 400 if messages else 200


def _with_sliders(address: ResultAddress, index: Index) -> str:
    """Return the address with its sliders as weights of the need, or without where it has none."""
    try:
        need = parse_need(address.form.as_json, index)
    except InputError:
        return address.tidied
    weighed = replace(need, weights=weigh_by_steps(index, need, address.choice.steps))
    form = replace(address.form, weights=form_of(weighed).weights)
    return urlencode([*form.address_arguments, *address.choice.arguments])
