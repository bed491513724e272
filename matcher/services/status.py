"""Which index is in service, and how fresh is each source?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from matcher.domain.agency import AgencyProfile
from matcher.domain.errors import StoreError
from matcher.domain.provenance import Origin
from matcher.domain.runs import SourceState
from matcher.services.index import Index, IndexInfo
from matcher.settings import Settings
from matcher.store import open_store


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How the service stands at a moment."""

    at: datetime
    index: IndexInfo | None
    sources: tuple[SourceState, ...]


def read_status(settings: Settings, index: IndexInfo | None, *, at: datetime) -> Status:
    """Return how old each source is that has ever been run, and which index answers stand on.

    Raises
    ------
    StoreError
        When the database cannot be opened.
    """
    with open_store(settings.resolved_database_url) as store:
        return Status(at=at, index=index, sources=store.source_states())


def source_titles(settings: Settings, index: IndexInfo, *, at: datetime) -> dict[str, str]:
    """Return what each source calls itself, by name; none when the store cannot be read."""
    try:
        sources = read_status(settings, index, at=at).sources
    except StoreError:
        return {}
    return {state.source.name: state.source.title for state in sources}


def assumed_shares(index: Index) -> dict[str, float]:
    """Return by source how much of what the agencies' pages show of it nobody answers for."""
    every: Counter[str] = Counter()
    assumed: Counter[str] = Counter()
    for profile in index.candidates.profiles:
        for origin in _origins(profile):
            every[origin.source] += 1
            assumed[origin.source] += not origin.method.is_known
    return {source: assumed[source] / count for source, count in every.items()}


def _origins(profile: AgencyProfile) -> Iterator[Origin]:
    """Yield where each value that the page of an agency shows is from."""
    yield from profile.origins.values()
    if profile.mandate:
        yield profile.mandate.origin
    listed = (profile.agency.sites, profile.tasks, profile.work_areas, profile.links)
    for values in listed:
        yield from (value.origin for value in values)
    if profile.season:
        yield from (period.origin for period in profile.season.periods)
