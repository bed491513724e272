"""The partners or the rings of a page as a file: a workbook, a table of text, or JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urljoin

from flask import Response, json, redirect, request, url_for
from flask.typing import ResponseReturnValue

from matcher.domain.errors import InputError
from matcher.domain.need import MAX_LIMIT
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.services.partner_filters import rows_in
from matcher.services.partners import PartnerRanking, rank_partners
from matcher.services.partners_exported import partner_sheets
from matcher.services.partners_json import partners_json
from matcher.services.rings import RingsAnswer
from matcher.services.rings_exported import ring_sheets
from matcher.services.rings_json import rings_json
from matcher.services.sheet_about import AskedInWords
from matcher.services.sheets import Sheet, write_csv, write_xlsx
from web.current import current_index, current_voice, this_month
from web.forms.asked import Asked, read_asked
from web.forms.need_address import read_need_address
from web.forms.result_choice import read_result_address
from web.forms.ring_choice import RING_PARAMETERS, find_rings_to_show, read_ring_choice
from web.languages import language_of_address
from web.pages.blueprint import pages
from web.presenters.chosen import tell_chosen
from web.presenters.said import SaidView, tell_need
from web.presenters.voice import Voice

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
    written = _write_partners(kind, ranking, asked, there)
    return _answer(kind, written, asked.need.trade.lower())


@pages.get(f"/ringer.<any({', '.join(MEDIA_TYPES)}):kind>")
def export_rings(kind: str) -> ResponseReturnValue:
    """Answer the rings of the page at the same address, with the rotation that it shows.

    An address that the page of rings has something to say of is sent there.
    """
    address, index = read_need_address(request.args, RING_PARAMETERS), current_index()
    there = f"{url_for('.rings')}?{address.tidied}"
    try:
        need = parse_need(address.form.as_json, index)
        choice = read_ring_choice(address.others)
        found = find_rings_to_show(index, need, choice, today=this_month())
    except InputError:
        return redirect(there)
    if found.problems:
        return redirect(there)
    answer = replace(found.answer, rings=found.every)
    written = _write_rings(kind, answer, index, there)
    return _answer(kind, written, f"ring-{need.trade.lower()}")


def _answer(kind: str, written: bytes, name: str) -> Response:
    response = Response(written, content_type=MEDIA_TYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="samlaere-{name}.{kind}"'
    response.content_language.add(language_of_address().value)
    return response


def _write_partners(kind: str, ranking: PartnerRanking, asked: Asked, there: str) -> bytes:
    index, answer = ranking.index, ranking.answer(rows_in(ranking, asked.chosen))
    voice = current_voice(index)
    if kind == "json":
        return json.dumps(partners_json(answer, voice.words)).encode()
    said = (*tell_need(asked.need, index, voice), *tell_chosen(ranking, asked, voice))
    return _write(kind, partner_sheets(answer, index, voice.words, _asked(said, there)), voice)


def _write_rings(kind: str, answer: RingsAnswer, index: Index, there: str) -> bytes:
    voice = current_voice(index)
    if kind == "json":
        return json.dumps(rings_json(answer, voice.words)).encode()
    asked = _asked(tell_need(answer.need, index, voice), there)
    return _write(kind, ring_sheets(answer, index, voice.words, asked), voice)


def _asked(said: Iterable[SaidView], there: str) -> AskedInWords:
    return AskedInWords(
        said=tuple((one.name, one.said) for one in said),
        on=datetime.now(UTC).date().isoformat(),
        address=urljoin(request.url_root, there),
    )


def _write(kind: str, sheets: tuple[Sheet, ...], voice: Voice) -> bytes:
    return write_xlsx(sheets) if kind == "xlsx" else write_csv(sheets[0], voice.words)
