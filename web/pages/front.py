"""The front page: the form for a need, empty or with what to correct."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from web.current import current_index, current_voice
from web.forms.field_messages import FieldMessages
from web.forms.need_address import NeedAddress, read_need_address
from web.pages.blueprint import pages
from web.presenters.form_page import present_form


@pages.get("/")
def front() -> ResponseReturnValue:
    """Show the form, filled in with what the address keeps."""
    return show_form(read_need_address(request.args), FieldMessages())


def show_form(address: NeedAddress, messages: FieldMessages) -> ResponseReturnValue:
    """Return the form with what was typed and what to correct; 400 when there is such."""
    index = current_index()
    page = present_form(address.form, messages, index, current_voice(index))
    shown = render_template("front.html", page=page, unknown=address.unknown)
    return shown, 400 if messages else 200
