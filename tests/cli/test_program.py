"""Does the program itself start, answer and end as it should, as a process of its own?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from matcher.settings import PROJECT_ROOT, Settings


def run(local_dir: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "matcher", *arguments],
        cwd=PROJECT_ROOT,
        env={**os.environ, "SAMLAERE_LOCAL_DIR": str(local_dir), **env},
        capture_output=True,
        check=False,
        timeout=120,
    )


def test_an_agency_is_answered_in_utf_8_whatever_the_locale(packaged_settings: Settings) -> None:
    done = run(packaged_settings.local_dir, "agency", "--json", "Sámediggi", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.decode("utf-8"))["agency_id"] == "974760347"


def test_bad_input_ends_with_2_and_one_line(packaged_settings: Settings) -> None:
    done = run(packaged_settings.local_dir, "agency", "974761077")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode("utf-8").startswith("agency_id: «974761077»")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("arguments", [["agency", "NVE"], ["evaluate"], ["aims", "--batch", "-"]])
def test_without_an_index_the_program_ends_with_1_and_the_cure(
    tmp_path: Path, arguments: list[str]
) -> None:
    done = run(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"samlaere index" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_a_setting_that_is_wrong_is_bad_input(packaged_settings: Settings) -> None:
    done = run(packaged_settings.local_dir, "agency", "NVE", SAMLAERE_PORT="x")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"SAMLAERE_PORT: ")
