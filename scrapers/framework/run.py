"""How does one source get from the world into the store, or leave the store as it was?"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from matcher.domain import fields
from matcher.domain.errors import SamlaereError, SourceError, StoreError
from matcher.domain.provenance import Observation, Topic
from matcher.domain.runs import Issue, PublishedRun, RunDraft, RunReport, RunState
from matcher.store import Store
from scrapers.framework.fetch import PoliteFetcher
from scrapers.framework.floors import Verdict, judge_count
from scrapers.framework.harvest import Harvest, Known, Scraper
from scrapers.framework.knowledge import read_known
from scrapers.framework.manifest import Manifest
from scrapers.framework.observing import (
    count_of,
    distinct_snapshots,
    to_issues,
    to_observations,
)
from scrapers.framework.page import FetchError
from scrapers.framework.report import make_report

LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How the run of one source ended; without a report nothing was published."""

    source: str
    state: RunState
    message: str
    count: int = 0
    last_good_at: datetime | None = None
    report: RunReport | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """What a person said about this run."""

    is_drop_accepted: bool = False
    must_be_full: bool = False


def run_source(
    scraper: Scraper,
    fetcher: PoliteFetcher,
    store: Store,
    *,
    now: Callable[[], datetime],
    orders: Orders,
) -> Outcome:
    """Read one source and publish it in one transaction, or note why nothing was published.

    Never raises for what a source does: whatever happens, the last good data stay, also when the
    store refuses what was read.

    Raises
    ------
    StoreError
        When the store cannot be read, or not even a failure can be noted in it.
    """
    manifest, started_at = fetcher.manifest, now()
    known = read_known(store, manifest, started_at, must_be_full=orders.must_be_full)
    try:
        harvest = scraper.scrape(fetcher, manifest, known)
    except StoreError:
        raise
    except SamlaereError as error:
        message = _with_address(error, fetcher)
        return _note_failure(store, manifest, known, message=message, now=now)
    except Exception as error:
        LOG.exception("%s: the scraper has a fault", manifest.name)
        fault = f"the scraper has a fault: {type(error).__name__}: {error}"
        message = _with_address(SourceError(fault), fetcher)
        return _note_failure(store, manifest, known, message=message, now=now)
    return _publish(store, fetcher, known, harvest, now=now, orders=orders)


def _with_address(error: SamlaereError, fetcher: PoliteFetcher) -> str:
    """Say what stopped a run, and at which page, when the error does not say that itself."""
    if isinstance(error, FetchError) or not fetcher.taken:
        return str(error)
    return f"{error} (last page read: {fetcher.taken[-1].url})"


def _publish(
    store: Store,
    fetcher: PoliteFetcher,
    known: Known,
    harvest: Harvest,
    *,
    now: Callable[[], datetime],
    orders: Orders,
) -> Outcome:
    """Judge what was brought home, then write all of it or none."""
    manifest = fetcher.manifest
    observations = to_observations(harvest, manifest, known.now)
    issues = to_issues(harvest.oddities, manifest, known.now)
    verdict = _judge(manifest, known, observations, orders)
    if verdict.blocked:
        blocked, count = RunState.BLOCKED, len(observations)
        return _note_failure(
            store, manifest, known, message=verdict.blocked, now=now, state=blocked, count=count
        )
    issues += _warnings(manifest, verdict, known.now)
    draft = RunDraft(
        source=manifest.source,
        started_at=known.now,
        finished_at=now(),
        observations=observations,
        covers=_covered(manifest, observations),
        issues=issues,
        review_pairs=harvest.review_pairs,
        snapshots=distinct_snapshots(fetcher.taken),
        message="; ".join(verdict.warnings),
    )
    try:
        published = store.publish(draft)
    except StoreError as error:
        message = f"it was read, but the store refuses it: {error}"
        return _note_failure(store, manifest, known, message=message, now=now)
    return _tell(published, known, issues)


def _judge(
    manifest: Manifest, known: Known, observations: Sequence[Observation], orders: Orders
) -> Verdict:
    """Compare what was brought home with what the source gave last."""
    return judge_count(
        manifest,
        count=count_of(observations, manifest.counted),
        last_count=count_of(known.own, manifest.counted),
        is_drop_accepted=orders.is_drop_accepted,
    )


def _covered(
    manifest: Manifest, observations: Sequence[Observation]
) -> frozenset[tuple[Topic, str]] | None:
    """Return the things that a run has looked at; None when it has looked at everything."""
    if manifest.is_complete:
        return None
    return frozenset((one.topic, one.key) for one in observations)


def _tell(published: PublishedRun, known: Known, issues: Sequence[Issue]) -> Outcome:
    """Say how a run that was published ended."""
    had_name = frozenset(one.key for one in known.own if one.field == fields.NAME)
    run = published.run
    return Outcome(
        source=run.source,
        state=RunState.GOOD,
        message=run.message,
        count=run.count,
        last_good_at=run.finished_at,
        report=make_report(published, issues, had_name=had_name),
    )


def _warnings(manifest: Manifest, verdict: Verdict, now: datetime) -> tuple[Issue, ...]:
    """Turn what the counts say into issues."""
    return tuple(
        Issue(source=manifest.name, code="count", detail=warning, seen_at=now)
        for warning in verdict.warnings
    )


def _note_failure(
    store: Store,
    manifest: Manifest,
    known: Known,
    *,
    message: str,
    now: Callable[[], datetime],
    state: RunState = RunState.FAILED,
    count: int = 0,
) -> Outcome:
    """Write down that nothing was published, and why."""
    store.record_failed_run(
        manifest.source,
        started_at=known.now,
        finished_at=now(),
        state=state,
        message=message,
        count=count,
    )
    return Outcome(
        source=manifest.name,
        state=state,
        message=message,
        count=count,
        last_good_at=known.last_good,
    )
