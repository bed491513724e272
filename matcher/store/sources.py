"""Which sources are there, how did their runs end, and how fresh is each?"""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from matcher.domain.provenance import Source
from matcher.domain.runs import RunState, SourceRun, SourceState
from matcher.store.rows import AnyRow
from matcher.store.schema import OBSERVATIONS, RUNS, SOURCES
from matcher.store.upsert import upsert


def record_source(connection: Connection, source: Source) -> None:
    """Keep what is known of a source, in place of what was known before."""
    upsert(
        connection,
        SOURCES,
        [
            {
                "name": source.name,
                "title": source.title,
                "publisher": source.publisher,
                "url": source.url,
                "licence": source.licence,
                "cadence_days": source.cadence_days,
            }
        ],
        same=("name",),
    )


def record_source_name(connection: Connection, name: str) -> None:
    """Make sure a source can be referred to, before anything but its name is known."""
    upsert(
        connection,
        SOURCES,
        [{"name": name, "title": name, "publisher": "", "url": "", "licence": ""}],
        same=("name",),
        change=(),
    )


def read_run(connection: Connection, number: int) -> SourceRun:
    """Return the run with this number."""
    return _parse_run(connection.execute(select(RUNS).where(RUNS.c.id == number)).one())


def read_runs(connection: Connection, source: str, *, limit: int) -> tuple[SourceRun, ...]:
    """Return the latest runs of a source, newest first."""
    c = RUNS.c
    rows = connection.execute(
        select(RUNS).where(c.source == source).order_by(c.id.desc()).limit(limit)
    )
    return tuple(_parse_run(row) for row in rows)


def read_last_good_run(connection: Connection, source: str) -> SourceRun | None:
    """Return the run whose values are the current ones, or None when there has been none."""
    c = RUNS.c
    row = connection.execute(
        select(RUNS)
        .where(c.source == source, c.state == RunState.GOOD.value)
        .order_by(c.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else _parse_run(row)


def read_source_states(connection: Connection) -> tuple[SourceState, ...]:
    """Return how every source stands that has been run, by name."""
    r, o = RUNS.c, OBSERVATIONS.c
    is_last = r.id.in_(select(func.max(r.id)).group_by(r.source))
    is_last_good = r.id.in_(
        select(func.max(r.id)).where(r.state == RunState.GOOD.value).group_by(r.source)
    )
    good = connection.execute(select(r.source, r.finished_at).where(is_last_good))
    last_good_at = {source: finished_at for source, finished_at in good}
    counted = connection.execute(
        select(o.source, func.count()).where(o.retired_at.is_(None)).group_by(o.source)
    )
    counts = {source: count for source, count in counted}
    sources = {row.name: _parse_source(row) for row in connection.execute(select(SOURCES))}
    last = {row.source: _parse_run(row) for row in connection.execute(select(RUNS).where(is_last))}
    return tuple(
        SourceState(
            source=sources[name],
            last_good_at=last_good_at.get(name),
            last_run_at=last[name].finished_at,
            last_run_state=last[name].state,
            last_run_message=last[name].message,
            count=counts.get(name, 0),
        )
        for name in sorted(last)
    )


def _parse_source(row: AnyRow) -> Source:
    return Source(
        name=row.name,
        title=row.title,
        publisher=row.publisher,
        url=row.url,
        licence=row.licence,
        cadence_days=row.cadence_days,
    )


def _parse_run(row: AnyRow) -> SourceRun:
    number, source, started_at, finished_at, state, count, message = row
    return SourceRun(
        id=number,
        source=source,
        started_at=started_at,
        finished_at=finished_at,
        state=RunState(state),
        count=count,
        message=message,
    )
