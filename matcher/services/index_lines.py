"""How is an agency of the index written as one line of JSON, and read back?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from matcher.domain.agency import AgencyId, AgencyProfile, TaughtAim, TradeOffer
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.domain.provenance import (
    JsonValue,
    Method,
    Observation,
    ReviewState,
    Topic,
    canonical_json,
    digest_value,
)
from matcher.geography import Gazetteer
from matcher.profiles import assemble_profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """How sure it is that one task of an agency exercises one aim."""

    trade: TradeCode
    text: str
    aim: AimCode
    certainty: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyEntry:
    """One agency as the index keeps it: what was observed, and what was concluded from it.

    `digest` identifies what was observed, apart from when: as long as it stands, the conclusions
    of an earlier index do too.
    """

    agency: AgencyId
    digest: str
    observations: tuple[Observation, ...]
    lessons: tuple[Lesson, ...] = ()


def digest_observations(observations: Sequence[Observation]) -> str:
    """Identify what is observed of one agency, apart from the days it was seen on."""
    return digest_value(
        [
            [o.field, o.value_digest, o.source, o.method.value, o.url, o.review.value]
            for o in sorted(observations, key=lambda o: (o.field, o.source, o.value_digest))
        ]
    )


def write_entry(entry: AgencyEntry) -> str:
    """Return an entry as one line of canonical JSON."""
    return canonical_json(
        {
            "agency": entry.agency,
            "digest": entry.digest,
            "observations": [write_observation(o) for o in entry.observations],
            "lessons": [[x.trade, x.text, x.aim, x.certainty] for x in entry.lessons],
        }
    )


def read_entry(line: str) -> AgencyEntry:
    """Read back what `write_entry` wrote."""
    given = json.loads(line)
    return AgencyEntry(
        agency=AgencyId(given["agency"]),
        digest=given["digest"],
        observations=tuple(read_observation(o) for o in given["observations"]),
        lessons=tuple(
            Lesson(trade=TradeCode(trade), text=text, aim=AimCode(aim), certainty=float(certainty))
            for trade, text, aim, certainty in given["lessons"]
        ),
    )


def write_observation(observation: Observation) -> dict[str, JsonValue]:
    """Return an observation as JSON, without what is empty."""
    written: dict[str, JsonValue] = {
        "topic": observation.topic.value,
        "key": observation.key,
        "field": observation.field,
        "value": observation.value,
        "source": observation.source,
        "method": observation.method.value,
        "first_seen": observation.first_seen.isoformat(),
        "last_seen": observation.last_seen.isoformat(),
        "url": observation.url,
        "review": observation.review.value,
    }
    return {key: value for key, value in written.items() if value is not None}


def read_observation(given: Mapping[str, Any]) -> Observation:
    """Read back what `write_observation` wrote."""
    return Observation(
        topic=Topic(given["topic"]),
        key=given["key"],
        field=given["field"],
        value=given.get("value"),
        source=given["source"],
        method=Method(given["method"]),
        first_seen=datetime.fromisoformat(given["first_seen"]),
        last_seen=datetime.fromisoformat(given["last_seen"]),
        url=given.get("url"),
        review=ReviewState(given["review"]),
    )


def read_observation_line(line: str) -> Observation:
    """Read one line of observations."""
    return read_observation(json.loads(line))


def profile_of(entry: AgencyEntry, gazetteer: Gazetteer) -> AgencyProfile:
    """Return the profile of an entry, its offers filled with what the tasks were found to teach."""
    profile = assemble_profile(entry.agency, entry.observations, gazetteer)
    offers = {offer.trade: offer for offer in profile.offers}
    trades = list(dict.fromkeys([*offers, *(task.trade for task in profile.tasks)]))
    return replace(
        profile,
        offers=tuple(
            replace(offers.get(trade, TradeOffer(trade=trade)), aims=_taught(entry, profile, trade))
            for trade in trades
        ),
    )


def _taught(
    entry: AgencyEntry, profile: AgencyProfile, trade: TradeCode
) -> dict[AimCode, TaughtAim]:
    """Combine what each task teaches: an aim is missed only when every task misses it."""
    tasks = {task.text: task for task in profile.tasks if task.trade == trade}
    by_aim: dict[AimCode, list[Lesson]] = {}
    for lesson in entry.lessons:
        if lesson.trade == trade and lesson.text in tasks:
            by_aim.setdefault(lesson.aim, []).append(lesson)
    taught = {}
    for aim, lessons in by_aim.items():
        missed = 1.0
        for lesson in lessons:
            missed *= 1 - lesson.certainty
        best_first = sorted(lessons, key=lambda x: (-x.certainty, x.text))
        taught[aim] = TaughtAim(
            certainty=round(1 - missed, 6), tasks=tuple(tasks[x.text] for x in best_first)
        )
    return taught
