"""Which observations does a registered body give?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from matcher.domain import fields
from matcher.domain.agency import AgencyId, AgencyKind, AgencyStatus
from matcher.domain.provenance import JsonValue, Method, Topic
from scrapers.framework.harvest import Found
from scrapers.framework.page import PageReference
from scrapers.sources.brreg.casing import known_spellings, readable_name, readable_place
from scrapers.sources.brreg.options import Options
from scrapers.sources.brreg.parse import Unit
from scrapers.sources.brreg.walk import Placed, nearest

BUSINESS_ADDRESS: Final = "business address"


def choose_agencies(
    units: Mapping[AgencyId, Placed], options: Options, known: Iterable[AgencyId]
) -> tuple[AgencyId, ...]:
    """Return which registered bodies are agencies; the others are sites of the one above them.

    Agencies are the bodies at the top, those right below a ministry or an umbrella, those that
    the options name, and those `known` as agencies: from before, or from another source.
    """
    above = options.ministries | options.umbrellas
    named = {*options.roots, *options.agencies, *known}
    return tuple(
        number for number, placed in units.items() if number in named or placed.unit.parent in above
    )


def observe_agency(placed: Placed, options: Options) -> Iterator[Found]:
    """Give what the register says of the agency itself."""
    unit = placed.unit
    words = (*known_spellings(), *_own_places(unit))

    def found(field: str, value: JsonValue, raw: str | None = None) -> Found:
        return _found(unit.number, field, value, placed.page, raw)

    if unit.name:
        yield found(fields.NAME, readable_name(unit.name, words), unit.name)
    for former in unit.former_names:
        yield found(fields.OTHER_NAME, readable_name(former, words), former)
    if unit.number in options.ministries:
        kind = found(fields.KIND, AgencyKind.MINISTRY.value)
        yield replace(kind, method=Method.PUBLISHED)
    for field, value, raw in _plain_values(placed):
        if value is not None:
            yield found(field, value, raw)
    yield from observe_site(placed, unit.number, BUSINESS_ADDRESS)


def _plain_values(placed: Placed) -> Iterator[tuple[str, JsonValue, str | None]]:
    """Give the fields with one value each; None is no value."""
    unit = placed.unit
    is_ending = unit.status is not AgencyStatus.ACTIVE
    status: JsonValue = {"status": unit.status.value, "note": unit.status_note}
    employees: JsonValue = {"count": unit.employees, "year": None}
    homepage = _with_scheme(unit.homepage) if unit.homepage else None
    yield fields.STATUS, status if is_ending else None, None
    yield fields.MINISTRY, placed.ministry, None
    yield fields.PARENT, unit.parent, None
    yield fields.HOMEPAGE, homepage, unit.homepage
    yield fields.EMPLOYEES, None if unit.employees is None else employees, None


def observe_site(placed: Placed, agency: AgencyId, what: str = "") -> Iterator[Found]:
    """Give a unit's address as a site of an agency; nothing when it has none, or is closed."""
    unit = placed.unit
    if unit.address is None or unit.status is AgencyStatus.CLOSED:
        return
    words = (*known_spellings(), *_own_places(unit))
    place = unit.address.place
    value: JsonValue = {
        "place": readable_place(place),
        "what": what or readable_name(unit.name, words),
        "municipality_number": unit.address.municipality_number,
    }
    raw = place if what else f"{unit.number} {unit.name}; {place}"
    yield _found(agency, fields.SITE, value, placed.page, raw)


def observe_parts(
    units: Mapping[AgencyId, Placed],
    sites: Iterable[Placed],
    agencies: tuple[AgencyId, ...],
) -> Iterator[Found]:
    """Give every part and every registered site as a site of the nearest agency above it."""
    is_agency = frozenset(agencies)
    parts = (placed for number, placed in units.items() if number not in is_agency)
    for placed in (*parts, *sites):
        agency = nearest(placed.unit.parent, units, is_agency)
        if agency is not None:
            yield from observe_site(placed, agency)


def _own_places(unit: Unit) -> tuple[str, ...]:
    """Return the names in a unit's own address: in its name they are names too."""
    return (readable_place(unit.address.place),) if unit.address else ()


def _with_scheme(homepage: str) -> str:
    """Return an address that a browser can open."""
    return homepage if "://" in homepage else f"https://{homepage}"


def _found(
    key: AgencyId, field: str, value: JsonValue, page: PageReference, raw: str | None
) -> Found:
    return Found(topic=Topic.AGENCY, key=key, field=field, value=value, page=page, raw=raw)
