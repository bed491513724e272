"""How does DFØ's page answer, played from the list of agencies?"""

from __future__ import annotations

import html
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from openpyxl import Workbook

from tests.scrapers.answers import Answer, Asked, in_bytes, in_html, not_there
from tests.scrapers.source_server import Play, SeedAgency

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET_PATH = "/sites/default/files/oversikt.xlsx"
HEADER = ("Virksomhet", "Forkortelse", "Departement", "Org.nr.", "Nettside")


def make_play(agencies: Sequence[SeedAgency]) -> Play:
    """Play the overview: a table for each ministry, and a spreadsheet with the same lines."""
    ministries = {one.short_name: one.name for one in agencies if one.ministry == one.short_name}
    page = make_page(agencies, ministries)
    sheet = make_sheet(
        [
            (one.name, one.short_name, ministries.get(one.ministry, ""), one.agency_id, "")
            for one in agencies
        ]
    )
    return play_overview(page, sheet)


def play_overview(page: str, sheet: bytes | None) -> Play:
    """Play one page and, when there is one, its spreadsheet."""

    def play(asked: Asked) -> Answer:
        if asked.path == "/":
            return in_html(page.replace("{base}", asked.base))
        if asked.path == SHEET_PATH and sheet is not None:
            return in_bytes(sheet, XLSX)
        return not_there()

    return play


def make_page(agencies: Sequence[SeedAgency], ministries: Mapping[str, str]) -> str:
    """Write the page: headings with the ministries' names, a table below each."""
    groups: dict[str, list[SeedAgency]] = defaultdict(list)
    for agency in agencies:
        groups[ministries.get(agency.ministry, "Andre")].append(agency)
    parts = [
        f"<h2>{html.escape(ministry)}</h2><table><tr><th>Virksomhet</th><th>Nettside</th></tr>"
        + "".join(
            f"<tr><td>{html.escape(one.name)}</td><td>{html.escape(one.homepage)}</td></tr>"
            for one in members
        )
        + "</table>"
        for ministry, members in groups.items()
    ]
    link = f'<p><a href="{{base}}{SHEET_PATH}">Last ned oversikten som Excel-fil</a></p>'
    return write_page("Oversikt over alle statlige virksomheter", link + "".join(parts))


def write_page(title: str, content: str) -> str:
    """Write a page with the furniture that every page has."""
    return (
        '<!doctype html><html lang="nb"><body><header><nav><ul><li><a href="/">DFØ</a></li></ul>'
        f"</nav></header><main><h1>{title}</h1>{content}</main>"
        "<footer><ul><li>Personvern</li></ul></footer></body></html>"
    )


def make_sheet(rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER) -> bytes:
    """Write a spreadsheet as people do: a title, a date, an empty row, then the header."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Oversikt over statlige virksomheter"])
    sheet.append(["Oppdatert 1. november 2026"])
    sheet.append([])
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    book.properties.created = datetime(2026, 11, 1)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
