"""The partners of a page of results as a file: a workbook, a table of text, or JSON."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from flask import Response, json, redirect, request, url_for
from flask.typing import ResponseReturnValue

from matcher.domain.errors import InputError
from matcher.domain.need import MAX_LIMIT
from matcher.services.partner_filters import rows_in
from matcher.services.partners import PartnersAnswer, rank_partners
from matcher.services.partners_exported import partner_sheets, write_csv, write_xlsx
from matcher.services.partners_json import partners_json
from web.current import current_index, current_voice, this_month
from web.forms.asked import read_asked
from web.forms.result_choice import read_result_address
from web.languages import language_of_address
from web.pages.blueprint import pages

MEDIA_TYPES: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


@pages.get(f"/partnere.<any({', '.join(MEDIA_TYPES)}):kind>")
def export(kind: str) -> ResponseReturnValue:
    """Answer everybody that can be proposed and is chosen, whatever the page's own limit.

    An address that the page of results has something to say of is sent there.
    """
    address, index = read_result_address(request.args), current_index()
    there = f"{url_for('.partners')}?{address.tidied}"
    try:
        asked = read_asked(address, index, today=this_month())
    except InputError:
        return redirect(there)
    if asked.problems:
        return redirect(there)
    ranking = rank_partners(index, replace(asked.need, limit=MAX_LIMIT))
    answer = ranking.answer(rows_in(ranking, asked.chosen))
    response = Response(_write(kind, answer), content_type=MEDIA_TYPES[kind])
    name = f"samlaere-{asked.need.trade.lower()}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.content_language.add(language_of_address().value)
    return response


def _write(kind: str, answer: PartnersAnswer) -> bytes:
    index = current_index()
    words = current_voice(index).words
    if kind == "json":
        return json.dumps(partners_json(answer, words)).encode()
    sheets = partner_sheets(answer, index, words)
    return write_xlsx(sheets) if kind == "xlsx" else write_csv(sheets[0], words)
