"""Which agencies does a downloaded spreadsheet list, in whichever of the usual formats it is?"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from typing import Final

import pandas as pd
from bs4 import BeautifulSoup
from bs4.element import Tag

from matcher.domain.errors import SourceError
from scrapers.framework.strict import Oddity
from scrapers.sources.dfo_agencies.columns import ListedAgency, find_header, parse_row

_TITLE_ROWS: Final = 25
"""How far down a sheet the headers are looked for, below titles, dates and notes."""
_MAX_UNPACKED_BYTES: Final = 200_000_000
_MAX_REPEATED: Final = 200


def parse_spreadsheet(
    body: bytes, *, url: str
) -> tuple[tuple[ListedAgency, ...], tuple[Oddity, ...]]:
    """Read every sheet that has a column of names; the format is told from the bytes.

    Raises
    ------
    SourceError
        When the file is none of xlsx, ods and csv, or no sheet has a column of names.
    """
    agencies: list[ListedAgency] = []
    oddities: list[Oddity] = []
    has_header = False
    for name, rows in _read_sheets(body, url):
        start, places = find_header(rows[:_TITLE_ROWS])
        if not places:
            continue
        has_header = True
        for at, cells in enumerate(rows[start + 1 :], start=start + 2):
            listed, noted = parse_row(cells, places, where=f"{name}!{at}")
            oddities += noted
            if listed is not None:
                agencies.append(listed)
    if not has_header:
        message = (
            f"{url}: the spreadsheet has no column that we know as the agencies' names within the "
            f"first {_TITLE_ROWS} rows of any sheet; add its header to columns.py"
        )
        raise SourceError(message)
    return tuple(dict.fromkeys(agencies)), tuple(oddities)


def _read_sheets(body: bytes, url: str) -> list[tuple[str, list[list[str]]]]:
    """Return each sheet as its name and its rows of text."""
    try:
        if not body.startswith(b"PK"):
            return [("csv", _read_csv(body))]
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            _check_unpacked_size(packed)
            if "content.xml" in packed.namelist():
                return list(_read_ods(packed.read("content.xml")))
        sheets = pd.read_excel(
            io.BytesIO(body), sheet_name=None, header=None, dtype=str, engine="openpyxl"
        )
    except (ValueError, KeyError, zipfile.BadZipFile, csv.Error) as error:
        message = f"{url}: the spreadsheet cannot be read as xlsx, ods or csv ({error})"
        raise SourceError(message) from error
    return [
        (str(name), [[str(cell) for cell in row] for row in sheet.fillna("").to_numpy().tolist()])
        for name, sheet in sheets.items()
    ]


def _check_unpacked_size(packed: zipfile.ZipFile) -> None:
    """Refuse a file that would grow out of proportion."""
    if sum(entry.file_size for entry in packed.infolist()) > _MAX_UNPACKED_BYTES:
        message = f"it unpacks to more than {_MAX_UNPACKED_BYTES} bytes"
        raise ValueError(message)


def _read_csv(body: bytes) -> list[list[str]]:
    """Read text with semicolons, commas or tabs, in UTF-8 or in Windows' Western encoding."""
    if b"\x00" in body or body.lstrip().startswith((b"<", b"%PDF", b"\xd0\xcf")):
        message = "it is some other kind of file"
        raise ValueError(message)
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = body.decode("cp1252")
    separator = max(";\t,", key=text[:5000].count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def _read_ods(content: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """Read the tables of an OpenDocument spreadsheet, repeated cells written out.

    The format: OpenDocument 1.3 part 3, section 9.1 (table, table-row, table-cell).
    """
    for table in BeautifulSoup(content, "lxml-xml").find_all("table:table"):
        rows = [
            [
                text
                for cell in row.find_all(["table:table-cell", "table:covered-table-cell"])
                for text in [cell.get_text(" ", strip=True)] * _repeats(cell)
            ]
            for row in table.find_all("table:table-row")
        ]
        yield str(table.get("table:name", "sheet")), rows


def _repeats(cell: Tag) -> int:
    """Return how many times a cell stands there, within reason."""
    return min(int(str(cell.get("table:number-columns-repeated", "1"))), _MAX_REPEATED)
