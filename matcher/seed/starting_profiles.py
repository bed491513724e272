"""What do the packaged starting profiles say of each agency, and how sure is each value?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from matcher.domain import fields
from matcher.domain.agency import AgencyId, AgencyKind, SizeClass, parse_agency_id
from matcher.domain.provenance import Method, Observation
from matcher.seed.sources import SeedSource

_UNKNOWN_SIZE: Final = "unknown"
_NAMES_A_SOURCE: Final = frozenset({"sourced", "published"})


def parse_profiles(
    profiles: Sequence[Mapping[str, Any]], source: SeedSource
) -> tuple[Observation, ...]:
    """Return every value of the starting profiles; assumed unless it names where it is from."""
    return tuple(seen for profile in profiles for seen in _profile(profile, source))


def _profile(profile: Mapping[str, Any], source: SeedSource) -> Iterator[Observation]:
    """Give every value of one starting profile."""
    key = parse_agency_id(profile["agency_id"])
    kind = AgencyKind(profile["kind"])
    yield source.observe(key, fields.KIND, kind.value, method=Method.ASSUMED)
    mandate = {"nb": profile["mandate_nb"], "nn": profile["mandate_nn"]}
    yield source.observe(
        key, fields.MANDATE, mandate, method=Method.ASSUMED, raw=profile.get("note")
    )
    if profile["size_class"] != _UNKNOWN_SIZE:
        size = SizeClass(profile["size_class"])
        yield source.observe(
            key,
            fields.SIZE_CLASS,
            size.value,
            method=_method(profile["size_basis"]),
            url=profile["size_source_url"],
            raw=profile.get("note"),
        )
    for area in profile["work_areas_nb"]:
        yield source.observe(key, fields.WORK_AREA, {"nb": area}, method=Method.ASSUMED)
    yield from _places_and_times(key, profile, source)
    yield from _tasks_and_links(key, profile, source)


def _places_and_times(
    key: AgencyId, profile: Mapping[str, Any], source: SeedSource
) -> Iterator[Observation]:
    """Give the sites and the busy periods."""
    for site in profile["sites"]:
        value = {
            "place": site["municipality"],
            "what": site["what"],
            "municipality_number": None,
        }
        yield source.observe(key, fields.SITE, value, method=Method.ASSUMED)
    for busy in profile["busy"]:
        yield source.observe(
            key,
            fields.BUSY,
            {"months": sorted(set(busy["months"])), "reason": busy["reason_nb"]},
            method=_method(busy["basis"]),
            url=busy["source_url"],
        )


def _tasks_and_links(
    key: AgencyId, profile: Mapping[str, Any], source: SeedSource
) -> Iterator[Observation]:
    """Give the tasks and the adjacent agencies."""
    for task in profile["tasks"]:
        yield source.observe(
            key,
            fields.TASK,
            {"trade": task["trade"], "text": task["text_nb"]},
            method=_method(task["basis"]),
            url=task["source_url"],
        )
    for link in profile["adjacent"]:
        value = {"agency": parse_agency_id(link["orgnr"]), "why": link["why_nb"]}
        yield source.observe(key, fields.ADJACENT, value, method=Method.ASSUMED)


def _method(basis: str) -> Method:
    """Return published for a value that names a source, assumed for every other."""
    return Method.PUBLISHED if basis in _NAMES_A_SOURCE else Method.ASSUMED
