"""How does a test run one source for real, over HTTP on this machine, and judge what it brought?"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest

from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import Trade, TradeCode
from matcher.domain.provenance import Observation
from scrapers.framework.fetch import Limits, PoliteFetcher, Visitor
from scrapers.framework.fetch.patience import Patience
from scrapers.framework.harvest import Harvest, Known, Scraper
from scrapers.framework.manifest import Manifest, read_manifest
from scrapers.framework.observing import to_observations
from scrapers.framework.snapshots import SnapshotFolder
from tests.scrapers.source_server import Play, SourceServer, running_server

NOW: Final = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
SOURCES: Final = Path(__file__).parents[3] / "scrapers" / "sources"
IMPATIENT: Final = Limits(
    connect_seconds=2.0, read_seconds=0.5, total_seconds=2.0, backoff_seconds=0.0, attempts=3
)
OFFICE = Trade(
    code=TradeCode("SOA03-01"),
    programme_area="SRSOA3",
    name_nb="Service- og administrasjonsfaget",
    name_nn="Service- og administrasjonsfaget",
)
OPERATIONS = Trade(
    code=TradeCode("ITD03-01"),
    programme_area="IMITD3",
    name_nb="IT-driftsfaget",
    name_nn="IT-driftsfaget",
)


@dataclass(kw_only=True)
class Rig:
    """One source with a server that plays it; `waits` is how long it would have slept."""

    name: str
    server: SourceServer
    folder: Path
    waits: list[float] = field(default_factory=list)
    announced: list[str] = field(default_factory=list)

    @property
    def scraper(self) -> Scraper:
        """Return the source's own code."""
        return import_module(f"scrapers.sources.{self.name}.scraper")  # type: ignore[return-value]

    @property
    def manifest(self) -> Manifest:
        """Return the source's metadata, with the server in its place."""
        return read_manifest(SOURCES / self.name, {self.name: self.server.url_of(self.name)})

    @property
    def fetcher(self) -> PoliteFetcher:
        """Return a fetcher that is real in everything but its patience."""
        return PoliteFetcher(
            manifest=self.manifest,
            visitor=Visitor(contact="test@example.no", limits=IMPATIENT, monotonic=time.monotonic),
            snapshots=SnapshotFolder(folder=self.folder),
            patience=Patience(limits=IMPATIENT, monotonic=time.monotonic, sleep=self.waits.append),
            now=lambda: NOW,
            on_page=self.announced.append,
        )

    def scrape(self, known: Known) -> Harvest:
        """Read the source once."""
        return self.scraper.scrape(self.fetcher, self.manifest, known)

    def observe(self, harvest: Harvest, when: datetime = NOW) -> tuple[Observation, ...]:
        """Return what the store would hold after this harvest."""
        return to_observations(harvest, self.manifest, when)

    def path(self, rest: str) -> str:
        """Return a path of this source on the server."""
        return f"/{self.name}{rest}"

    def visited(self) -> list[str]:
        """Return the paths that were asked for, in order."""
        return [asked.path.removeprefix(f"/{self.name}") for asked in self.server.asked]


@contextmanager
def running_rig(name: str, play: Play, folder: Path) -> Iterator[Rig]:
    """Play one source for as long as the block lasts."""
    with running_server({name: play}) as server:
        yield Rig(name=name, server=server, folder=folder)


def make_known(
    names: dict[str, str] | None = None,
    *,
    own: Sequence[Observation] = (),
    last_good: datetime | None = None,
    homepages: dict[str, str] | None = None,
    parents: dict[str, str] | None = None,
    trades: Sequence[Trade] = (OFFICE, OPERATIONS),
) -> Known:
    """Return what the store would tell a source."""
    return Known(
        now=NOW,
        last_good=last_good,
        own=tuple(own),
        names={AgencyId(number): (name,) for number, name in (names or {}).items()},
        homepages={AgencyId(number): (url,) for number, url in (homepages or {}).items()},
        parents={AgencyId(one): AgencyId(other) for one, other in (parents or {}).items()},
        trades=tuple(trades),
    )


def summarise(harvest: Harvest, rig: Rig) -> str:
    """Write a harvest as text that a person can read: one value or oddity on each line."""
    found = sorted(
        json.dumps([each.topic, each.key, each.field, each.value, each.raw], ensure_ascii=False)
        for each in harvest.found
    )
    odd = sorted(
        json.dumps(["oddity", each.where, each.what, each.example], ensure_ascii=False)
        for each in harvest.oddities
    )
    lines = "\n".join((*found, *odd)) + "\n"
    return lines.replace(rig.server.address, "http://server")


def check_golden(text: str, path: Path) -> None:
    """Compare with the expectation; one that is missing is written, and a person must read it."""
    if not path.exists():
        path.write_text(text, encoding="utf-8")
        pytest.fail(f"{path.name} was missing and has been written: read it, then run again")
    assert text == path.read_text(encoding="utf-8")
