"""Which bodies lie below the ministries, how deep, and where do they have sites?"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from matcher.domain.agency import AgencyId, AgencyStatus
from matcher.domain.errors import SourceError
from scrapers.framework.manifest import Manifest
from scrapers.framework.page import Fetcher, GoneError, NotThereError, PageReference
from scrapers.framework.strict import Oddity, read_each
from scrapers.sources.brreg.options import Options
from scrapers.sources.brreg.paging import read_pages
from scrapers.sources.brreg.parse import Unit, is_followed, parse_removed, parse_unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A unit with the page it was read from, and the ministry that the walk came from."""

    unit: Unit
    page: PageReference
    ministry: AgencyId | None = None


@dataclass(slots=True)
class Walk:
    """What a walk has seen so far, in the order in which it was seen."""

    units: dict[AgencyId, Placed] = field(default_factory=dict)
    oddities: list[Oddity] = field(default_factory=list)


def walk_down(fetcher: Fetcher, manifest: Manifest, options: Options) -> Walk:
    """Read the bodies at the top, then everything below them, level by level.

    Raises
    ------
    SourceError
        When a body at the top is not there: then the walk would miss all that lies below.
    """
    walk = Walk()
    waiting: deque[tuple[AgencyId, AgencyId | None, int]] = deque()
    for number, ministry in options.roots.items():
        placed = read_one(fetcher, manifest, number, walk.oddities, ministry=ministry)
        if placed is None:
            message = f"{number}, where the walk starts, is not in the register"
            raise SourceError(message)
        walk.units[number] = placed
        if placed.unit.status is not AgencyStatus.CLOSED:
            waiting.append((number, ministry, 0))
    while waiting:
        above, ministry, depth = waiting.popleft()
        for placed in _below(fetcher, manifest, options, above, walk.oddities):
            number = placed.unit.number
            if number in walk.units:
                continue
            walk.units[number] = Placed(unit=placed.unit, page=placed.page, ministry=ministry)
            if depth + 1 < options.max_depth:
                waiting.append((number, ministry, depth + 1))
    return walk


def read_one(
    fetcher: Fetcher,
    manifest: Manifest,
    number: AgencyId,
    oddities: list[Oddity],
    *,
    ministry: AgencyId | None = None,
) -> Placed | None:
    """Read one unit by its number, deleted or not; None when the register does not know it."""
    try:
        page = fetcher.fetch(f"{manifest.url}/enheter/{number}")
    except NotThereError as error:
        what = "not in the register (404)"
        oddities.append(Oddity(where="enheter", what=what, url=error.url, key=number))
        return None
    except GoneError as error:
        removed = parse_removed(error.page.json_object())
        return Placed(unit=removed, page=error.page.reference, ministry=ministry)
    unit, odd = parse_unit(page.json_object())
    oddities += [_about(oddity, number, page.url) for oddity in odd]
    return Placed(unit=unit, page=page.reference, ministry=ministry)


def read_sites(
    fetcher: Fetcher,
    manifest: Manifest,
    options: Options,
    above: AgencyId,
    oddities: list[Oddity],
) -> tuple[Placed, ...]:
    """Read the sites registered below a body."""
    return tuple(_hits(fetcher, manifest, options, ("underenheter", above), oddities))


def _below(
    fetcher: Fetcher,
    manifest: Manifest,
    options: Options,
    above: AgencyId,
    oddities: list[Oddity],
) -> Iterator[Placed]:
    """Read the bodies right below another; those of a form that we do not follow are noted."""
    for placed in _hits(fetcher, manifest, options, ("enheter", above), oddities):
        if is_followed(placed.unit, options.forms):
            yield placed
        else:
            what = f"left out: of the form {placed.unit.form}"
            url, key = placed.page.url, placed.unit.number
            oddities.append(Oddity(where="enheter.organisasjonsform", what=what, url=url, key=key))


def _hits(
    fetcher: Fetcher,
    manifest: Manifest,
    options: Options,
    search: tuple[str, AgencyId],
    oddities: list[Oddity],
) -> Iterator[Placed]:
    """Read every page of what lies below a body, of one kind.

    Raises
    ------
    SourceError
        When there are more hits than the register gives.
    """
    kind, above = search
    for page, entries in read_pages(
        fetcher,
        f"{manifest.url}/{kind}",
        listed=kind,
        params={"overordnetEnhet": above},
        page_size=options.page_size,
    ):
        units, odd = read_each(entries, parse_unit, page=page, where=kind)
        oddities += odd
        yield from (Placed(unit=unit, page=page.reference) for unit in units)


def _about(oddity: Oddity, number: AgencyId, url: str) -> Oddity:
    """Say which unit and which page an oddity is about."""
    return Oddity(
        where=f"enheter.{oddity.where}",
        what=oddity.what,
        code=oddity.code,
        example=oddity.example,
        url=url,
        key=number,
    )


def nearest(
    number: AgencyId | None, units: Mapping[AgencyId, Placed], wanted: Iterable[AgencyId]
) -> AgencyId | None:
    """Return the nearest of `wanted` at or above a unit, or None when there is none."""
    among, passed = set(wanted), set[AgencyId]()
    while number is not None and number not in among and number not in passed:
        passed.add(number)
        placed = units.get(number)
        number = placed.unit.parent if placed else None
    return number if number in among else None
