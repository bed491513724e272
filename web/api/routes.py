"""What does each route of the API read, which service does it call, and what does it answer?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from flask import Blueprint, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from matcher.domain.agency import parse_agency_id
from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.services import enquiries
from matcher.services.agencies import find_named
from matcher.services.agencies_json import agency_json, status_json, trade_json
from matcher.services.aims import rank_aims
from matcher.services.enquiries import EnquiryDocument
from matcher.services.enquiries_json import enquiry_json
from matcher.services.need_document import NeedDocument
from matcher.services.needs import parse_need
from matcher.services.partners import find_partners
from matcher.services.partners_json import partners_json
from matcher.services.rings import find_rings
from matcher.services.rings_json import rings_json
from matcher.services.wording import words_in
from web.api import answers, answers_enquiries, answers_known, answers_rings
from web.api.answering import answer_json
from web.api.body import read_body, read_json, read_parameters, validate
from web.api.listing import aims_document, list_page
from web.api.openapi import DESCRIPTION
from web.api.operations import Operation, describe
from web.api.parameters import AgencySearch, AimsBody, RingsParameters, Spoken
from web.current import current_index, rim, this_month
from web.forms.need_form import FIELDS, read_need_form
from web.languages import language_of_address, language_of_browser
from web.sources import status_now

WORK_ON_RINGS: Final = 24.0
"""So much may a solver do for one answer with rings: some fifteen seconds."""

api = Blueprint("api", __name__, url_prefix="/api/v1")


@api.get("/agencies")
@describe(
    Operation(
        summary="List agencies, or find those that a text may mean.",
        answer=answers_known.AgenciesAnswer,
        parameters=AgencySearch,
        errors=(422, 503),
    )
)
def list_agencies() -> ResponseReturnValue:
    """Answer a page of agencies."""
    return answer_json(list_page(current_index(), read_parameters(AgencySearch), request.path))


@api.get("/agencies/<agency_id>")
@describe(
    Operation(
        summary="Tell everything known about an agency, each value with its origin.",
        answer=answers_known.AgencyAnswer,
        parameters=Spoken,
        errors=(404, 422, 503),
    )
)
def read_agency(agency_id: str) -> ResponseReturnValue:
    """Answer an agency by its number, or by its whole name or abbreviation."""
    read_parameters(Spoken)
    index = current_index()
    named = find_named(index, agency_id)
    profile = index.profile(named[0].agency if len(named) == 1 else parse_agency_id(agency_id))
    if profile is None:
        raise _not_found("agency_id", agency_id)
    return answer_json(agency_json(profile))


@api.get("/trades")
@describe(
    Operation(
        summary="List every trade.",
        answer=answers_known.TradesAnswer,
        parameters=Spoken,
        errors=(422, 503),
    )
)
def list_trades() -> ResponseReturnValue:
    """Answer every trade, without its aims."""
    read_parameters(Spoken)
    listed = [trade_json(curriculum) for _, curriculum in sorted(current_index().curricula.items())]
    return answer_json({"trades": [{**trade, "aims": len(trade["aims"])} for trade in listed]})


@api.get("/trades/<trade>")
@describe(
    Operation(
        summary="Tell a trade with its competence aims.",
        answer=answers_known.TradeAnswer,
        parameters=Spoken,
        errors=(404, 422, 503),
    )
)
def read_trade(trade: str) -> ResponseReturnValue:
    """Answer a trade by its plan code."""
    read_parameters(Spoken)
    by_code = {str(code): curriculum for code, curriculum in current_index().curricula.items()}
    curriculum = by_code.get(trade.upper())
    if curriculum is None:
        raise _not_found("trade", trade)
    return answer_json(trade_json(curriculum))


@api.post("/partners")
@describe(
    Operation(
        summary="Find the best partners for a need.",
        answer=answers.PartnersAnswer,
        parameters=Spoken,
        body=NeedDocument,
        errors=(400, 413, 415, 422, 503),
    )
)
def find_partners_of_body() -> ResponseReturnValue:
    """Answer the need in the body."""
    read_parameters(Spoken)
    return _answer_need(read_json())


@api.get("/partners")
@describe(
    Operation(
        summary="The same for a need in the address: its keys as parameters, lists repeated.",
        answer=answers.PartnersAnswer,
        parameters=NeedDocument,
        errors=(422, 503),
    )
)
def find_partners_of_address() -> ResponseReturnValue:
    """Answer the need that an address holds, as the page of results has it."""
    if "lang" in request.args:
        validate(Spoken, {"lang": request.args["lang"]})
    unknown = {name: request.args[name] for name in request.args.keys() - {*FIELDS, "lang"}}
    return _answer_need(read_need_form(request.args).as_json | unknown)


@api.post("/rings")
@describe(
    Operation(
        summary="Find the best rings for a need, with a rotation for the first of them.",
        answer=answers_rings.RingsAnswer,
        parameters=RingsParameters,
        body=NeedDocument,
        errors=(400, 413, 415, 422, 503),
    )
)
def find_rings_of_body() -> ResponseReturnValue:
    """Answer the rings for the need in the body."""
    rotations, index = read_parameters(RingsParameters).rotations, current_index()
    today = this_month()
    need = parse_need(read_json(), index, today=today)
    found = find_rings(index, need, today=today, rotations=rotations, work=WORK_ON_RINGS)
    return answer_json(rings_json(found, words_in(language_of_address())))


@api.post("/enquiries/read")
@describe(
    Operation(
        summary="Read an e-mail as needs, with the words that say so; nothing of it is kept.",
        answer=answers_enquiries.EnquiryAnswer,
        parameters=Spoken,
        body=EnquiryDocument,
        errors=(400, 413, 415, 422, 503),
    )
)
def read_enquiry() -> ResponseReturnValue:
    """Answer what the e-mail in the body asks for."""
    read_parameters(Spoken)
    name, enquiry = enquiries.parse_enquiry(read_json(), today=datetime.now(UTC).date())
    reading = enquiries.read_enquiry(rim().readers.current(current_index()), enquiry)
    return answer_json(enquiry_json(reading, enquiry_id=name))


@api.post("/aims")
@describe(
    Operation(
        summary="Map work tasks in one's own words to the competence aims of a trade.",
        answer=answers_known.AimsAnswer,
        parameters=Spoken,
        body=AimsBody,
        errors=(400, 413, 415, 422, 503),
    )
)
def find_aims() -> ResponseReturnValue:
    """Answer which aims each text speaks of."""
    read_parameters(Spoken)
    body, index = read_body(AimsBody), current_index()
    found = rank_aims(index, body.trade, body.texts, limit=body.limit)
    return answer_json(aims_document(body.trade, found, index))


@api.get("/status")
@describe(
    Operation(
        summary="Tell which index is in service, and how old each source is.",
        answer=answers_known.StatusAnswer,
        parameters=Spoken,
        errors=(422, 503),
    )
)
def read_status() -> ResponseReturnValue:
    """Answer how the service stands."""
    read_parameters(Spoken)
    return answer_json(status_json(status_now(rim().settings, current_index().info)))


@api.get("/openapi.json")
def read_openapi() -> ResponseReturnValue:
    """Answer the API's own description."""
    return answer_json(current_app.extensions[DESCRIPTION])


@api.get("/docs")
def read_docs() -> ResponseReturnValue:
    """Send a person to the description in words, in the language of the browser."""
    response = redirect(url_for("pages.api_description", language=language_of_browser()))
    response.vary.add("Accept-Language")
    return response


def _answer_need(given: object) -> ResponseReturnValue:
    index = current_index()
    need = parse_need(given, index, today=this_month())
    return answer_json(partners_json(find_partners(index, need), words_in(language_of_address())))


def _not_found(field: str, given: str) -> InputError:
    return InputError(Problem(field=field, code=ProblemCode.NOT_FOUND, given=given[:80]))
