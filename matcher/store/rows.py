"""How does an observation become a row, and a row an observation?"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from sqlalchemy import Row, Select, select

from matcher.domain.errors import StoreError
from matcher.domain.provenance import (
    JsonValue,
    Method,
    Observation,
    ReviewState,
    Topic,
    canonical_json,
)
from matcher.store.schema import OBSERVATIONS

AnyRow: TypeAlias = "Row[*tuple[Any, ...]]"
"""A row whose columns the reader knows."""
Identity: TypeAlias = "tuple[str, str, str, str]"
"""What makes a value of one source itself: topic, key, field and digest."""

_NOT_KEPT: Final = re.compile("[\0\ud800-\udfff]")
"""The zero character, which PostgreSQL refuses, and halves of characters, which UTF-8 does."""
_TOPICS: Final = {topic.value: topic for topic in Topic}
_METHODS: Final = {method.value: method for method in Method}
_REVIEWS: Final = {state.value: state for state in ReviewState}


def select_observations() -> Select[Any]:
    """Return the columns that `read_row` wants, in its order."""
    c = OBSERVATIONS.c
    return select(
        c.topic, c.key, c.field, c.value, c.source, c.method, c.first_seen, c.last_seen,
        c.raw, c.url, c.snapshot, c.review, c.retired_at,
    )  # fmt: skip


def read_row(row: AnyRow) -> Observation:
    """Turn a row of `select_observations` into an observation."""
    (
        topic, key, field, value, source, method, first_seen, last_seen,
        raw, url, snapshot, review, retired_at,
    ) = row  # fmt: skip
    return Observation(
        topic=_TOPICS[topic],
        key=key,
        field=field,
        value=parse_value(value),
        source=source,
        method=_METHODS[method],
        first_seen=first_seen,
        last_seen=last_seen,
        raw=raw,
        url=url,
        snapshot=snapshot,
        review=_REVIEWS[review],
        retired_at=retired_at,
    )


def parse_value(text: str) -> JsonValue:
    """Read a value back from its canonical JSON."""
    value: JsonValue = json.loads(text)
    return value


def identify(observation: Observation) -> Identity:
    """Return what makes the value of an observation itself.

    Raises
    ------
    StoreError
        When the value is not JSON, or holds text that is not Unicode.
    """
    try:
        # Only these two words make it worth the time to look for numbers that JSON has not got.
        text = canonical_json(observation.value)
        if "NaN" in text or "Infinity" in text:
            json.dumps(observation.value, allow_nan=False)
        digest = observation.value_digest
    except (TypeError, ValueError) as error:
        message = f"{name_of(observation)}: the value cannot be kept: {error}"
        raise StoreError(message) from error
    return observation.topic.value, observation.key, observation.field, digest


def make_row(observation: Observation, identity: Identity) -> Mapping[str, object]:
    """Return every column of a new row, but its number."""
    topic, key, field, digest = identity
    return {
        "source": observation.source,
        "topic": topic,
        "key": key,
        "field": field,
        "value_digest": digest,
        "value": canonical_json(observation.value),
        "method": observation.method.value,
        "review": observation.review.value,
        "first_seen": observation.first_seen,
        "last_seen": observation.last_seen,
        "retired_at": None,
        "raw": observation.raw,
        "url": observation.url,
        "snapshot": observation.snapshot,
    }


def check_observation(observation: Observation) -> None:
    """Refuse what one of the databases would refuse, and the other keep.

    Raises
    ------
    StoreError
        When a moment says no time zone, or a text holds a zero character or half a character.
    """
    if observation.first_seen.tzinfo is None or observation.last_seen.tzinfo is None:
        message = f"{name_of(observation)}: first_seen and last_seen must say their time zone"
        raise StoreError(message)
    check_texts(
        name_of(observation),
        (
            observation.key,
            observation.field,
            observation.raw,
            observation.url,
            observation.snapshot,
        ),
    )


def check_texts(name: str, texts: Sequence[str | None]) -> None:
    """Refuse texts that PostgreSQL or UTF-8 cannot hold.

    Raises
    ------
    StoreError
        Naming what the text belongs to.
    """
    for text in texts:
        if text and _NOT_KEPT.search(text):
            message = f"{name}: the text {text[:40]!a} holds a character that cannot be kept"
            raise StoreError(message)


def make_storable(text: str) -> str:
    """Put U+FFFD for what cannot be kept, in words that only tell what went wrong."""
    return _NOT_KEPT.sub("\ufffd", text)


def name_of(observation: Observation) -> str:
    """Name an observation in a message."""
    return f"{observation.source}: {observation.topic} {observation.key} {observation.field}"
