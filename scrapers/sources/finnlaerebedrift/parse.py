"""What does one page of approved training establishments say?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from matcher.domain.agency import AgencyId, parse_agency_id
from matcher.domain.provenance import JsonValue
from scrapers.framework.page import Page
from scrapers.framework.strict import (
    Oddity,
    ShapeError,
    expect_empty,
    read_each,
    take,
    take_optional,
)

IGNORED: Final = frozenset({"forradrfylkenr", "forradrkommnr"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Establishment:
    """An organisation that is approved in the trade that was asked for."""

    number: AgencyId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishmentPage:
    """One page of the answer; `pages` is how many there are in all."""

    establishments: tuple[Establishment, ...]
    pages: int
    oddities: tuple[Oddity, ...] = ()


def parse_establishment_page(page: Page) -> EstablishmentPage:
    """Read one page; an entry that cannot be read becomes an oddity.

    Raises
    ------
    ShapeError
        When the list or the paging is missing, or the number of pages makes no sense.
    """
    entry = page.json_object()
    paging = take(entry, "pagination", dict)
    pages = take(paging, "total_pages", int)
    if pages < 0:
        raise ShapeError("pagination.total_pages", "expected 0 or more", pages)
    establishments, oddities = read_each(
        take(entry, "bedrifter", list), parse_establishment, page=page, where="bedrifter"
    )
    left = expect_empty(entry)
    return EstablishmentPage(
        establishments=establishments, pages=pages, oddities=(*oddities, *left)
    )


def parse_establishment(
    entry: dict[str, JsonValue],
) -> tuple[Establishment, tuple[Oddity, ...]]:
    """Read one establishment; its number may be written as a number or as text."""
    number = entry.pop("orgnr", None)
    if isinstance(number, bool) or not isinstance(number, int | str):
        raise ShapeError("orgnr", "expected text", number)
    establishment = Establishment(
        number=parse_agency_id(str(number), field_name="orgnr"),
        name=(take_optional(entry, "navn", str) or "").strip(),
    )
    return establishment, expect_empty(entry, ignore=IGNORED)
