"""Is the database at the version of this code, and how does it get there?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import Column, Connection, Engine, MetaData, Table, Text, inspect, select

from matcher.domain.errors import StoreError
from matcher.store.engine import reading, use_write_ahead_log, writing

if TYPE_CHECKING:
    from alembic.config import Config

HEAD: Final = "0001"
"""The newest migration; kept here so that opening a current database need not load Alembic."""
MIGRATIONS: Final = "matcher.store:migrations"
VERSION_TABLE: Final = Table("alembic_version", MetaData(), Column("version_num", Text))
"""Alembic's own table, described only to be read."""


def upgrade(engine: Engine, *, wait_seconds: float) -> None:
    """Bring the database to the version of this code; others that start now wait for it.

    A database that is there already is only read, so that opening never waits for a writer. An
    upgrade is one transaction, so that a process killed in it leaves the old version.

    Raises
    ------
    StoreError
        When the database is newer than the code, or cannot be changed.
    """
    with reading(engine) as connection:
        if read_version(connection) == HEAD:
            return
    if engine.dialect.name == "sqlite":
        use_write_ahead_log(engine.url, wait_seconds=wait_seconds)
    with writing(engine) as connection:
        _upgrade_within(connection)


def read_version(connection: Connection) -> str | None:
    """Return the version of the database, or None when it has never been prepared."""
    if not inspect(connection).has_table(VERSION_TABLE.name):
        return None
    return connection.execute(select(VERSION_TABLE.c.version_num)).scalar_one_or_none()


def make_config(connection: Connection) -> Config:
    """Return what Alembic has to know to run in the transaction of `connection`."""
    from alembic.config import Config  # noqa: PLC0415 - see _upgrade_within

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", MIGRATIONS)
    return config


def _upgrade_within(connection: Connection) -> None:
    """Run the migrations that are missing, in the transaction the caller has begun."""
    version = read_version(connection)
    if version == HEAD:
        return
    # Alembic takes a quarter of a second to load, and a current database does not need it.
    from alembic import command  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = make_config(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        message = (
            f"the database {connection.engine.url.render_as_string(hide_password=True)} is at "
            f"version {version}, which this program (at {HEAD}) does not know; "
            "start a newer version of the program"
        )
        raise StoreError(message)
    command.upgrade(config, "head")
