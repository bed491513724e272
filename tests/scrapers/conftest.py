"""What do the tests of the scrapers stand on? A played world, a clock that does not wait."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from matcher.domain.provenance import Method
from matcher.settings import Settings
from scrapers.framework.fetch import Limits, PoliteFetcher, Visitor
from scrapers.framework.fetch.addresses import Resolve, resolve
from scrapers.framework.fetch.patience import Patience
from scrapers.framework.manifest import Manifest
from scrapers.framework.snapshots import SnapshotFolder
from scrapers.office import Office
from tests.scrapers.source_server import SourceServer, running_server

START = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)


@dataclass(slots=True)
class Clock:
    """A clock that a sleep moves on at once; `slept` tells how long each sleep would have been.

    Each look at it moves it on by `tick`.
    """

    seconds: float = 0.0
    tick: float = 0.0
    slept: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        self.seconds += self.tick
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server() -> Iterator[SourceServer]:
    """Give a server without plays: every answer is scripted."""
    with running_server({}) as running:
        yield running


def make_manifest(url: str, **changes: object) -> Manifest:
    """Describe a source that is played at `url`."""
    values: dict[str, object] = {
        "name": "played",
        "title": "Played",
        "publisher": "Nobody",
        "real_url": "https://played.example",
        "licence": "none",
        "method": Method.PUBLISHED,
        "cadence_days": 1,
        "floor": 0,
        "ceiling": 1000,
        "counted": "name",
        "url": url,
        "max_body_bytes": 100_000,
    }
    return Manifest(**{**values, **changes})  # type: ignore[arg-type]


def make_fetcher(
    manifest: Manifest,
    clock: Clock,
    folder: Path,
    limits: Limits | None = None,
    *,
    find: Resolve = resolve,
) -> PoliteFetcher:
    """Build a real fetcher whose waiting takes no time."""
    limits = limits or Limits(read_seconds=0.5, connect_seconds=1.0)
    visitor = Visitor(
        contact="test@example.no", limits=limits, monotonic=clock.monotonic, find=find
    )
    return PoliteFetcher(
        manifest=manifest,
        visitor=visitor,
        snapshots=SnapshotFolder(folder),
        patience=Patience(limits=limits, monotonic=clock.monotonic, sleep=clock.sleep),
        now=clock.now,
        on_page=lambda _: None,
    )


def make_office(folder: Path, clock: Clock, source_urls: Mapping[str, str]) -> Office:
    """Build the rim of a run in a folder of its own."""
    settings = Settings(local_dir=folder, contact="test@example.no", source_urls=source_urls)
    limits = Limits(read_seconds=0.5, connect_seconds=1.0)
    return Office(
        settings=settings,
        now=clock.now,
        sleep=clock.sleep,
        monotonic=clock.monotonic,
        limits=limits,
        log=io.StringIO(),
    )
