"""What does the answer to a need look like in a spreadsheet?"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from matcher.domain.curriculum import Curriculum
from matcher.domain.match import POINTS_OF_A_WHOLE, Component, Match
from matcher.services.index import Index
from matcher.services.partners import PartnersAnswer
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


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedInWords:
    """What an answer is to: everything that was asked for in words, when, and where it stands."""

    said: tuple[tuple[str, str], ...]
    on: str
    address: str


def partner_sheets(
    answer: PartnersAnswer, index: Index, words: Wording, asked: AskedInWords
) -> tuple[Sheet, ...]:
    """Return the partners with every part of their score, those left out, and what was asked."""
    curriculum = index.curricula[answer.need.trade]
    say = words.tables["export"]
    parts = _parts(answer)
    head = [say[name] for name in ("rank", "number", "agency", "place", "km", "points")]
    head += [say[name] for name in ("known", "assumed", "cooperation", "months")]
    head += [say["they_teach"], say["we_teach"]]
    for part in parts:
        name = words.word("component", part)
        head += [say["part_value"].format(part=name), say["part_points"].format(part=name)]
    partners = Sheet(
        name=say["partners"],
        head=tuple(head),
        rows=tuple(
            tuple(_row(rank, match, answer, curriculum, words))
            for rank, match in enumerate(answer.matches, 1)
        ),
    )
    excluded = Sheet(
        name=say["excluded"],
        head=(say["number"], say["agency"], say["reason"]),
        rows=tuple((e.agency, e.name, words.exclusion(e)) for e in answer.excluded),
    )
    return partners, excluded, _about(answer, index, words, asked)


def _about(answer: PartnersAnswer, index: Index, words: Wording, asked: AskedInWords) -> Sheet:
    """Return whose need it is, all that was asked for, and what the answer was made from."""
    say, need = words.tables["export"], answer.need
    seeker = index.profile(need.seeker) if need.seeker else None
    trade = index.curricula[need.trade].trade.name(words.language)
    return Sheet(
        name=say["about"],
        is_wrapped=True,
        head=(say["what"], say["value"]),
        rows=(
            (say["seeker"], seeker.agency.name if seeker else say["nobody"]),
            (say["trade"], f"{trade} ({need.trade})"),
            *asked.said,
            (say["eligible"], answer.eligible),
            (say["fetched"], asked.on),
            (say["built"], answer.index.built_at.date().isoformat()),
            (say["address"], asked.address),
            (say["note"], say["note_text"]),
        ),
    )


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


def _parts(answer: PartnersAnswer) -> tuple[Component, ...]:
    first = answer.matches[:1]
    return tuple(part.component for match in first for part in match.components)


def _row(
    rank: int, match: Match, answer: PartnersAnswer, curriculum: Curriculum, words: Wording
) -> Iterator[Cell]:
    months = answer.best_months.get(match.agency)
    texts = curriculum.texts(words.language)
    yield from (rank, match.agency, match.name)
    yield match.nearest_place
    yield None if match.km is None else round(match.km)
    yield from (_of_hundred(match.total), _of_hundred(match.known_share))
    yield _of_hundred(match.assumed_share)
    yield words.word("cooperation", match.suggested)
    yield words.best_months(months) if months else ""
    for name in (Component.THEY_TEACH, Component.WE_TEACH):
        yield "; ".join(texts.get(code, code) for code in match.named_aims(name))
    for part in match.components:
        yield None if part.value is None else _of_hundred(part.value)
        yield _of_hundred(part.points / POINTS_OF_A_WHOLE)


def _of_hundred(share: float) -> float:
    return round(100 * share, 1)


def _as_text(cell: Cell, decimal_sign: str) -> str:
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell
    return "" if cell is None else f"{cell:.10g}".replace(".", decimal_sign)
