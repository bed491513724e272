"""What do the small tables kept by hand say: busy months, statuses, names, conflicts?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from matcher.domain import fields
from matcher.domain.agency import AgencyId, AgencyStatus, parse_agency_id
from matcher.domain.errors import SourceError
from matcher.domain.provenance import JsonValue, Method, Observation, ReviewState
from matcher.seed.sources import SeedSource, first_address
from matcher.seed.tables import Row

BUSY_COLUMNS: Final = ("agency", "months", "reason", "source_url", "orgnr", "quality")
STATUS_COLUMNS: Final = ("agency_id", "agency", "status", "reason", "basis", "source_url", "date")
NAME_COLUMNS: Final = ("agency_id", "agency", "other_name", "sort", "basis")
RENAMED_COLUMNS: Final = (
    "old_orgnr",
    "old_name",
    "new_orgnr",
    "new_name",
    "date",
    "change",
    "basis",
    "source",
)
CONFLICT_COLUMNS: Final = (
    "agency_id",
    "agency",
    "what",
    "field",
    "chosen",
    "other",
    "basis",
    "source_url",
    "state",
)
OPEN: Final = "open"
RESOLVED: Final = "resolved"
NUMBER: Final = "number"


def parse_busy_seasons(rows: Sequence[Row], source: SeedSource) -> tuple[Observation, ...]:
    """Return the busy months that name one agency; a row about all agencies is nobody's."""
    return tuple(_busy(row, source) for row in rows if row["orgnr"])


def _busy(row: Row, source: SeedSource) -> Observation:
    """Return the busy period of one row."""
    months: list[JsonValue] = [*sorted({int(month) for month in row["months"].split(";")})]
    return source.observe(
        parse_agency_id(row["orgnr"]),
        fields.BUSY,
        {"months": months, "reason": row["reason"]},
        method=_busy_method(row["quality"]),
        raw=f"{row['quality']}; {row['source_url']}",
        url=first_address(row["source_url"]),
    )


def _busy_method(quality: str) -> Method:
    """Return assumed for what names no source, inferred for months partly guessed from one."""
    if not quality.startswith("sourced"):
        return Method.ASSUMED
    return Method.INFERRED if "anslag" in quality else Method.PUBLISHED


def parse_statuses(rows: Sequence[Row], source: SeedSource) -> tuple[Observation, ...]:
    """Return why some agencies cannot be proposed; `raw` is the day it was decided or found."""
    return tuple(
        source.observe(
            parse_agency_id(row["agency_id"]),
            fields.STATUS,
            {"status": AgencyStatus(row["status"]).value, "note": row["reason"]},
            method=Method(row["basis"]),
            url=row["source_url"],
            raw=row["date"],
        )
        for row in rows
    )


def parse_names(
    rows: Sequence[Row], renamed: Sequence[Row], source: SeedSource
) -> tuple[Observation, ...]:
    """Return the names people use beside the registered one: short, former, other forms.

    The name of a body that was merged into another finds the one that took over its work. The
    table of names cites no page, so its rows are assumed; that of renamed bodies says which of
    them two extracts of the register show.
    """
    named = tuple(
        source.observe(
            parse_agency_id(row["agency_id"]),
            fields.OTHER_NAME,
            row["other_name"],
            method=Method.ASSUMED,
            raw=f"{row['sort']}: {row['basis']}",
        )
        for row in rows
    )
    former = tuple(
        source.observe(
            parse_agency_id(row["new_orgnr"]),
            fields.OTHER_NAME,
            row["old_name"],
            method=Method(row["basis"]),
            raw=f"{row['change']} {row['date']}; {row['source']}",
        )
        for row in renamed
        if row["new_orgnr"]
    )
    return named + former


def parse_conflicts(
    rows: Sequence[Row], ministries: Mapping[str, AgencyId], source: SeedSource
) -> tuple[Observation, ...]:
    """Return what each decision leaves: the rejected value, or a note that waits for an answer.

    A conflict about a body that has no number can only stand in the table.
    """
    return tuple(
        _conflict(row, ministries, source)
        for row in rows
        if row["agency_id"] and (row["state"] == OPEN or row["field"] == fields.MINISTRY)
    )


def _conflict(row: Row, ministries: Mapping[str, AgencyId], source: SeedSource) -> Observation:
    """Return the observation that one conflict leaves."""
    if row["state"] not in {OPEN, RESOLVED}:
        message = f"conflicts.csv, {row['agency']}: unknown state {row['state']!r}"
        raise SourceError(message)
    note = f"{row['what']}: {row['chosen']} eller {row['other']}. {row['basis']}"
    field, value = fields.STATUS, _note(note)
    if row["field"] == fields.MINISTRY:
        field, value = fields.MINISTRY, ministries[row["other"]]
    return source.observe(
        parse_agency_id(row["agency_id"]),
        field,
        value,
        method=Method.ASSUMED,
        raw=note,
        url=row["source_url"],
        review=ReviewState.WAITING if row["state"] == OPEN else ReviewState.REJECTED,
    )


def _note(text: str) -> JsonValue:
    """Return a status that says only that something about the agency is not settled."""
    return {"status": AgencyStatus.ACTIVE.value, "note": text}
