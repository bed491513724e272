"""Does each test get a clean database on both kinds of store, and is nothing left behind?"""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from tests import postgres
from tests.postgres import PostgresServer, PostgresUnavailableError


def tables(url: str) -> list[str]:
    engine = sa.create_engine(url)
    try:
        return sa.inspect(engine).get_table_names()
    finally:
        engine.dispose()


@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_test_finds_its_database_empty(database_url: str, turn: str) -> None:
    assert tables(database_url) == []
    engine = sa.create_engine(database_url)
    try:
        with engine.begin() as connection:
            connection.execute(sa.text("CREATE TABLE agency (name TEXT)"))
            connection.execute(
                sa.text("INSERT INTO agency VALUES (:name)"), {"name": f"Ánne {turn}"}
            )
            assert connection.scalar(sa.text("SELECT name FROM agency")) == f"Ánne {turn}"
    finally:
        engine.dispose()
    assert tables(database_url) == ["agency"]


def test_a_dropped_database_is_gone(postgres_server: PostgresServer) -> None:
    with postgres_server.clean_database() as url:
        assert tables(url) == []
    with pytest.raises(sa.exc.OperationalError, match="does not exist"):
        tables(url)


def test_a_missing_postgresql_is_said_with_the_cure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(postgres, "USUAL_FOLDERS", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PostgresUnavailableError, match="apt install postgresql"):
        postgres.find_binaries()
