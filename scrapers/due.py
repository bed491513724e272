"""Which sources is it time to read again, and which have been read lately enough?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from matcher.store import Store
from scrapers.framework.manifest import Manifest
from scrapers.registry import Registered

EARLY: Final = timedelta(hours=6)
"""So much before its time a source is due already: a run every night does not begin, nor reach a
source, at the same minute as the night before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotDue:
    """A source that is left alone this time: when it was last read, and from when it is due."""

    manifest: Manifest
    last_good_at: datetime
    due_at: datetime


def split_due(
    sources: Sequence[Registered], store: Store, now: datetime, *, anyway: Collection[str] = ()
) -> tuple[tuple[Registered, ...], tuple[NotDue, ...]]:
    """Return the sources to read now, in their order, and those whose time has not come.

    A source is due when its last good run began `cadence_days` ago, or when it has none; a run
    that failed or was blocked does not count. Those named in `anyway` are read whatever their time.
    """
    due: list[Registered] = []
    not_due: list[NotDue] = []
    for source in sources:
        waiting = None if source.manifest.name in anyway else _wait_of(source.manifest, store, now)
        if waiting is None:
            due.append(source)
        else:
            not_due.append(waiting)
    return tuple(due), tuple(not_due)


def _wait_of(manifest: Manifest, store: Store, now: datetime) -> NotDue | None:
    """Return what a source waits for; None when it is due."""
    last = store.last_good_run(manifest.name)
    if last is None:
        return None
    due_at = last.started_at + timedelta(days=manifest.cadence_days) - EARLY
    if now >= due_at:
        return None
    return NotDue(manifest=manifest, last_good_at=last.started_at, due_at=due_at)
