"""What can be asked of the store, and what can be put into it?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from types import TracebackType
from typing import Final, Self

from sqlalchemy import Engine

from matcher.domain.provenance import Observation, ReviewState, Snapshot, Source, Topic
from matcher.domain.runs import (
    Change,
    Issue,
    PublishedRun,
    ReviewPair,
    RunDraft,
    RunState,
    SourceRun,
    SourceState,
)
from matcher.store import attention, corrections, observations, publishing, snapshots, sources
from matcher.store.engine import make_engine, make_folder, parse_database_url, reading, writing
from matcher.store.migrate import upgrade

WAIT_SECONDS: Final = 30.0
"""How long a writer waits for another one before it gives up."""


def open_store(database_url: str, *, wait_seconds: float = WAIT_SECONDS) -> Store:
    """Open the database, made or brought up to date first; several processes may do so at once.

    `database_url` is sqlite:///FILE, whose folder is made when missing, or postgresql://….

    Raises
    ------
    StoreError
        When the database cannot be opened, or is newer than the program.
    """
    url = parse_database_url(database_url)
    if url.get_backend_name() == "sqlite":
        make_folder(url)
    engine = make_engine(url, wait_seconds=wait_seconds)
    try:
        upgrade(engine, wait_seconds=wait_seconds)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine)


class Store:
    """Observations and what goes with them; safe to share between threads, not across a fork.

    Every method is one transaction, and raises a StoreError when the database refuses. Moments
    are aware datetimes, and come out in UTC.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def publish(self, draft: RunDraft) -> PublishedRun:
        """Write a good run, all or nothing, and return what it changed.

        A value is the same when source, topic, key, field and value are the same. Seen again, it
        keeps `first_seen` (also after it had been retired) and what a person decided about it,
        moves `last_seen`, and takes over url, snapshot, method and raw. A current value of the
        source that the run covers and does not give is retired at `finished_at`.

        Raises
        ------
        StoreError
            When the draft contradicts itself or cannot be kept; nothing of it is then.
        """
        with writing(self._engine) as connection:
            return publishing.publish(connection, draft)

    def record_failed_run(
        self,
        source: Source,
        *,
        started_at: datetime,
        finished_at: datetime,
        state: RunState,
        message: str,
        issues: Sequence[Issue] = (),
        count: int = 0,
    ) -> SourceRun:
        """Note a run that failed or was blocked; touches no observation.

        `count` is how many values it had read when it stopped.
        """
        with writing(self._engine) as connection:
            return publishing.record_failed_run(
                connection,
                source=source,
                started_at=started_at,
                finished_at=finished_at,
                state=state,
                count=count,
                message=message,
                issues=issues,
            )

    def last_good_run(self, source_name: str) -> SourceRun | None:
        """Return the latest run that published, or None when none has."""
        with reading(self._engine) as connection:
            return sources.read_last_good_run(connection, source_name)

    def runs(self, source_name: str, limit: int = 20) -> tuple[SourceRun, ...]:
        """Return the latest runs of a source, newest first."""
        with reading(self._engine) as connection:
            return sources.read_runs(connection, source_name, limit=limit)

    def source_states(self) -> tuple[SourceState, ...]:
        """Return how every source stands that has ever been run, by name."""
        with reading(self._engine) as connection:
            return sources.read_source_states(connection)

    def read_observations(
        self,
        *,
        topic: Topic | None = None,
        keys: Collection[str] | None = None,
        sources: Collection[str] | None = None,
        with_retired: bool = False,
    ) -> list[Observation]:
        """Return observations by topic, key, field, source and value; None means any."""
        with reading(self._engine) as connection:
            return observations.read_observations(
                connection, topic=topic, keys=keys, sources=sources, with_retired=with_retired
            )

    def record_observation(
        self, observation: Observation, *, replaces_field: bool = False
    ) -> tuple[Change, ...]:
        """Keep what a person says (source `adviser` or `agency:NUMBER`); runs never touch it.

        With `replaces_field`, earlier values of the field from the same source are retired.
        """
        with writing(self._engine) as connection:
            return corrections.record_observation(
                connection, observation, replaces_field=replaces_field
            )

    def withdraw_observation(
        self, observation: Observation, *, withdrawn_at: datetime
    ) -> tuple[Change, ...]:
        """Retire a value that a person gave before; nothing changes when it is not current."""
        with writing(self._engine) as connection:
            return corrections.withdraw_observation(
                connection, observation, withdrawn_at=withdrawn_at
            )

    def record_snapshot(self, snapshot: Snapshot) -> None:
        """Keep where and when a raw answer came from."""
        with writing(self._engine) as connection:
            snapshots.record_snapshots(connection, [snapshot])

    def latest_snapshot(self, source: str, url: str) -> Snapshot | None:
        """Return the last answer of an address, or None when it has never been fetched."""
        with reading(self._engine) as connection:
            return snapshots.read_latest_snapshot(connection, source, url)

    def read_issues(self, source: str | None = None) -> tuple[Issue, ...]:
        """Return the open issues: those no good run has looked at again since."""
        with reading(self._engine) as connection:
            return attention.read_issues(connection, source)

    def read_review_pairs(self, state: ReviewState | None = None) -> tuple[ReviewPair, ...]:
        """Return the doubtful pairs, surest first."""
        with reading(self._engine) as connection:
            return attention.read_review_pairs(connection, state)

    def decide_review_pair(self, decided: ReviewPair) -> ReviewPair:
        """Write a person's decision: `decided` is a pair as read, with state, by whom and when.

        Raises
        ------
        InputError
            When the state is neither accepted nor rejected, or there is no such pair.
        """
        with writing(self._engine) as connection:
            return attention.decide_review_pair(connection, decided)
