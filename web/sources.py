"""What are the sources called, without asking the store for every page?"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from matcher.domain.errors import StoreError
from matcher.domain.provenance import Source
from matcher.services.index import IndexInfo
from matcher.services.status import Status, read_status
from matcher.settings import Settings


def status_now(settings: Settings, index: IndexInfo | None) -> Status:
    """Return how the service stands at this moment.

    Raises
    ------
    StoreError
        When the database cannot be opened.
    """
    return read_status(settings, index, at=datetime.now(UTC))


@dataclass(slots=True)
class SourceNames:
    """The sources by name, read again when the index has been exchanged."""

    settings: Settings
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _fingerprint: str = ""
    _sources: Mapping[str, Source] = field(default_factory=dict)

    def for_index(self, index: IndexInfo) -> Mapping[str, Source]:
        """Return the sources; none when the store cannot be read, since pages do without."""
        with self._lock:
            if self._fingerprint != index.fingerprint:
                try:
                    states = status_now(self.settings, index).sources
                except StoreError:
                    return self._sources
                self._sources = {state.source.name: state.source for state in states}
                self._fingerprint = index.fingerprint
            return self._sources
