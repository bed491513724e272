"""How long does it take to build the index from nothing, and after one agency has changed?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from shutil import copytree

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from matcher.domain import fields
from matcher.domain.provenance import Method, Observation, Topic
from matcher.services.index_building import BuildReport, build_index
from matcher.settings import Settings, read_settings
from matcher.store import open_store

LANEKASSEN = "960885406"


def now() -> datetime:
    return datetime.now(UTC)


def build(settings: Settings) -> BuildReport:
    return build_index(settings, now=now, say=lambda _: None)


def test_index_from_the_packaged_data(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    numbers = count()

    def new_installation() -> tuple[tuple[Settings], dict[str, object]]:
        local = tmp_path / str(next(numbers))
        return (read_settings({"SAMLAERE_LOCAL_DIR": str(local)}),), {}

    report = benchmark.pedantic(build, setup=new_installation, rounds=3)
    assert report.changed == report.agencies > 200


@pytest.fixture
def correct_one_task(packaged_settings: Settings, tmp_path: Path) -> Callable[[], Settings]:
    """Return a function that corrects another task of one agency, in an installation of its own."""
    copytree(packaged_settings.local_dir, tmp_path / "local")
    settings = read_settings({"SAMLAERE_LOCAL_DIR": str(tmp_path / "local")})
    numbers = count()

    def correct() -> Settings:
        text = f"svare på henvendelse nummer {next(numbers)}"
        with open_store(settings.resolved_database_url) as store:
            store.record_observation(
                Observation(
                    topic=Topic.AGENCY,
                    key=LANEKASSEN,
                    field=fields.TASK,
                    value={"trade": "SOA03-01", "text": text},
                    source=f"agency:{LANEKASSEN}",
                    method=Method.CORRECTED,
                    first_seen=now(),
                    last_seen=now(),
                )
            )
        return settings

    return correct


def test_index_after_one_agency_has_changed(
    benchmark: BenchmarkFixture, correct_one_task: Callable[[], Settings]
) -> None:
    report = benchmark.pedantic(build, setup=lambda: ((correct_one_task(),), {}), rounds=5)
    assert (report.changed, report.texts_read) == (1, 1)
