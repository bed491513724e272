"""Does the command for rings answer, for people in both forms and for programs?"""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Run

NEED = {
    "agency_id": "974761076",
    "trade": "SOA03-01",
    "start": "2090-08",
    "apprentices": 2,
    "limit": 2,
}


def test_rings_as_json_keep_to_the_contract(run: Run) -> None:
    done = run("rings", "-", "--json", "--rotations", "1", stdin=json.dumps(NEED).encode())
    assert done.exit_code == 0, done.output
    answer = json.loads(done.stdout)
    assert answer["exact"] is True
    first, second = answer["rings"]
    assert {stay["apprentice"] for stay in first["rotation"]} == {1, 2}
    assert second["rotation"] == []


@pytest.mark.parametrize(
    ("form", "word"), [("nb", "Hvor mange"), ("nn", "Kor mange"), ("en", "How many")]
)
def test_rings_read_in_every_language_with_what_to_ask(run: Run, form: str, word: str) -> None:
    done = run("rings", "-", "--lang", form, "--rotations", "1", stdin=json.dumps(NEED).encode())
    assert done.exit_code == 0, done.output
    assert word in done.stdout
    assert "august 2090" in done.stdout.lower()
    assert "{" not in done.stdout


def test_a_period_that_is_too_short_ends_with_the_numbers_that_would_do(run: Run) -> None:
    done = run("rings", "-", stdin=json.dumps(NEED | {"months": 3}).encode())
    assert done.exit_code == 2
    assert done.stderr.startswith("months: ")
    assert "minst 16 med 4 medlemmer" in done.stderr


def test_a_need_for_something_else_is_told_that_these_are_rings(run: Run) -> None:
    need = json.dumps(NEED | {"apprentices": 1, "cooperation": "secondment"}).encode()
    done = run("rings", "-", "--lang", "nb", "--rotations", "0", stdin=need)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("Dere ba om hospitering.")
