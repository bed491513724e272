"""What do the tests of the store put into it?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Final, TypedDict, Unpack

from sqlalchemy import Engine, event

from matcher.domain.fields import NAME, TASK
from matcher.domain.provenance import (
    JsonValue,
    Method,
    Observation,
    ReviewState,
    Snapshot,
    Source,
    Topic,
)
from matcher.domain.runs import Issue, PublishedRun, ReviewPair, RunDraft
from matcher.store import Store

NVE: Final = "970205039"
DSB: Final = "974760983"
START: Final = datetime(2026, 11, 2, 3, 0, 0, 123456, tzinfo=UTC)


class Given(TypedDict, total=False):
    """What an observation may be given otherwise than is ordinary; `at` is both its moments."""

    at: datetime
    topic: Topic
    source: str
    method: Method
    first_seen: datetime
    last_seen: datetime
    raw: str | None
    url: str | None
    snapshot: str | None
    review: ReviewState


class Beside(TypedDict, total=False):
    """What a run may bring beside its observations."""

    covers: frozenset[tuple[Topic, str]] | None
    issues: Sequence[Issue]
    review_pairs: Sequence[ReviewPair]
    snapshots: Sequence[Snapshot]
    message: str


def night(number: int) -> datetime:
    """Return the moment at which the runs of that night read their values."""
    return START + timedelta(days=number)


def source_named(name: str) -> Source:
    return Source(
        name=name,
        title=f"Kjelda {name}",
        publisher="Brønnøysundregistrene",
        url="https://data.brreg.no/",
        licence="NLOD 2.0",
        cadence_days=1,
    )


def observe(key: str, field: str, value: JsonValue, **given: Unpack[Given]) -> Observation:
    """Return an observation of an agency by the register in the first night, unless given."""
    seen = given.get("at", START)
    return Observation(
        key=key,
        field=field,
        value=value,
        topic=given.get("topic", Topic.AGENCY),
        source=given.get("source", "brreg"),
        method=given.get("method", Method.REGISTER),
        first_seen=given.get("first_seen", seen),
        last_seen=given.get("last_seen", seen),
        raw=given.get("raw"),
        url=given.get("url"),
        snapshot=given.get("snapshot"),
        review=given.get("review", ReviewState.NOT_NEEDED),
    )


def task(text: str) -> Mapping[str, JsonValue]:
    return {"trade": "SOA03-01", "text": text}


def task_of(key: str, text: str, **given: Unpack[Given]) -> Observation:
    return observe(key, TASK, dict(task(text)), **given)


def name_of(key: str, name: str, **given: Unpack[Given]) -> Observation:
    return observe(key, NAME, name, **given)


def publish(
    store: Store,
    observations: Sequence[Observation],
    *,
    at: datetime = START,
    source: str = "brreg",
    **beside: Unpack[Beside],
) -> PublishedRun:
    """Publish a run of a minute that ended at `at`."""
    return store.publish(
        RunDraft(
            source=source_named(source),
            started_at=at - timedelta(minutes=1),
            finished_at=at,
            observations=observations,
            **beside,
        )
    )


@contextmanager
def after_statement(beginning: str, act: Callable[[], None]) -> Iterator[None]:
    """Do something right after the database has carried out a statement that begins so."""

    def look(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith(beginning):
            act()

    event.listen(Engine, "after_cursor_execute", look)
    try:
        yield
    finally:
        event.remove(Engine, "after_cursor_execute", look)
