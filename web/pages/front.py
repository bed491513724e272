"""The front page with its two ways in, and the whole form on one page for corrections."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from web.current import current_index, current_voice
from web.forms.field_messages import FieldMessages, find_problems, messages_of
from web.forms.need_address import NeedAddress, read_need_address
from web.forms.need_form import NeedForm
from web.forms.steps import AIMS, GO, NEXT, STEP_PARAMETERS, STEPS, TASK
from web.pages.blueprint import pages
from web.presenters.form_page import present_form


@pages.get("/")
def front() -> ResponseReturnValue:
    """Show the two ways to tell a need; an address that holds one is sent on to the form."""
    address = read_need_address(request.args)
    if request.args:
        return redirect(f"{url_for('.whole_form')}?{address.tidied}")
    index = current_index()
    page = present_form(
        address.form, FieldMessages(), index, current_voice(index), with_tasks=False
    )
    return render_template("front.html", page=page, steps=STEPS)


@pages.get("/skjema")
def whole_form() -> ResponseReturnValue:
    """Show the form on one page, filled in with what the address keeps.

    A trade that is not there is told of at once, since its aims cannot be shown.
    """
    address = read_need_address(request.args, STEP_PARAMETERS)
    if address.others.get(TASK):
        unsaid = urlencode(
            [*address.form.address_arguments, (TASK, address.others[TASK]), (GO, NEXT)]
        )
        return redirect(f"{url_for('.step', slug=AIMS)}?{unsaid}")
    return show_form(address, _what_is_wrong_with_trade(address.form))


def show_form(address: NeedAddress, messages: FieldMessages) -> ResponseReturnValue:
    """Return the form with what was typed and what to correct; 400 when there is such."""
    index = current_index()
    page = present_form(address.form, messages, index, current_voice(index))
    shown = render_template("form.html", page=page, unknown=address.unknown)
    return shown, 400 if messages else 200


def _what_is_wrong_with_trade(form: NeedForm) -> FieldMessages:
    if not form.trade:
        return FieldMessages()
    index = current_index()
    wrong = [one for one in find_problems(form.as_json, index) if one.field == "trade"]
    return messages_of(wrong, form.agency_id, index, current_voice(index).words)
