"""Is each source read as often as it says, and no oftener?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from matcher.domain.runs import RunDraft, RunState
from matcher.store import Store, open_store
from scrapers.due import split_due
from scrapers.framework.manifest import Manifest
from scrapers.registry import Registered, find_sources
from tests.scrapers.conftest import START

SOURCES = find_sources({})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as opened:
        yield opened


def read(store: Store, manifest: Manifest, at: datetime) -> None:
    draft = RunDraft(source=manifest.source, started_at=at, finished_at=at, observations=())
    store.publish(draft)


def due(store: Store, now: datetime, *anyway: str) -> list[str]:
    found, not_due = split_due(tuple(SOURCES.values()), store, now, anyway=anyway)
    assert len(found) + len(not_due) == len(SOURCES)
    return names_of(found)


def names_of(sources: tuple[Registered, ...]) -> list[str]:
    return [source.manifest.name for source in sources]


def test_what_has_never_been_read_is_due_in_its_order(store: Store) -> None:
    assert due(store, START) == list(SOURCES)


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_is_due_when_its_days_have_passed(name: str, store: Store) -> None:
    manifest = SOURCES[name].manifest
    read(store, manifest, START)
    nights = [START + timedelta(days=night) for night in range(1, manifest.cadence_days + 1)]
    assert [night for night in nights if name in due(store, night)] == [nights[-1]]
    assert name in due(store, START, name)


def test_a_night_that_begins_earlier_than_the_last_still_reads_what_is_daily(
    store: Store,
) -> None:
    read(store, SOURCES["brreg"].manifest, START + timedelta(minutes=20))
    assert "brreg" in due(store, START + timedelta(days=1))
    assert "brreg" not in due(store, START + timedelta(hours=12))


def test_a_run_that_failed_is_tried_again_the_next_night(store: Store) -> None:
    manifest = SOURCES["kudos"].manifest
    night = START + timedelta(days=31)
    read(store, manifest, START)
    store.record_failed_run(
        manifest.source,
        started_at=night,
        finished_at=night,
        state=RunState.FAILED,
        message="down",
    )
    assert "kudos" in due(store, night + timedelta(days=1))
