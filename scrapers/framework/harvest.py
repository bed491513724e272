"""What does a source bring home, and what may it know beforehand?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import Trade
from matcher.domain.provenance import JsonValue, Method, Observation, Topic
from matcher.domain.runs import ReviewPair
from scrapers.framework.manifest import Manifest
from scrapers.framework.page import Fetcher, PageReference
from scrapers.framework.shape import Finding
from scrapers.framework.strict import Oddity


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One value for one field of one thing, as a source gave it.

    `field` and the form of `value` are those of `matcher.domain.fields`. `raw` is the value as
    the source wrote it, where reading it changed it. `method` overrides the manifest's, for a
    value that the source does not say outright (`inferred`).
    """

    topic: Topic
    key: str
    field: str
    value: JsonValue
    page: PageReference
    raw: str | None = None
    method: Method | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """Everything that one run of a source gave.

    `unchanged` are earlier observations of the same source that it says still hold (a source
    that only tells what changed). `review_pairs` are what `reconcile` could not decide.
    """

    found: tuple[Found, ...]
    oddities: tuple[Oddity, ...] = ()
    unchanged: tuple[Observation, ...] = ()
    review_pairs: tuple[ReviewPair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a source may know before it starts; empty on the first run of all.

    `names` (name, short name, other names), `homepages` and `parents` (the superior body) are
    those of every agency in the store, from whichever source; `registered` has the names that a
    register gave, alone; `trades` is every trade in the store. `own` are this source's current
    observations, `last_good` is when its last published run started (aware, UTC), `now` the time
    of this run. `decided` are pairs that a person has accepted or rejected. `must_be_full` asks a
    source that can tell what changed to read everything all the same.
    """

    now: datetime
    last_good: datetime | None = None
    own: tuple[Observation, ...] = ()
    names: Mapping[AgencyId, tuple[str, ...]] = field(default_factory=dict)
    registered: Mapping[AgencyId, tuple[str, ...]] = field(default_factory=dict)
    homepages: Mapping[AgencyId, tuple[str, ...]] = field(default_factory=dict)
    decided: tuple[ReviewPair, ...] = ()
    must_be_full: bool = False
    parents: Mapping[AgencyId, AgencyId] = field(default_factory=dict)
    trades: tuple[Trade, ...] = ()


class Scraper(Protocol):
    """The module `scraper.py` of a source."""

    def scrape(self, fetcher: Fetcher, manifest: Manifest, known: Known) -> Harvest:
        """Read the source; raise a SourceError when it cannot be read as agreed."""
        ...

    def check(self, fetcher: Fetcher, manifest: Manifest) -> tuple[Finding, ...]:
        """Say in plain words what in the live source no longer fits; nothing when all does."""
        ...
