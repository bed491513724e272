"""How does the word of a person get in, one value at a time, and out again?"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from matcher.domain.errors import StoreError
from matcher.domain.provenance import Method, Observation
from matcher.domain.runs import ADVISER, AGENCY_PREFIX, Change, is_person
from matcher.store.differences import find_differences
from matcher.store.observations import read_stored, write_differences
from matcher.store.rows import Identity, check_observation, identify, name_of
from matcher.store.sources import record_source_name

_METHODS: Final = frozenset({Method.CONFIRMED, Method.CORRECTED})


def record_observation(
    connection: Connection, observation: Observation, *, replaces_field: bool
) -> tuple[Change, ...]:
    """Keep what a person says, and tell what that changed among the same person's words.

    With `replaces_field`, the person's earlier values of the same field are retired; those of
    other sources are never touched.

    Raises
    ------
    StoreError
        When the source is not a person, or the method not a confirmation or correction.
    """
    _check_person(observation)
    check_observation(observation)
    identity = identify(observation)
    record_source_name(connection, observation.source)
    differences = find_differences(
        read_stored(connection, observation.source),
        {identity: observation},
        lambda stored: replaces_field and stored[:3] == identity[:3],
    )
    write_differences(connection, differences, retired_at=observation.last_seen)
    return differences.changes


def withdraw_observation(
    connection: Connection, observation: Observation, *, withdrawn_at: datetime
) -> tuple[Change, ...]:
    """Retire a value that a person gave before; nothing changes when it is not current.

    Raises
    ------
    StoreError
        When the source is not a person.
    """
    _check_person(observation)
    withdrawn = identify(observation)

    def is_withdrawn(identity: Identity) -> bool:
        return identity == withdrawn

    stored = read_stored(connection, observation.source)
    differences = find_differences(stored, {}, is_withdrawn)
    write_differences(connection, differences, retired_at=withdrawn_at)
    return differences.changes


def _check_person(observation: Observation) -> None:
    """Refuse single values of sources that publish runs, and guesses in a person's name."""
    if not is_person(observation.source):
        message = (
            f"{name_of(observation)}: only {ADVISER} and {AGENCY_PREFIX}NUMBER give single "
            "values; other sources publish runs"
        )
        raise StoreError(message)
    if observation.method not in _METHODS:
        message = f"{name_of(observation)}: a person confirms or corrects, not {observation.method}"
        raise StoreError(message)
