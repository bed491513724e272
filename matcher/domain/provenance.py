"""Where does a value come from, how is it known, and since when?"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

T = TypeVar("T")

JsonValue: TypeAlias = "str | int | float | bool | list[JsonValue] | dict[str, JsonValue] | None"


class Method(StrEnum):
    """How a value is known."""

    REGISTER = "register"
    PUBLISHED = "published"
    INFERRED = "inferred"
    ASSUMED = "assumed"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"

    @property
    def is_known(self) -> bool:
        """Tell whether somebody answers for the value, rather than we having guessed it."""
        return self not in {Method.INFERRED, Method.ASSUMED}


class ReviewState(StrEnum):
    """Whether a person has looked at a value that needs it."""

    NOT_NEEDED = "not_needed"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Topic(StrEnum):
    """What kind of thing an observation is about."""

    AGENCY = "agency"
    TRADE = "trade"
    AIM = "aim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place that observations are read from; the metadata of one `source.toml`."""

    name: str
    title: str
    publisher: str
    url: str
    licence: str
    cadence_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The raw bytes that a source answered with, kept under their SHA-256."""

    sha256: str
    source: str
    url: str
    media_type: str
    size_bytes: int
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a value on a profile comes from: enough to show it, judge it and correct it."""

    source: str
    method: Method
    url: str | None = None
    first_seen: datetime | None = None
    last_seen: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced(Generic[T]):
    """A value together with its origin."""

    value: T
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One value that one source gave for one field of one thing.

    `key` is an agency number, a plan code or an aim code, as `topic` says. A field with several
    values at once (tasks, sites, busy seasons) has one observation for each value.
    `first_seen` and `last_seen` are aware datetimes in UTC; `retired_at` is set when a complete
    run of the same source no longer gave the value.
    """

    topic: Topic
    key: str
    field: str
    value: JsonValue
    source: str
    method: Method
    first_seen: datetime
    last_seen: datetime
    raw: str | None = None
    url: str | None = None
    snapshot: str | None = None
    review: ReviewState = ReviewState.NOT_NEEDED
    retired_at: datetime | None = None

    @property
    def value_digest(self) -> str:
        """Identify the value itself, so that the same value seen again is the same observation."""
        return digest_value(self.value)

    @property
    def origin(self) -> Origin:
        """Return what a profile keeps of this observation beside its value."""
        return Origin(
            source=self.source,
            method=self.method,
            url=self.url,
            first_seen=self.first_seen,
            last_seen=self.last_seen,
        )


def canonical_json(value: JsonValue) -> str:
    """Write a JSON value in one way only: sorted keys, no spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_value(value: JsonValue) -> str:
    """Return the SHA-256 of the canonical JSON of `value`, in hexadecimal."""
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()
