"""How are tables written as a workbook, and as a text that spreadsheet programs open?"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from matcher.services.wording import Wording

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float | None

_BYTE_ORDER_MARK: Final = "\ufeff"
_STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_NARROWEST: Final = 10
_WIDEST: Final = 60
_SHEET_NAME: Final = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table with a name and a head; numbers stay numbers. Long texts are wrapped where asked."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_wrapped: bool = False


def write_csv(sheet: Sheet, words: Wording) -> bytes:
    """Return a table as the spreadsheet programs of the language's people open it.

    Norwegian: semicolons and decimal commas, English: commas and points. UTF-8 with the mark
    that Excel needs in order to know.
    """
    sign = words.word("number", "decimal_sign")
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";" if sign == "," else ",", lineterminator="\r\n")
    for row in (sheet.head, *sheet.rows):
        writer.writerow([_as_text(cell, sign) for cell in row])
    return (_BYTE_ORDER_MARK + written.getvalue()).encode()


def write_xlsx(sheets: tuple[Sheet, ...]) -> bytes:
    """Return tables as a workbook, each with a head that stays in sight and can be filtered by."""
    from openpyxl import Workbook  # noqa: PLC0415 - few ask for it, and every worker would hold it

    book = Workbook()
    for at, sheet in enumerate(sheets):
        _fill(book.create_sheet(sheet.name[:_SHEET_NAME], at), sheet)
    book.remove(book.worksheets[-1])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - see write_xlsx
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    for row, cells in enumerate((sheet.head, *sheet.rows), 1):
        for column, value in enumerate(cells, 1):
            cell = page.cell(row, column, value)
            if isinstance(value, str):
                # A text is always a text, never a formula.
                cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=sheet.is_wrapped, vertical="top")
    for at, head in enumerate(page[1]):
        head.font = Font(bold=True)
        head.alignment = Alignment(wrap_text=True, vertical="top")
        longest = max((len(str(row[at] or "")) for row in sheet.rows), default=0)
        width = min(max(longest, _NARROWEST) + 2, _WIDEST)
        page.column_dimensions[get_column_letter(at + 1)].width = width
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions


def _as_text(cell: Cell, decimal_sign: str) -> str:
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell
    return "" if cell is None else f"{cell:.10g}".replace(".", decimal_sign)
