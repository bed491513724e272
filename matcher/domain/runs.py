"""What did a run of a source find, what did it change, and what does a person have to look at?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from matcher.domain.provenance import JsonValue, Observation, ReviewState, Snapshot, Source, Topic

ADVISER: Final = "adviser"
"""The source of what an adviser at the training office corrects or confirms."""
AGENCY_PREFIX: Final = "agency:"
"""What an agency says of itself has this and its number as source, such as agency:974761076."""


def is_person(source_name: str) -> bool:
    """Tell whether values of this source are entered one by one by people, not read by a run."""
    return source_name == ADVISER or source_name.startswith(AGENCY_PREFIX)


class RunState(StrEnum):
    """How a run of a source ended; only a good run publishes anything."""

    GOOD = "good"
    FAILED = "failed"
    BLOCKED = "blocked"
    """The source could be read, but gave too little to be believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRun:
    """One run of one source.

    `count` is how many values of the source were current when a good run ended, and how many
    had been read when another run stopped.
    """

    id: int
    source: str
    started_at: datetime
    finished_at: datetime
    state: RunState
    count: int
    message: str = ""


class ChangeKind(StrEnum):
    """What happened to a value in a run."""

    ADDED = "added"
    RETIRED = "retired"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A value that came, went, or gave way to another; `None` stands for no value."""

    kind: ChangeKind
    topic: Topic
    key: str
    field: str
    old_value: JsonValue = None
    new_value: JsonValue = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something in a source that could not be read as agreed; `key` is empty for the run itself."""

    source: str
    code: str
    detail: str
    seen_at: datetime
    key: str = ""
    field: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPair:
    """Two entries that may be the same thing, for a person to decide on.

    `left` is how the source has it, `right` what it may be the same as; `score` is from 0 to 1.
    """

    source: str
    left: str
    right: str
    why: str
    score: float
    state: ReviewState = ReviewState.WAITING
    decided_by: str | None = None
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunDraft:
    """Everything one good run wants to publish, all or nothing.

    `covers` is None for a complete run: what the source has given before and does not give now
    is retired. Else it names the only things, as topic and key, that this run has looked at.
    """

    source: Source
    started_at: datetime
    finished_at: datetime
    observations: Sequence[Observation]
    covers: frozenset[tuple[Topic, str]] | None = None
    issues: Sequence[Issue] = ()
    review_pairs: Sequence[ReviewPair] = ()
    snapshots: Sequence[Snapshot] = ()
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRun:
    """A run as it was written, and what it changed; the changes are in a fixed order."""

    run: SourceRun
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What a run means for the agencies: the changes that a person wants to hear of.

    Each entry is the change that shows it; `other` counts the changes not listed, by field.
    `merged_into` names, for each merged agency, the one that has taken it over.
    """

    run: SourceRun
    new: tuple[Change, ...] = ()
    renamed: tuple[Change, ...] = ()
    moved: tuple[Change, ...] = ()
    merged: tuple[Change, ...] = ()
    closed: tuple[Change, ...] = ()
    merged_into: Mapping[str, str] = field(default_factory=dict)
    other: Mapping[str, int] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """How fresh a source is: its last good run, its last run of any kind, and what it gives."""

    source: Source
    last_good_at: datetime | None
    last_run_at: datetime
    last_run_state: RunState
    last_run_message: str
    count: int
    """How many values of the source are current now."""
