"""Which index is in service, and how fresh is each source?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from matcher.domain.errors import StoreError
from matcher.domain.runs import SourceState
from matcher.services.index import IndexInfo
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
