"""Does a command that fails say what would help, in the language that was asked for?"""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from matcher.cli import main
from matcher.cli.main import failure_line
from matcher.domain.errors import (
    NotIndexedError,
    SamlaereError,
    ServerError,
    SourceError,
    StoreError,
)
from matcher.services.wording import Language, words_in
from tests.cli.conftest import Run

DATABASE = {
    "nb": "SAMLAERE_DATABASE_URL: Databasen kan ikke brukes. ",
    "nn": "SAMLAERE_DATABASE_URL: Databasen kan ikkje brukast. ",
    "en": "SAMLAERE_DATABASE_URL: The database cannot be used. ",
}
UP_TO_DATE = {"nb": "Indeksen er à jour", "nn": "Indeksen er à jour", "en": "The index is up"}


@pytest.mark.parametrize("lang", Language)
def test_a_database_that_cannot_be_used_is_told_in_one_line_with_a_cure(
    tmp_path: Path, lang: Language
) -> None:
    env = {"SAMLAERE_LOCAL_DIR": str(tmp_path), "SAMLAERE_DATABASE_URL": "mysql://db/samlaere"}
    done = CliRunner().invoke(main, ["index", "--lang", lang], env=env)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(DATABASE[lang])


def test_an_address_that_is_taken_is_told_in_one_line_without_numbers_of_errors(run: Run) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        done = run("serve", "--host", "127.0.0.1", "--port", port)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("--host, --port: ")
    assert f"127.0.0.1:{port}" in done.stderr
    assert "Errno" not in done.stderr


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("kind", [NotIndexedError, StoreError, SourceError, ServerError])
def test_every_kind_of_failure_has_a_cure_in_every_language(
    lang: Language, kind: type[SamlaereError]
) -> None:
    said = failure_line(kind("a table is torn"), words_in(lang))
    assert not said.startswith("a table is torn")
    assert "{" not in said


@pytest.mark.parametrize("lang", Language)
def test_a_build_of_the_index_is_told_in_the_language_asked_for(run: Run, lang: Language) -> None:
    assert run("index", "--lang", lang).stdout.startswith(UP_TO_DATE[lang])
