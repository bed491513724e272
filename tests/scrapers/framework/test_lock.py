"""Can two runs overlap?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scrapers.framework.lock import AlreadyRunningError, only_run
from tests.scrapers.conftest import START

HOLD = """
import sys, time
from datetime import datetime, UTC
from pathlib import Path
from scrapers.framework.lock import only_run
with only_run(Path(sys.argv[1]), datetime(2026, 11, 22, 6, tzinfo=UTC)):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_run_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with (
            pytest.raises(AlreadyRunningError, match=f"process {process.pid}, since 2026-11-22T06"),
            only_run(tmp_path, START),
        ):
            pytest.fail("two runs at once")
        process.kill()
        process.wait()
        with only_run(tmp_path, START):
            assert (tmp_path / "scrapers.lock.holder").exists()
    assert not (tmp_path / "scrapers.lock.holder").exists()
