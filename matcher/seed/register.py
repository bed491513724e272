"""What do the packaged register extracts say of each agency and its sites?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from matcher.domain import fields
from matcher.domain.agency import AgencyId, AgencyKind, parse_agency_id
from matcher.domain.errors import SourceError
from matcher.domain.provenance import JsonValue, Method, Observation, ReviewState
from matcher.seed.sources import SeedSource
from matcher.seed.tables import Row

AGENCY_COLUMNS: Final = (
    "agency_id",
    "name",
    "short_name",
    "ministry",
    "ministry_basis",
    "ministry_url",
    "city",
    "homepage",
    "employees",
    "employees_year",
    "employees_source",
    "employees_url",
    "confidence",
    "note",
)
SUBUNIT_COLUMNS: Final = (
    "orgnr",
    "name",
    "parent_orgnr",
    "parent_name",
    "city",
    "confidence",
    "doubt",
    "note",
)

SURE_FROM: Final = 0.85
"""From this confidence on, number and name were seen in the register itself (data/README.md)."""

EMPLOYEES_FROM: Final = 2020
"""A number of employees from an earlier year is not read: what shows it does not show the year."""

HEAD_COURTS: Final = AgencyId("984195796")
"""Domstolene i Norge: parent of every court in the register, not an agency in the list."""

BUSINESS_ADDRESS: Final = "business address"

# A note that nobody else can open is no source: what stands in one is assumed.
_MINISTRY_METHODS: Final = MappingProxyType(
    {
        "selv": Method.REGISTER,
        "avklart": Method.PUBLISHED,
        "2021-hierarki": Method.REGISTER,
        "INFERERT": Method.ASSUMED,
        "antatt": Method.ASSUMED,
        "2026-notat": Method.ASSUMED,
        "Kudos-notat": Method.ASSUMED,
    }
)
_PARLIAMENT: Final = "Stortinget"


def parse_agencies(rows: Sequence[Row], source: SeedSource) -> tuple[Observation, ...]:
    """Return what the list of agencies says: names, ministry, address, homepage, employees."""
    ministries = ministry_ids(rows)
    return tuple(seen for row in rows for seen in _agency(row, ministries, source))


def ministry_ids(rows: Sequence[Row]) -> Mapping[str, AgencyId]:
    """Return the agency number behind each abbreviation that the ministry column uses."""
    ids = {
        row["short_name"]: parse_agency_id(row["agency_id"])
        for row in rows
        if row["ministry_basis"] == "selv"
    }
    parliament = {row["name"]: parse_agency_id(row["agency_id"]) for row in rows}.get(_PARLIAMENT)
    return ids | ({_PARLIAMENT: parliament} if parliament else {})


def parse_subunits(rows: Sequence[Row], source: SeedSource) -> tuple[Observation, ...]:
    """Return the registered units as sites of the body above them; a doubtful one waits.

    A unit without a place gives no site: where it is, is not made up.
    """
    sites = tuple(_site_of_parent(row, source) for row in rows if row["city"])
    courts = [row for row in rows if row["parent_orgnr"] == HEAD_COURTS]
    if not courts:
        return sites
    name = courts[0]["parent_name"]
    return (
        source.observe(HEAD_COURTS, fields.NAME, name, method=Method.REGISTER),
        source.observe(HEAD_COURTS, fields.KIND, AgencyKind.COURT.value, method=Method.INFERRED),
        *sites,
    )


def method_of(confidence: str) -> Method:
    """Return how far a value of a row with this confidence is known."""
    return Method.REGISTER if float(confidence) >= SURE_FROM else Method.ASSUMED


def _agency(
    row: Row, ministries: Mapping[str, AgencyId], source: SeedSource
) -> Iterator[Observation]:
    """Give every value of one row of the list of agencies."""
    key = parse_agency_id(row["agency_id"])
    method = method_of(row["confidence"])
    yield source.observe(key, fields.NAME, row["name"], method=method, raw=row["note"])
    if row["short_name"]:
        yield source.observe(key, fields.SHORT_NAME, row["short_name"], method=method)
    if row["homepage"]:
        yield source.observe(key, fields.HOMEPAGE, row["homepage"], method=method)
    if row["city"]:
        site: JsonValue = {
            "place": row["city"],
            "what": BUSINESS_ADDRESS,
            "municipality_number": None,
        }
        yield source.observe(key, fields.SITE, site, method=method, raw="address of 2021")
    yield from _above(key, row, ministries, source)
    if row["employees"] and int(row["employees_year"]) >= EMPLOYEES_FROM:
        yield _employees(key, row, source)


def _above(
    key: AgencyId, row: Row, ministries: Mapping[str, AgencyId], source: SeedSource
) -> Iterator[Observation]:
    """Give the ministry, or for a body under the parliament the parliament as its parent."""
    above = ministries.get(row["ministry"])
    if above is None:
        message = f"agencies.csv, {row['name']}: unknown ministry {row['ministry']!r}"
        raise SourceError(message)
    basis = row["ministry_basis"]
    method = _MINISTRY_METHODS.get(basis.split(" ")[0])
    if method is None:
        message = f"agencies.csv, {row['name']}: unknown ministry_basis {basis!r}"
        raise SourceError(message)
    if row["ministry"] != _PARLIAMENT:
        field = fields.MINISTRY
    elif above != key:
        field = fields.PARENT
    else:
        return
    yield source.observe(key, field, above, method=method, url=row["ministry_url"], raw=basis)


def _employees(key: AgencyId, row: Row, source: SeedSource) -> Observation:
    """Return the number of employees with its year; only the register's own is registered."""
    method = Method.REGISTER if "Brreg" in row["employees_source"] else Method.PUBLISHED
    value: JsonValue = {"count": int(row["employees"]), "year": int(row["employees_year"])}
    return source.observe(
        key,
        fields.EMPLOYEES,
        value,
        method=method,
        url=row["employees_url"],
        raw=row["employees_source"],
    )


def _site_of_parent(row: Row, source: SeedSource) -> Observation:
    """Return a registered unit as a site of the body above it."""
    raw = f"{row['orgnr']} {row['name']}; {row['note']}".rstrip("; ")
    return source.observe(
        parse_agency_id(row["parent_orgnr"]),
        fields.SITE,
        {"place": row["city"], "what": row["name"], "municipality_number": None},
        method=method_of(row["confidence"]),
        raw=f"{raw}; {row['doubt']}" if row["doubt"] else raw,
        review=ReviewState.WAITING if row["doubt"] else ReviewState.NOT_NEEDED,
    )
