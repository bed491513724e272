"""Which observations are kept, and how are they read and written many at a time?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, func, insert, select, update

from matcher.domain.provenance import Observation, Topic
from matcher.store.differences import Differences, StoredValue
from matcher.store.rows import Identity, make_row, read_row, select_observations
from matcher.store.schema import OBSERVATIONS

_KEYS_IN_ONE_STATEMENT: Final = 500
"""With more keys than this, reading everything and choosing afterwards is as fast."""


def read_observations(
    connection: Connection,
    *,
    topic: Topic | None,
    keys: Collection[str] | None,
    sources: Collection[str] | None,
    with_retired: bool,
) -> list[Observation]:
    """Return the observations asked for, in an order that depends on nothing but themselves."""
    c = OBSERVATIONS.c
    statement = select_observations()
    if topic is not None:
        statement = statement.where(c.topic == topic.value)
    if sources is not None:
        statement = statement.where(c.source.in_(sorted(sources)))
    if not with_retired:
        statement = statement.where(c.retired_at.is_(None))
    wanted = None if keys is None else frozenset(keys)
    if wanted is not None and len(wanted) <= _KEYS_IN_ONE_STATEMENT:
        statement = statement.where(c.key.in_(sorted(wanted)))
        wanted = None
    rows = [row for row in connection.execute(statement) if wanted is None or row.key in wanted]
    # The databases order text by different rules, so the order is made here.
    rows.sort(key=lambda row: (row.topic, row.key, row.field, row.source, row.value))
    return [read_row(row) for row in rows]


def count_current(connection: Connection, source: str) -> int:
    """Return how many values of a source are current."""
    c = OBSERVATIONS.c
    return connection.execute(
        select(func.count()).where(c.source == source, c.retired_at.is_(None))
    ).scalar_one()


def read_stored(connection: Connection, source: str) -> dict[Identity, StoredValue]:
    """Return everything stored of a source, retired or not."""
    c = OBSERVATIONS.c
    rows = connection.execute(
        select(
            c.id, c.topic, c.key, c.field, c.value_digest, c.value, c.last_seen, c.review,
            c.retired_at,
        ).where(c.source == source)
    )  # fmt: skip
    return {
        (topic, key, field, digest): StoredValue(
            id=id_,
            value=value,
            last_seen=last_seen,
            review=review,
            is_retired=retired_at is not None,
        )
        for id_, topic, key, field, digest, value, last_seen, review, retired_at in rows
    }


def write_differences(
    connection: Connection, differences: Differences, *, retired_at: datetime
) -> None:
    """Write new, refreshed and retired values, each sort in one go."""
    if differences.new:
        connection.execute(
            insert(OBSERVATIONS),
            [make_row(observation, identity) for identity, observation in differences.new.items()],
        )
    if differences.refreshed:
        connection.execute(
            update(OBSERVATIONS).where(OBSERVATIONS.c.id == bindparam("row_id")),
            [
                {
                    "row_id": refresh.id,
                    "last_seen": refresh.last_seen,
                    "review": refresh.review,
                    "retired_at": None,
                    "method": refresh.observation.method.value,
                    "raw": refresh.observation.raw,
                    "url": refresh.observation.url,
                    "snapshot": refresh.observation.snapshot,
                }
                for refresh in differences.refreshed
            ],
        )
    if differences.retired:
        connection.execute(
            update(OBSERVATIONS).where(OBSERVATIONS.c.id == bindparam("row_id")),
            [{"row_id": row_id, "retired_at": retired_at} for row_id in differences.retired],
        )
