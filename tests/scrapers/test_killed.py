"""What is left when a run is killed at any point, and does the next one complete?"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from matcher.domain.provenance import Observation
from matcher.settings import PROJECT_ROOT
from matcher.store import open_store
from tests.scrapers.source_server import (
    SourceServer,
    load_plays,
    read_seed_agencies,
    running_server,
)

ROUNDS = 5


@pytest.fixture
def register() -> Iterator[SourceServer]:
    plays = load_plays(read_seed_agencies())
    with running_server({"brreg": plays["brreg"]}) as server:
        yield server


def start(folder: Path, server: SourceServer) -> subprocess.Popen[str]:
    """Start a full run in a process of its own."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(PROJECT_ROOT),
        "SAMLAERE_LOCAL_DIR": str(folder),
        **server.settings(),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "scrapers", "run", "brreg", "--full"],
        cwd=PROJECT_ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def what_is_known(folder: Path) -> list[tuple[str, str, str]]:
    """Return every current value."""
    with open_store(f"sqlite:///{folder / 'samlaere.sqlite'}") as store:
        return [_value(one) for one in store.read_observations()]


def _value(one: Observation) -> tuple[str, str, str]:
    return one.key, one.field, one.value_digest


def test_a_run_killed_at_any_point_leaves_the_last_good_data(
    tmp_path: Path, register: SourceServer
) -> None:
    began = time.monotonic()
    first = start(tmp_path, register)
    first.communicate(timeout=120)
    assert first.returncode == 0
    usual = time.monotonic() - began
    good = what_is_known(tmp_path)
    assert len(good) > 1000
    chance = random.Random(20261122)
    killed = 0
    for _ in range(ROUNDS):
        process = start(tmp_path, register)
        time.sleep(chance.uniform(0.05, usual))
        process.kill()
        process.communicate(timeout=10)
        killed += process.returncode != 0
        assert what_is_known(tmp_path) == good
    assert killed
    last = start(tmp_path, register)
    told, _ = last.communicate(timeout=120)
    assert last.returncode == 0
    assert "nothing changed" in told
    assert what_is_known(tmp_path) == good


def test_a_first_run_that_is_killed_leaves_nothing_half_done(
    tmp_path: Path, register: SourceServer
) -> None:
    process = start(tmp_path, register)
    while len(register.asked) < 50 and process.poll() is None:
        time.sleep(0.01)
    process.kill()
    process.communicate()
    assert what_is_known(tmp_path) == []
    again = start(tmp_path, register)
    told, _ = again.communicate(timeout=120)
    assert again.returncode == 0
    assert "brreg: 1" in told
