"""Where does the walk through the register start, and how far does it go?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matcher.domain.agency import AgencyId, parse_agency_id
from matcher.domain.errors import SourceError
from matcher.domain.provenance import JsonValue
from scrapers.framework.manifest import Manifest
from scrapers.framework.strict import expect_empty, take


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The table `[options]` of the source, read once.

    `roots` are where the walk starts, each with the ministry that answers for it.
    """

    page_size: int
    max_depth: int
    full_walk_days: int
    forms: frozenset[str]
    umbrellas: frozenset[AgencyId]
    agencies: frozenset[AgencyId]
    ministries: frozenset[AgencyId]
    roots: Mapping[AgencyId, AgencyId | None]


def parse_options(manifest: Manifest) -> Options:
    """Read the options.

    Raises
    ------
    SourceError
        When a key is missing, of another type, or unknown.
    """
    table = dict(manifest.options)
    ministries = _numbers(list(take(table, "ministries", dict)))
    answers_for = {
        parse_agency_id(number): parse_agency_id(str(ministry))
        for number, ministry in take(table, "answers_for", dict).items()
    }
    tops = _numbers(take(table, "tops", list))
    options = Options(
        page_size=take(table, "page_size", int),
        max_depth=take(table, "max_depth", int),
        full_walk_days=take(table, "full_walk_days", int),
        forms=frozenset(str(form) for form in take(table, "forms", list)),
        umbrellas=frozenset(_numbers(take(table, "umbrellas", list))),
        agencies=frozenset(_numbers(take(table, "agencies", list))),
        ministries=frozenset(ministries),
        roots={
            **{number: number for number in ministries},
            **answers_for,
            **dict.fromkeys(tops),
        },
    )
    if unknown := expect_empty(table):
        message = f"brreg/source.toml: unknown options: {', '.join(odd.where for odd in unknown)}"
        raise SourceError(message)
    return options


def _numbers(values: list[JsonValue] | list[str]) -> tuple[AgencyId, ...]:
    """Read a list of organisation numbers."""
    return tuple(parse_agency_id(str(value)) for value in values)
