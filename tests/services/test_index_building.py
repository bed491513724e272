"""Does a new index touch only what changed, and does the old one serve until the new is whole?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from matcher.domain import fields
from matcher.domain.agency import AgencyId
from matcher.domain.errors import NotIndexedError
from matcher.domain.provenance import Method, Observation, Topic
from matcher.services.index_building import BuildReport, build_index
from matcher.services.index_files import current_folder
from matcher.services.index_loading import IndexHolder, load_index
from matcher.settings import Settings, read_settings
from matcher.store import open_store

LATER = datetime(2026, 11, 23, tzinfo=UTC)
LANEKASSEN = AgencyId("960885406")


@pytest.fixture
def installation(packaged_settings: Settings, tmp_path: Path) -> Settings:
    """Return settings of an installation of its own, with an index already in service."""
    copytree(packaged_settings.local_dir, tmp_path / "local")
    return read_settings({"SAMLAERE_LOCAL_DIR": str(tmp_path / "local")})


def rebuild(installation: Settings, *, now: Callable[[], datetime] = lambda: LATER) -> BuildReport:
    return build_index(installation, now=now, say=lambda _: None)


def correct_a_task(installation: Settings) -> None:
    with open_store(installation.resolved_database_url) as store:
        store.record_observation(
            Observation(
                topic=Topic.AGENCY,
                key=LANEKASSEN,
                field=fields.TASK,
                value={"trade": "SOA03-01", "text": "svare kunder om avdragsplaner på chat"},
                source=f"agency:{LANEKASSEN}",
                method=Method.CORRECTED,
                first_seen=LATER,
                last_seen=LATER,
            )
        )


def test_an_index_of_the_same_values_is_not_built_again(installation: Settings) -> None:
    before = current_folder(installation.index_dir)
    report = rebuild(installation)
    assert (report.changed, report.texts_read, report.is_new) == (0, 0, False)
    assert current_folder(installation.index_dir) == before


def test_one_corrected_agency_is_the_only_one_read_again(installation: Settings) -> None:
    correct_a_task(installation)
    report = rebuild(installation)
    assert (report.changed, report.texts_read, report.is_new) == (1, 1, True)
    profile = load_index(installation).profile(LANEKASSEN)
    assert profile is not None
    assert "svare kunder om avdragsplaner på chat" in {task.text for task in profile.tasks}


def test_an_index_taken_over_in_parts_equals_one_built_from_nothing(
    installation: Settings, tmp_path: Path
) -> None:
    correct_a_task(installation)
    rebuild(installation)
    anew = read_settings(
        {
            "SAMLAERE_LOCAL_DIR": str(tmp_path / "anew"),
            "SAMLAERE_DATABASE_URL": installation.resolved_database_url,
        }
    )
    rebuild(anew)
    grown, fresh = current_folder(installation.index_dir), current_folder(anew.index_dir)
    assert (grown / "agencies.jsonl").read_text() == (fresh / "agencies.jsonl").read_text()
    assert load_index(installation).info.fingerprint == load_index(anew).info.fingerprint


def test_a_server_takes_up_the_new_index_by_itself(installation: Settings) -> None:
    holder = IndexHolder(installation)
    before = holder.current()
    assert holder.current() is before
    correct_a_task(installation)
    rebuild(installation)
    assert holder.current().info.fingerprint != before.info.fingerprint


def test_without_an_index_the_answer_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(NotIndexedError, match="samlaere index"):
        load_index(read_settings({"SAMLAERE_LOCAL_DIR": str(tmp_path)}))


@pytest.mark.parametrize("seconds", [0.5, 1.5, 2.5])
def test_killed_at_any_point_the_index_before_still_serves(
    installation: Settings, seconds: float
) -> None:
    before = load_index(installation).info
    correct_a_task(installation)
    environment = {**os.environ, "SAMLAERE_LOCAL_DIR": str(installation.local_dir)}
    build = subprocess.Popen(
        [sys.executable, "-m", "matcher", "index"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(seconds)
    build.send_signal(signal.SIGKILL)
    build.wait()
    served = load_index(installation).info
    report = rebuild(installation, now=lambda: LATER + timedelta(hours=1))
    after = load_index(installation).info
    assert served.fingerprint in {before.fingerprint, after.fingerprint}
    assert after.fingerprint == report.fingerprint != before.fingerprint
    assert len([p for p in installation.index_dir.iterdir() if p.is_dir()]) <= 2
