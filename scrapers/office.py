"""What does a run of the scrapers need from the machine: clock, patience, folders, store?"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TextIO

from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.settings import PREFIX, Settings
from scrapers.framework.fetch import Limits, PoliteFetcher, Visitor
from scrapers.framework.fetch.patience import Patience
from scrapers.framework.manifest import Manifest
from scrapers.framework.progress import telling
from scrapers.framework.snapshots import SnapshotFolder


def utc_now() -> datetime:
    """Return the time, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The rim of a run; everything in it can be played in a test."""

    settings: Settings
    now: Callable[[], datetime] = utc_now
    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic
    limits: Limits = field(default_factory=Limits)
    log: TextIO = field(default_factory=lambda: sys.stderr)

    @contextmanager
    def visitor(self) -> Iterator[tuple[Visitor, Patience]]:
        """Open the one visitor of a run, and the memory of when each host was visited."""
        visitor = Visitor(
            contact=self.settings.contact, limits=self.limits, monotonic=self.monotonic
        )
        with closing(visitor):
            yield visitor, Patience(limits=self.limits, monotonic=self.monotonic, sleep=self.sleep)

    @contextmanager
    def fetcher(
        self, manifest: Manifest, visitor: Visitor, patience: Patience
    ) -> Iterator[PoliteFetcher]:
        """Open the fetcher of one source; its visits are told to the log."""
        with telling(manifest.name, self.log, self.monotonic) as on_page:
            yield PoliteFetcher(
                manifest=manifest,
                visitor=visitor,
                snapshots=SnapshotFolder(self.settings.snapshot_dir),
                patience=patience,
                now=self.now,
                on_page=on_page,
            )


def check_contact(settings: Settings, manifest: Manifest) -> None:
    """Refuse to visit a real source without saying who we are.

    Raises
    ------
    InputError
        When the setting is missing.
    """
    if not settings.contact and not manifest.is_stand_in:
        hint = "an e-mail address or a page where the source can reach us"
        raise InputError(Problem(field=PREFIX + "CONTACT", code=ProblemCode.MISSING, hint=hint))
