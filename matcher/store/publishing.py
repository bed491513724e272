"""How is a run written: all of it, or nothing?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, insert

from matcher.domain.errors import StoreError
from matcher.domain.provenance import Observation, Source
from matcher.domain.runs import Issue, PublishedRun, RunDraft, RunState, SourceRun, is_person
from matcher.store.attention import close_issues, record_issues, record_review_pairs
from matcher.store.differences import find_differences
from matcher.store.observations import count_current, read_stored, write_differences
from matcher.store.rows import Identity, check_observation, identify, make_storable, name_of
from matcher.store.schema import RUNS
from matcher.store.snapshots import record_snapshots
from matcher.store.sources import read_run, record_source


def publish(connection: Connection, draft: RunDraft) -> PublishedRun:
    """Write a good run in the transaction of `connection`, and tell what it changed.

    Raises
    ------
    StoreError
        When the draft contradicts itself; the message names the observation.
    """
    seen = _check_draft(draft)
    record_source(connection, draft.source)
    record_snapshots(connection, draft.snapshots)
    differences = find_differences(
        read_stored(connection, draft.source.name),
        seen,
        lambda identity: draft.covers is None or identity[:2] in draft.covers,
    )
    write_differences(connection, differences, retired_at=draft.finished_at)
    close_issues(connection, draft)
    record_issues(connection, draft.issues)
    record_review_pairs(connection, draft)
    run = _record_run(
        connection,
        source=draft.source.name,
        started_at=draft.started_at,
        finished_at=draft.finished_at,
        state=RunState.GOOD,
        count=count_current(connection, draft.source.name),
        message=make_storable(draft.message),
    )
    return PublishedRun(run=run, changes=differences.changes)


def record_failed_run(
    connection: Connection,
    *,
    source: Source,
    started_at: datetime,
    finished_at: datetime,
    state: RunState,
    count: int,
    message: str,
    issues: Sequence[Issue],
) -> SourceRun:
    """Note that a run published nothing, and why; the issues come on top of those already open.

    Raises
    ------
    StoreError
        When the state is that of a good run.
    """
    if state is RunState.GOOD:
        text = f"{source.name}: a good run is published, not recorded as failed"
        raise StoreError(text)
    _check_issues(source.name, issues)
    record_source(connection, source)
    record_issues(connection, issues)
    return _record_run(
        connection,
        source=source.name,
        started_at=started_at,
        finished_at=finished_at,
        state=state,
        count=count,
        message=make_storable(message),
    )


def _check_draft(draft: RunDraft) -> Mapping[Identity, Observation]:
    """Return what the run saw by identity; of one value given twice the later one is kept.

    Raises
    ------
    StoreError
        When something in the draft belongs to another source, or outside what it covers.
    """
    name = draft.source.name
    if is_person(name):
        message = f"{name} is a person's word: record each observation, a run would retire others"
        raise StoreError(message)
    _check_issues(name, draft.issues)
    _check_belonging(name, "a review pair", (pair.source for pair in draft.review_pairs))
    _check_belonging(name, "a snapshot", (snapshot.source for snapshot in draft.snapshots))
    _check_belonging(name, "an observation", (seen.source for seen in draft.observations))
    seen: dict[Identity, Observation] = {}
    for observation in draft.observations:
        check_observation(observation)
        identity = identify(observation)
        if draft.covers is not None and identity[:2] not in draft.covers:
            message = f"{name_of(observation)} is outside what the run says it covers"
            raise StoreError(message)
        seen[identity] = observation
    return seen


def _check_issues(source: str, issues: Sequence[Issue]) -> None:
    _check_belonging(source, "an issue", (issue.source for issue in issues))


def _check_belonging(source: str, what: str, given: Iterable[str]) -> None:
    """Refuse what another source has said.

    Raises
    ------
    StoreError
        Naming both sources.
    """
    for other in given:
        if other != source:
            message = f"a run of {source} holds {what} of {other}"
            raise StoreError(message)


def _record_run(connection: Connection, **columns: object) -> SourceRun:
    """Write the row of a run and return it as it can be read from now on."""
    number = connection.execute(insert(RUNS).values(**columns).returning(RUNS.c.id)).scalar_one()
    return read_run(connection, number)
