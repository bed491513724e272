"""Which tables hold what was observed, and how does each column look in both databases?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC, aware on the way in and on the way out, in SQLite as in PostgreSQL."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], object]:
        """Move a moment to UTC before the database's own type writes it."""
        write = super().bind_processor(dialect)
        keeps_zone = dialect.name == "postgresql"

        def to_utc(moment: datetime | None) -> object:
            if moment is not None:
                if moment.tzinfo is None:
                    message = f"the moment {moment.isoformat()} does not say its time zone"
                    raise ValueError(message)
                moment = moment.astimezone(UTC)
                moment = moment if keeps_zone else moment.replace(tzinfo=None)
            return moment if write is None else write(moment)

        return to_utc

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[Any], datetime | None]:
        """Say that a moment is in UTC after the database's own type has read it."""
        read = super().result_processor(dialect, coltype)

        def from_utc(kept: datetime | str | None) -> datetime | None:
            moment = kept if read is None else read(kept)
            if not isinstance(moment, datetime):
                return None
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)

        return from_utc


METADATA: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

SOURCES: Final = Table(
    "sources",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("licence", Text, nullable=False),
    Column("cadence_days", Integer),
)

RUNS: Final = Table(
    "runs",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("source", Text, ForeignKey("sources.name"), nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime, nullable=False),
    Column("state", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("message", Text, nullable=False),
    Index(None, "source", "id"),
)

OBSERVATIONS: Final = Table(
    "observations",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("source", Text, ForeignKey("sources.name"), nullable=False),
    Column("topic", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("value_digest", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("review", Text, nullable=False),
    Column("first_seen", UtcDateTime, nullable=False),
    Column("last_seen", UtcDateTime, nullable=False),
    Column("retired_at", UtcDateTime),
    Column("raw", Text),
    Column("url", Text),
    Column("snapshot", Text),
    UniqueConstraint("source", "topic", "key", "field", "value_digest"),
    Index(None, "topic", "key"),
)

SNAPSHOTS: Final = Table(
    "snapshots",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("source", Text, ForeignKey("sources.name"), nullable=False),
    Column("url", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("fetched_at", UtcDateTime, nullable=False),
    UniqueConstraint("source", "url", "sha256"),
)

ISSUES: Final = Table(
    "issues",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("source", Text, ForeignKey("sources.name"), nullable=False),
    Column("key", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("url", Text),
    Column("seen_at", UtcDateTime, nullable=False),
    UniqueConstraint("source", "digest"),
)

REVIEW_PAIRS: Final = Table(
    "review_pairs",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("source", Text, ForeignKey("sources.name"), nullable=False),
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("state", Text, nullable=False),
    Column("decided_by", Text),
    Column("decided_at", UtcDateTime),
    UniqueConstraint("source", "left", "right"),
)
