"""Does the store hold what is packaged with the product, and nothing older?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from matcher.domain.provenance import JsonValue, Observation, digest_value
from matcher.domain.runs import RunDraft
from matcher.seed import SeedRun, read_seed
from matcher.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTable:
    """A packaged table that has been published: its source, and how many observations it has."""

    source: str
    observations: int


Say = Callable[[PublishedTable], None]


def publish_seed(store: Store, data_dir: Path, *, say: Say) -> int:
    """Publish the packaged tables that the store does not hold yet, and say how many they were.

    A table that has not changed since it was last published costs no writing. A packaged table
    is as old as the day it was gathered, not the day it was installed.
    """
    published = 0
    for run in read_seed(data_dir):
        message = f"packaged tables {_digest(run)[:16]}"
        last = store.last_good_run(run.source.name)
        if last is not None and last.message == message:
            continue
        store.publish(
            RunDraft(
                source=run.source,
                started_at=run.date,
                finished_at=run.date,
                observations=run.observations,
                message=message,
            )
        )
        say(PublishedTable(source=run.source.name, observations=len(run.observations)))
        published += 1
    return published


def _digest(run: SeedRun) -> str:
    return digest_value([_identity(observation) for observation in run.observations])


def _identity(o: Observation) -> list[JsonValue]:
    """Return all that an observation of a packaged table says."""
    seen = o.last_seen.isoformat()
    return [o.key, o.field, o.value_digest, o.method.value, o.url, o.raw, o.review.value, seen]
