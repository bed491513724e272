"""How is a database reached, and how does one writer at a time get hold of it?"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from matcher.domain.errors import StoreError

WRITES: Final = "samlaere_writes"
"""The execution option that makes a transaction the only writing one."""
_WRITER_LOCK: Final = 7_264_520_113
"""The advisory lock every writer in PostgreSQL takes; any number that nobody else uses."""
_CONNECT_SECONDS: Final = "10"
_PAUSE_SECONDS: Final = 0.02
_POSTGRESQL: Final = frozenset({"postgres", "postgresql", "postgresql+psycopg"})


def parse_database_url(text_: str) -> URL:
    """Read the address of a database: a SQLite file or a PostgreSQL server.

    Raises
    ------
    StoreError
        When it is neither, or when SQLite is to keep nothing on disk.
    """
    try:
        url = make_url(text_)
    except (ArgumentError, ValueError) as error:
        message = "the database address cannot be read; write sqlite:///FILE or postgresql://…"
        raise StoreError(message) from error
    if url.drivername in _POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in {"sqlite", "sqlite+pysqlite"}:
        message = (
            f"{url.drivername} is not a database we know; use sqlite:///FILE or postgresql://…"
        )
        raise StoreError(message)
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        message = "SQLite must keep its data in a file; write sqlite:///FILE"
        raise StoreError(message)
    return url


def make_engine(url: URL, *, wait_seconds: float) -> Engine:
    """Return an engine that waits at most `wait_seconds` for another writer; opens nothing yet."""
    milliseconds = int(wait_seconds * 1000)
    if url.drivername.startswith("postgresql"):
        options = f"-c timezone=UTC -c lock_timeout={milliseconds}"
        given = url.query.get("options")
        return create_engine(
            url,
            pool_pre_ping=True,
            connect_args={
                "options": f"{given} {options}" if given else options,
                "connect_timeout": url.query.get("connect_timeout", _CONNECT_SECONDS),
            },
        )
    engine = create_engine(url, connect_args={"timeout": wait_seconds})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    """Leave transactions to us, and have every reference between tables checked."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once when writing, so that two writers wait instead of failing."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def use_write_ahead_log(url: URL, *, wait_seconds: float) -> None:
    """Make readers and a writer of a SQLite file independent; the file remembers it.

    SQLite switches only while nobody else reads, and does not itself wait for that moment.

    Raises
    ------
    StoreError
        When the moment does not come, or the disk cannot share memory between processes.
    """
    last = time.monotonic() + wait_seconds
    with closing(sqlite3.connect(str(url.database), timeout=wait_seconds)) as connection:
        while (mode := _ask_for_write_ahead_log(connection)) != "wal":
            if time.monotonic() > last:
                raise StoreError(explain(url, RuntimeError(f"no write-ahead log, but {mode}")))
            time.sleep(_PAUSE_SECONDS)


def _ask_for_write_ahead_log(connection: sqlite3.Connection) -> str:
    """Return the mode that the file is in now, or why it could not be changed."""
    try:
        return str(connection.execute("PRAGMA journal_mode=WAL").fetchone()[0])
    except sqlite3.OperationalError as error:
        return str(error)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the database throughout.

    Raises
    ------
    StoreError
        When the database does not answer as it should.
    """
    with _told_plainly(engine), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give the connection of the only writer; everything is kept, or nothing.

    Raises
    ------
    StoreError
        When another writer does not finish in time, or the database refuses something.
    """
    with _told_plainly(engine), engine.connect() as plain:
        connection = plain.execution_options(**{WRITES: True})
        with connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})"))
            yield connection


@contextmanager
def _told_plainly(engine: Engine) -> Iterator[None]:
    """Turn what a driver raises into an error of ours that names the database."""
    try:
        yield
    except (SQLAlchemyError, UnicodeEncodeError) as error:
        raise StoreError(explain(engine.url, error)) from error


def explain(url: URL, error: Exception) -> str:
    """Say in a line which database refused and why; a password is left out."""
    cause = getattr(error, "orig", None) or error
    reason = str(cause).strip().splitlines()[0] if str(cause).strip() else type(cause).__name__
    return f"the database {url.render_as_string(hide_password=True)} says: {reason}"


def make_folder(url: URL) -> None:
    """Create the folder a SQLite file is to lie in.

    Raises
    ------
    StoreError
        When the folder cannot be made.
    """
    folder = Path(str(url.database)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"cannot make the folder {folder} for the database: {error.strerror}"
        raise StoreError(message) from error
