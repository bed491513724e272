"""How is the register read: everything below the ministries, or only what has changed?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from matcher.domain import fields
from matcher.domain.agency import AgencyId, AgencyStatus, parse_agency_id
from matcher.domain.provenance import Observation
from scrapers.framework.harvest import Found, Harvest, Known
from scrapers.framework.manifest import Manifest
from scrapers.framework.page import Fetcher
from scrapers.framework.shape import Finding
from scrapers.framework.strict import Oddity
from scrapers.sources.brreg.changes import read_changed
from scrapers.sources.brreg.observe import (
    BUSINESS_ADDRESS,
    choose_agencies,
    observe_agency,
    observe_parts,
)
from scrapers.sources.brreg.options import Options, parse_options
from scrapers.sources.brreg.shapes import compare_with_live
from scrapers.sources.brreg.walk import Placed, Walk, nearest, read_one, read_sites, walk_down


def scrape(fetcher: Fetcher, manifest: Manifest, known: Known) -> Harvest:
    """Read the whole register below the ministries, or, between full walks, what has changed.

    Raises
    ------
    SourceError
        When any part of it cannot be read: half a walk would look like half a state.
    """
    options = parse_options(manifest)
    if needs_full_walk(known, options):
        return _scrape_everything(fetcher, manifest, known, options)
    return _scrape_changes(fetcher, manifest, known, options)


def needs_full_walk(known: Known, options: Options) -> bool:
    """Tell whether it is time to read everything again.

    What a run did not read again keeps its `last_seen`, so the oldest one is the last full walk.
    """
    if known.must_be_full or known.last_good is None or not known.own:
        return True
    last_full = min(observation.last_seen for observation in known.own)
    return known.now - last_full >= timedelta(days=options.full_walk_days)


def check(fetcher: Fetcher, manifest: Manifest) -> tuple[Finding, ...]:
    """Compare one answer of each kind with the shape that `parse` reads."""
    return compare_with_live(fetcher, manifest, parse_options(manifest))


def _scrape_everything(
    fetcher: Fetcher, manifest: Manifest, known: Known, options: Options
) -> Harvest:
    """Walk down, look up the agencies that the walk did not meet, and read all sites."""
    walk = walk_down(fetcher, manifest, options)
    before = {AgencyId(one.key) for one in known.own} | known.names.keys()
    _look_up(fetcher, manifest, before - walk.units.keys(), walk)
    agencies = choose_agencies(walk.units, options, before)
    sites = [
        site
        for number, placed in walk.units.items()
        if placed.unit.status is not AgencyStatus.CLOSED
        for site in read_sites(fetcher, manifest, options, number, walk.oddities)
    ]
    found: list[Found] = []
    for number in agencies:
        found += observe_agency(walk.units[number], options)
    found += observe_parts(walk.units, sites, agencies)
    return Harvest(
        found=tuple(found),
        oddities=tuple(walk.oddities),
        unchanged=_names_of_removed(walk, known),
    )


def _look_up(
    fetcher: Fetcher, manifest: Manifest, missing: Collection[AgencyId], walk: Walk
) -> None:
    """Ask the register for the agencies told of before that the walk did not meet."""
    for number in sorted(missing):
        placed = read_one(fetcher, manifest, number, walk.oddities)
        if placed is not None:
            root = nearest(placed.unit.parent, walk.units, walk.units)
            ministry = walk.units[root].ministry if root else None
            walk.units[number] = Placed(unit=placed.unit, page=placed.page, ministry=ministry)


def _names_of_removed(walk: Walk, known: Known) -> tuple[Observation, ...]:
    """Return the names that we had for bodies whose entry, once deleted, has none.

    They count as seen now: the register has been asked, and an older date would make every later
    run a full walk.
    """
    nameless = {number for number, placed in walk.units.items() if not placed.unit.name}
    return tuple(
        replace(one, last_seen=known.now)
        for one in known.own
        if one.field == fields.NAME and one.key in nameless
    )


def _scrape_changes(
    fetcher: Fetcher, manifest: Manifest, known: Known, options: Options
) -> Harvest:
    """Read again the agencies that the register says have changed; the rest still holds."""
    numbers = sorted({parse_agency_id(one.key) for one in known.own})
    oddities: list[Oddity] = []
    since = (known.last_good or known.now) - timedelta(days=1)
    changed = read_changed(
        fetcher, manifest, options, numbers=numbers, since=since, oddities=oddities
    )
    strangers = known.names.keys() - set(numbers)
    found: list[Found] = []
    again: set[str] = set()
    for number in sorted(changed | strangers):
        placed = read_one(fetcher, manifest, number, oddities)
        if placed is not None:
            again.add(number)
            ministry = _ministry_of(placed, known.own, options)
            found += observe_agency(
                Placed(unit=placed.unit, page=placed.page, ministry=ministry), options
            )
    named = {one.key for one in found if one.field == fields.NAME}
    closed = {one.key for one in found if one.field == fields.STATUS}
    unchanged = (
        one
        for one in known.own
        if one.key not in again
        or (one.field == fields.NAME and one.key not in named)
        or (_is_part(one) and one.key not in closed)
    )
    return Harvest(found=tuple(found), oddities=tuple(oddities), unchanged=tuple(unchanged))


def _is_part(observation: Observation) -> bool:
    """Tell whether this is a site that only the full walk reads: one of the agency's parts."""
    if observation.field != fields.SITE or not isinstance(observation.value, dict):
        return False
    return observation.value.get("what") != BUSINESS_ADDRESS


def _ministry_of(placed: Placed, own: tuple[Observation, ...], options: Options) -> AgencyId | None:
    """Return the ministry of a body by what is above it now, as far as that is known."""
    unit = placed.unit
    for number in (unit.number, unit.parent):
        if number is not None and number in options.roots:
            return options.roots[number]
    ministries = {one.key: str(one.value) for one in own if one.field == fields.MINISTRY}
    above = ministries.get(unit.parent or "") or ministries.get(unit.number)
    return AgencyId(above) if above else None
