"""How does what a source brought home become observations and issues?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from matcher.domain.provenance import JsonValue, Observation, Snapshot
from matcher.domain.runs import Issue
from matcher.store.rows import make_storable
from scrapers.framework.harvest import Found, Harvest
from scrapers.framework.manifest import Manifest
from scrapers.framework.strict import Oddity


def to_observations(
    harvest: Harvest, manifest: Manifest, seen_at: datetime
) -> tuple[Observation, ...]:
    """Return the observations of a run: what was found, and what is said to hold still."""
    found = (_observe(each, manifest, seen_at) for each in harvest.found)
    return (*harvest.unchanged, *found)


def _observe(found: Found, manifest: Manifest, seen_at: datetime) -> Observation:
    """Add to a value where, how and when it was seen; characters that no store keeps give way."""
    return Observation(
        topic=found.topic,
        key=make_storable(found.key),
        field=found.field,
        value=_storable(found.value),
        source=manifest.name,
        method=found.method or manifest.method,
        first_seen=seen_at,
        last_seen=seen_at,
        raw=None if found.raw is None else make_storable(found.raw),
        url=make_storable(found.page.url),
        snapshot=found.page.snapshot,
    )


def _storable(value: JsonValue) -> JsonValue:
    """Put U+FFFD for half characters and zeros in every text of a value: JSON may hold them."""
    match value:
        case str():
            return make_storable(value)
        case list():
            return [_storable(part) for part in value]
        case dict():
            return {make_storable(name): _storable(part) for name, part in value.items()}
        case _:
            return value


def to_issues(
    oddities: Sequence[Oddity], manifest: Manifest, seen_at: datetime
) -> tuple[Issue, ...]:
    """Return what a person should look at."""
    return tuple(
        Issue(
            source=manifest.name,
            code=oddity.code.value,
            detail=f"{oddity.what}: {oddity.example}" if oddity.example else oddity.what,
            seen_at=seen_at,
            key=oddity.key,
            field=oddity.where,
            url=oddity.url or None,
        )
        for oddity in oddities
    )


def distinct_snapshots(taken: Sequence[Snapshot]) -> tuple[Snapshot, ...]:
    """Return each answer once, the last time it was given."""
    return tuple({(each.url, each.sha256): each for each in taken}.values())


def count_of(observations: Sequence[Observation], field: str) -> int:
    """Return how many observations there are of a field."""
    return sum(observation.field == field for observation in observations)
