"""What somebody wrote as in an e-mail, read as a need to correct; nothing of it is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from flask import Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.services import enquiries
from web.current import current_index, current_voice, rim
from web.forms.field_messages import FieldMessages
from web.pages.blueprint import pages
from web.presenters.enquiry_page import present_enquiry

TEXT: Final = "text"
CHOSEN: Final = "need"


@pages.get("/henvendelse")
def write_enquiry() -> ResponseReturnValue:
    """Show the field to write in; what was written before is not kept anywhere."""
    return _show_field("", FieldMessages())


@pages.post("/henvendelse")
def enquiry() -> ResponseReturnValue:
    """Show what was understood of a text, in the body so that no address or log has it."""
    text = "\n".join(request.form.get(TEXT, "").splitlines())
    index = current_index()
    voice = current_voice(index)
    try:
        if not text.strip():
            raise InputError(Problem(field=TEXT, code=ProblemCode.MISSING))
        _, parsed = enquiries.parse_enquiry({"body": text}, today=datetime.now(UTC).date())
    except InputError as error:
        said = tuple(voice.words.problem(problem) for problem in error.problems)
        return _show_field(text, FieldMessages(by_field={TEXT: said}))
    reading = enquiries.read_enquiry(rim().readers.current(index), parsed)
    chosen = request.form.get(CHOSEN, "")
    number = int(chosen) - 1 if chosen.isascii() and chosen.isdigit() and len(chosen) < 4 else 0
    page = present_enquiry(parsed, reading, number, index, voice)
    return _unkept(render_template("enquiry.html", enquiry=page, page=page.form_page), 200)


def _show_field(text: str, messages: FieldMessages) -> Response:
    shown = render_template("enquiry_field.html", text=text, page={"messages": messages})
    return _unkept(shown, 400 if messages else 200)


def _unkept(page: str, status: int) -> Response:
    """Return a page that no cache keeps, since it may have what somebody wrote."""
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    return response
