"""Which of the agencies that we know are approved in each trade?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from matcher.domain import fields
from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import Trade
from matcher.domain.errors import SourceError
from matcher.domain.provenance import Topic
from scrapers.framework.harvest import Found, Harvest, Known
from scrapers.framework.manifest import Manifest
from scrapers.framework.page import Fetcher, MalformedError, NotThereError, Page
from scrapers.framework.shape import Finding, Shape, compare_shape
from scrapers.framework.strict import Oddity, ShapeError
from scrapers.sources.finnlaerebedrift.parse import EstablishmentPage, parse_establishment_page

SHAPE: Final[Shape] = {
    "pagination": {"total_pages": "whole"},
    "bedrifter": [
        {
            "orgnr": "text|whole",
            "navn": "text|null",
            "forradrfylkenr": "text|whole|null",
            "forradrkommnr": "text|whole|null",
        }
    ],
}


def scrape(fetcher: Fetcher, manifest: Manifest, known: Known) -> Harvest:
    """Ask for the approved establishments of every trade; those that we do not know are left out.

    An establishment may be the agency itself or one of its sites or departments with a number of
    its own: then the superior body that we know is the one that is approved.

    Raises
    ------
    SourceError
        When no trade with a programme area is known yet, so that there is nothing to ask.
    """
    trades = [trade for trade in known.trades if trade.programme_area and not trade.is_expired]
    if not trades:
        message = f"{manifest.name}: no trades are known yet; run grep_udir or the seed first"
        raise SourceError(message)
    found: dict[tuple[AgencyId, str], Found] = {}
    oddities: list[Oddity] = []
    for trade in trades:
        try:
            for page, read in _read_pages(fetcher, manifest, trade):
                oddities += read.oddities
                for establishment in read.establishments:
                    agency = find_agency(establishment.number, known)
                    if agency is not None:
                        found.setdefault(
                            (agency, trade.code), _found(agency, establishment.number, trade, page)
                        )
        except NotThereError as error:
            what = "a trade whose programme area is not known there"
            example = f"{trade.code} {trade.programme_area}"
            oddities.append(Oddity(where="fag", what=what, example=example, url=error.url))
    return Harvest(found=tuple(found.values()), oddities=tuple(dict.fromkeys(oddities)))


def check(fetcher: Fetcher, manifest: Manifest) -> tuple[Finding, ...]:
    """Compare the first page of one trade with the expected shape."""
    page = fetcher.fetch(f"{manifest.url}/bedrift", params=_params("SRSOA3", 1))
    return compare_shape(page.json(), SHAPE, where="bedrift")


def find_agency(number: AgencyId, known: Known) -> AgencyId | None:
    """Return the agency that a number belongs to: itself, or the nearest superior that we know."""
    seen: set[AgencyId] = set()
    current: AgencyId | None = number
    while current is not None and current not in seen:
        if current in known.names:
            return current
        seen.add(current)
        current = known.parents.get(current)
    return None


def _read_pages(
    fetcher: Fetcher, manifest: Manifest, trade: Trade
) -> Iterator[tuple[Page, EstablishmentPage]]:
    """Give page after page of one trade."""
    most = cast("int", manifest.options["max_pages"])
    at, last = 1, 1
    while at <= last:
        page = fetcher.fetch(f"{manifest.url}/bedrift", params=_params(trade.programme_area, at))
        try:
            read = parse_establishment_page(page)
        except ShapeError as error:
            raise MalformedError(page.url, f"the answer has another shape: {error}") from error
        last = read.pages
        if last > most:
            raise MalformedError(page.url, f"{last} pages for one trade; expected at most {most}")
        yield page, read
        at += 1


def _params(programme_area: str, page: int) -> dict[str, str]:
    """Return what to ask for: everyone approved in one trade, in the whole country."""
    return {
        "sporring_type": "bedrifter_godkjente",
        "fag": programme_area.rstrip("-"),
        "sted": "",
        "page": str(page),
    }


def _found(agency: AgencyId, number: AgencyId, trade: Trade, page: Page) -> Found:
    """Say that an agency is approved; the raw value is the number that was listed."""
    return Found(
        topic=Topic.AGENCY,
        key=agency,
        field=fields.APPROVED_TRADE,
        value={"trade": trade.code},
        raw=None if number == agency else f"{number} {trade.programme_area}",
        page=page.reference,
    )
