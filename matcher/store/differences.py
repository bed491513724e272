"""What does a run change? New values, values seen again, and values that are gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from matcher.domain.fields import SEVERAL
from matcher.domain.provenance import JsonValue, Observation, ReviewState, Topic, canonical_json
from matcher.domain.runs import Change, ChangeKind
from matcher.store.rows import Identity, parse_value

_DECIDED = frozenset({ReviewState.ACCEPTED.value, ReviewState.REJECTED.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredValue:
    """What the store knows of a value, as far as a run can change it."""

    id: int
    value: str
    last_seen: datetime
    review: str
    is_retired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresh:
    """A value seen again: which row it is, and how it was seen now."""

    id: int
    observation: Observation
    last_seen: datetime
    review: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """What has to be written, and what it means."""

    new: Mapping[Identity, Observation]
    refreshed: Sequence[Refresh]
    retired: Sequence[int]
    changes: tuple[Change, ...]


def find_differences(
    stored: Mapping[Identity, StoredValue],
    seen: Mapping[Identity, Observation],
    is_covered: Callable[[Identity], bool],
) -> Differences:
    """Compare what a source gives now with what is stored of it.

    A value seen again keeps its `first_seen`, whether or not it was retired in between, and what
    a person decided about it. A current value that the run covered and did not see is retired.
    """
    gone = {
        identity: value
        for identity, value in stored.items()
        if not value.is_retired and identity not in seen and is_covered(identity)
    }
    came = {
        identity: observation
        for identity, observation in seen.items()
        if identity not in stored or stored[identity].is_retired
    }
    return Differences(
        new={identity: came[identity] for identity in came if identity not in stored},
        refreshed=[
            _refresh(stored[identity], observation)
            for identity, observation in seen.items()
            if identity in stored
        ],
        retired=[value.id for value in gone.values()],
        changes=_list_changes(
            [(identity, parse_value(value.value)) for identity, value in gone.items()],
            [(identity, observation.value) for identity, observation in came.items()],
        ),
    )


def _refresh(stored: StoredValue, observation: Observation) -> Refresh:
    """Move `last_seen` on, never back, and keep a decision that somebody took."""
    return Refresh(
        id=stored.id,
        observation=observation,
        last_seen=max(stored.last_seen, observation.last_seen),
        review=stored.review if stored.review in _DECIDED else observation.review.value,
    )


def _list_changes(
    gone: Iterable[tuple[Identity, JsonValue]], came: Iterable[tuple[Identity, JsonValue]]
) -> tuple[Change, ...]:
    """List the changes by what they are about; one value for another is one change."""
    old: dict[tuple[str, str, str], list[JsonValue]] = defaultdict(list)
    new: dict[tuple[str, str, str], list[JsonValue]] = defaultdict(list)
    for (topic, key, field, _), value in gone:
        old[topic, key, field].append(value)
    for (topic, key, field, _), value in came:
        new[topic, key, field].append(value)
    changes: list[Change] = []
    for about in sorted(old.keys() | new.keys()):
        changes += _changes_of(about, old[about], new[about])
    return tuple(changes)


def _changes_of(
    about: tuple[str, str, str], old: list[JsonValue], new: list[JsonValue]
) -> list[Change]:
    """Return the changes of one field of one thing."""
    topic, key, field = Topic(about[0]), about[1], about[2]
    if field not in SEVERAL and len(old) == len(new) == 1:
        return [
            Change(
                kind=ChangeKind.CHANGED,
                topic=topic,
                key=key,
                field=field,
                old_value=old[0],
                new_value=new[0],
            )
        ]
    retired = [
        Change(kind=ChangeKind.RETIRED, topic=topic, key=key, field=field, old_value=value)
        for value in sorted(old, key=canonical_json)
    ]
    added = [
        Change(kind=ChangeKind.ADDED, topic=topic, key=key, field=field, new_value=value)
        for value in sorted(new, key=canonical_json)
    ]
    return retired + added
