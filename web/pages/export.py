"""The partners of a page of results as a file: a workbook, a table of text, or JSON."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urljoin

from flask import Response, json, redirect, request, url_for
from flask.typing import ResponseReturnValue

from matcher.domain.errors import InputError
from matcher.domain.need import MAX_LIMIT
from matcher.services.partner_filters import rows_in
from matcher.services.partners import PartnerRanking, rank_partners
from matcher.services.partners_exported import partner_sheets
from matcher.services.partners_json import partners_json
from matcher.services.sheet_about import AskedInWords
from matcher.services.sheets import write_csv, write_xlsx
from web.current import current_index, current_voice, this_month
from web.forms.asked import Asked, read_asked
from web.forms.result_choice import read_result_address
from web.languages import language_of_address
from web.pages.blueprint import pages
from web.presenters.chosen import tell_chosen
from web.presenters.said import tell_need

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
    response = Response(_write(kind, ranking, asked, there), content_type=MEDIA_TYPES[kind])
    name = f"samlaere-{asked.need.trade.lower()}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.content_language.add(language_of_address().value)
    return response


def _write(kind: str, ranking: PartnerRanking, asked: Asked, there: str) -> bytes:
    index, answer = ranking.index, ranking.answer(rows_in(ranking, asked.chosen))
    voice = current_voice(index)
    if kind == "json":
        return json.dumps(partners_json(answer, voice.words)).encode()
    told = AskedInWords(
        said=tuple(
            (one.name, one.said)
            for one in (*tell_need(asked.need, index, voice), *tell_chosen(ranking, asked, voice))
        ),
        on=datetime.now(UTC).date().isoformat(),
        address=urljoin(request.url_root, there),
    )
    sheets = partner_sheets(answer, index, voice.words, told)
    return write_xlsx(sheets) if kind == "xlsx" else write_csv(sheets[0], voice.words)
