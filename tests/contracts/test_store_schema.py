"""Do the migrations make the tables that the code expects, and what if the database is another?"""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from matcher.domain.errors import StoreError
from matcher.store import Store, open_store
from matcher.store.engine import make_engine, parse_database_url, reading, writing
from matcher.store.migrate import HEAD, make_config, read_version
from matcher.store.schema import METADATA
from tests.contracts.store_examples import NVE, name_of, publish


def engine_of(database_url: str) -> Engine:
    return make_engine(parse_database_url(database_url), wait_seconds=5)


def test_migrations_make_exactly_the_tables_of_the_code(database_url: str) -> None:
    open_store(database_url).close()
    engine = engine_of(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, METADATA) == []
        assert read_version(connection) == HEAD
        script = ScriptDirectory.from_config(make_config(connection))
    assert script.get_heads() == [HEAD]
    engine.dispose()


def test_migrations_go_down_to_nothing_and_up_again(database_url: str) -> None:
    open_store(database_url).close()
    engine = engine_of(database_url)
    with writing(engine) as connection:
        command.downgrade(make_config(connection), "base")
    with reading(engine) as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]
    engine.dispose()
    with open_store(database_url) as store:
        assert publish(store, [name_of(NVE, "NVE")]).run.count == 1


def test_a_store_opened_again_has_everything(database_url: str) -> None:
    with open_store(database_url) as store:
        publish(store, [name_of(NVE, "NVE")])
    with open_store(database_url) as store:
        assert store.read_observations() == [name_of(NVE, "NVE")]


def test_a_newer_database_is_refused_and_left_alone(database_url: str) -> None:
    open_store(database_url).close()
    engine = engine_of(database_url)
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"at version 9999.*start a newer version"):
        open_store(database_url)
    with reading(engine) as connection:
        assert read_version(connection) == "9999"
    engine.dispose()


def test_a_value_must_have_a_source(store: Store, database_url: str) -> None:
    publish(store, [name_of(NVE, "NVE")])
    engine = engine_of(database_url)
    with pytest.raises(StoreError, match=r"(?i)foreign key"), writing(engine) as connection:
        connection.execute(text("DELETE FROM sources"))
    engine.dispose()


def test_the_folder_of_a_file_is_made(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path}/ny/mappe/æ.sqlite").close()
    assert (tmp_path / "ny" / "mappe" / "æ.sqlite").is_file()


def test_a_file_keeps_a_write_ahead_log(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path}/a.sqlite").close()
    engine = engine_of(f"sqlite:///{tmp_path}/a.sqlite")
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
        assert connection.execute(text("PRAGMA busy_timeout")).scalar_one() == 5000
    engine.dispose()


def test_the_write_ahead_log_waits_for_a_reader_to_finish(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.executescript("CREATE TABLE other (x); INSERT INTO other VALUES (1); BEGIN")
        reader.execute("SELECT * FROM other").fetchall()
        with pytest.raises(StoreError, match=r"no write-ahead log, but .*locked"):
            open_store(f"sqlite:///{path}", wait_seconds=0.1)
        with ThreadPoolExecutor(1) as pool:
            opening = pool.submit(open_store, f"sqlite:///{path}", wait_seconds=20)
            with pytest.raises(TimeoutError):
                opening.result(0.2)
            reader.execute("COMMIT")
            opening.result(20).close()
    with closing(sqlite3.connect(path)) as anew:
        assert anew.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").write_text("Dette er ikkje ein database, men eit brev.\n" * 50)
    with pytest.raises(StoreError, match=r"a\.sqlite says: file is not a database"):
        open_store(f"sqlite:///{tmp_path}/a.sqlite")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    with pytest.raises(StoreError, match=r"cannot make the folder .*/fil/mappe"):
        open_store(f"sqlite:///{tmp_path}/fil/mappe/a.sqlite")


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(StoreError, match=r"the database .*127\.0\.0\.1:1/") as caught:
        open_store("postgresql://ola:hemmeleg@127.0.0.1:1/samlaere")
    assert "hemmeleg" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("mysql://a/b", "mysql is not a database we know"),
        ("sqlite://", "must keep its data in a file"),
        ("sqlite:///:memory:", "must keep its data in a file"),
        ("samlaere.sqlite", "cannot be read"),
        ("", "cannot be read"),
    ],
)
def test_an_address_that_leads_nowhere_says_what_to_write(address: str, reason: str) -> None:
    with pytest.raises(StoreError, match=reason):
        open_store(address)
