"""The best partners for the need in an address."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matcher.domain.errors import InputError
from matcher.services.needs import parse_need
from matcher.services.partners import find_partners
from web.current import current_index, current_voice, this_month
from web.forms.field_messages import find_problems, messages_of
from web.forms.need_address import read_need_address
from web.pages.blueprint import pages
from web.pages.front import show_form
from web.presenters.results import present_results


@pages.get("/partnere")
@pages.get("/partnere/", alias=True)
def partners() -> ResponseReturnValue:
    """Show the best partners for the need in the address, or the form with what to correct."""
    address, index = read_need_address(request.args), current_index()
    if not address.is_tidy:
        return redirect(f"{url_for('.partners')}?{address.tidied}")
    form = address.form
    try:
        need = parse_need(form.as_json, index, today=this_month())
    except InputError:
        problems, words = find_problems(form.as_json, index), current_voice(index).words
        return show_form(address, messages_of(problems, form.agency_id, index, words))
    page = present_results(find_partners(index, need), index, current_voice(index))
    return render_template("partners.html", page=page, unknown=address.unknown)
