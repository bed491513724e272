"""Which raw answers of the sources are kept, and which one is the latest?"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from matcher.domain.provenance import Snapshot
from matcher.store.schema import SNAPSHOTS
from matcher.store.sources import record_source_name
from matcher.store.upsert import upsert


def record_snapshots(connection: Connection, snapshots: Sequence[Snapshot]) -> None:
    """Keep where and when raw answers came from; the same bytes again move the time on."""
    for source in sorted({snapshot.source for snapshot in snapshots}):
        record_source_name(connection, source)
    upsert(
        connection,
        SNAPSHOTS,
        [
            {
                "source": snapshot.source,
                "url": snapshot.url,
                "sha256": snapshot.sha256,
                "media_type": snapshot.media_type,
                "size_bytes": snapshot.size_bytes,
                "fetched_at": snapshot.fetched_at,
            }
            for snapshot in snapshots
        ],
        same=("source", "url", "sha256"),
    )


def read_latest_snapshot(connection: Connection, source: str, url: str) -> Snapshot | None:
    """Return the last answer of an address, or None when it has never been fetched."""
    c = SNAPSHOTS.c
    row = connection.execute(
        select(c.sha256, c.source, c.url, c.media_type, c.size_bytes, c.fetched_at)
        .where(c.source == source, c.url == url)
        .order_by(c.fetched_at.desc(), c.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    sha256, source, url, media_type, size_bytes, fetched_at = row
    return Snapshot(
        sha256=sha256,
        source=source,
        url=url,
        media_type=media_type,
        size_bytes=size_bytes,
        fetched_at=fetched_at,
    )
