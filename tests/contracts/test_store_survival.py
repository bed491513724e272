"""Is anything lost when a run breaks off, or its process is killed, in the middle of writing?"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from matcher.domain.provenance import Observation
from matcher.store import Store, open_store
from tests.contracts.store_examples import after_statement, name_of, night, publish, task_of

ROOT = Path(__file__).resolve().parents[2]
MIDDLES = [
    "INSERT INTO sources",
    "INSERT INTO observations",
    "UPDATE observations",
    "INSERT INTO runs",
]


class BrokenOffError(Exception):
    """What the tests raise in the middle of a run."""


def first_night() -> Sequence[Observation]:
    """Return values of which the next run adds, refreshes and retires some."""
    names = [name_of(f"9{key:08d}", f"Etat {key}") for key in range(1000)]
    return sorted(
        [*names, *(task_of(f"9{key:08d}", "ny") for key in range(1000))],
        key=lambda seen: (seen.key, seen.field),
    )


def break_off() -> None:
    raise BrokenOffError


@pytest.mark.parametrize("middle", MIDDLES)
def test_a_run_that_breaks_off_leaves_nothing_of_itself(store: Store, middle: str) -> None:
    before = first_night()
    run = publish(store, before).run
    with after_statement(middle, break_off), pytest.raises(BrokenOffError):
        publish(store, [*before[::3], task_of("900000001", "anna")], at=night(1))
    assert store.read_observations(with_retired=True) == before
    assert store.runs("brreg") == (run,)
    assert publish(store, before, at=night(2)).changes == ()


@pytest.mark.parametrize("middle", MIDDLES)
def test_a_process_killed_in_a_run_leaves_what_was_there(database_url: str, middle: str) -> None:
    before = first_night()
    with open_store(database_url) as store:
        run = publish(store, before).run
    with subprocess.Popen(
        [sys.executable, "-m", "tests.contracts.store_process", "hang", database_url, middle],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "hanging\n"
        killed.kill()
    with open_store(database_url) as store:
        assert store.read_observations(with_retired=True) == before
        assert store.runs("brreg") == (run,)
        assert publish(store, before, at=night(2)).changes == ()


def test_a_first_start_that_breaks_off_can_be_done_again(database_url: str) -> None:
    # Alembic begins the statement on a new line.
    with (
        after_statement("\nCREATE TABLE observations", break_off),
        pytest.raises(BrokenOffError),
    ):
        open_store(database_url)
    with open_store(database_url) as store:
        assert publish(store, [name_of("970205039", "NVE")]).run.count == 1
