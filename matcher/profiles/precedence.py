"""Which source is believed when several say different things? This file is the table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from matcher.domain import fields
from matcher.domain.agency import AgencyStatus
from matcher.domain.provenance import (
    JsonValue,
    Method,
    Observation,
    ReviewState,
    Sourced,
    canonical_json,
)

OWN_WORD_FIRST: Final = (
    Method.CORRECTED,
    Method.CONFIRMED,
    Method.REGISTER,
    Method.PUBLISHED,
    Method.INFERRED,
    Method.ASSUMED,
)
"""What the agency itself knows best."""

REGISTER_FIRST: Final = (
    Method.REGISTER,
    Method.CORRECTED,
    Method.CONFIRMED,
    Method.PUBLISHED,
    Method.INFERRED,
    Method.ASSUMED,
)
"""What the register is the authority on: put it right there, and it is right everywhere."""

JUDGED_FIRST: Final = (
    Method.CORRECTED,
    Method.CONFIRMED,
    Method.PUBLISHED,
    Method.INFERRED,
    Method.REGISTER,
    Method.ASSUMED,
)
"""Whether an agency can be proposed, as long as no register says that it ends: being registered
settles a mere doubt (assumed), but not that a body has no staff of its own (inferred)."""

PRECEDENCE: Final[Mapping[str, Sequence[Method]]] = MappingProxyType(
    {
        # The register wins.
        fields.NAME: REGISTER_FIRST,
        fields.MINISTRY: REGISTER_FIRST,
        fields.PARENT: REGISTER_FIRST,
        fields.EMPLOYEES: REGISTER_FIRST,
        # Judgement wins.
        fields.STATUS: JUDGED_FIRST,
        # The agency's own word wins.
        fields.SHORT_NAME: OWN_WORD_FIRST,
        fields.OTHER_NAME: OWN_WORD_FIRST,
        fields.KIND: OWN_WORD_FIRST,
        fields.HOMEPAGE: OWN_WORD_FIRST,
        fields.SIZE_CLASS: OWN_WORD_FIRST,
        fields.SITE: OWN_WORD_FIRST,
        fields.MANDATE: OWN_WORD_FIRST,
        fields.WORK_AREA: OWN_WORD_FIRST,
        fields.TASK: OWN_WORD_FIRST,
        fields.BUSY: OWN_WORD_FIRST,
        fields.ADJACENT: OWN_WORD_FIRST,
        fields.APPROVED_TRADE: REGISTER_FIRST,
        fields.APPRENTICES: OWN_WORD_FIRST,
        fields.PLACES: OWN_WORD_FIRST,
        fields.HOST_MONTHS: OWN_WORD_FIRST,
        # Trades and aims: only Grep is the authority.
        fields.TRADE_NAME_NB: REGISTER_FIRST,
        fields.TRADE_NAME_NN: REGISTER_FIRST,
        fields.PROGRAMME_AREA: REGISTER_FIRST,
        fields.IS_EXPIRED: REGISTER_FIRST,
        fields.AIM_TRADE: REGISTER_FIRST,
        fields.AIM_NUMBER: REGISTER_FIRST,
        fields.TEXT_NB: REGISTER_FIRST,
        fields.TEXT_NN: REGISTER_FIRST,
        fields.OFFICIAL_FORM: REGISTER_FIRST,
    }
)
"""For each field, the order in which ways of knowing are believed. Within one way the newest wins.
What waits for review is believed last of all; what was rejected or retired, never. That a register
calls a body closed or closing stands above the table: see `rank`."""

OWN_WORDS: Final = frozenset({Method.CORRECTED, Method.CONFIRMED})
GUESSES: Final = frozenset({Method.INFERRED, Method.ASSUMED})
ENDINGS: Final = frozenset({AgencyStatus.CLOSED.value, AgencyStatus.CLOSING.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The observation that is believed, and those that say something else, best first."""

    winner: Observation
    others: tuple[Observation, ...] = ()

    @property
    def rivals(self) -> tuple[Sourced[str], ...]:
        """Return the other values as texts with their origins."""
        return tuple(as_text(other) for other in self.others)


def is_usable(seen: Observation) -> bool:
    """Tell whether an observation may be believed at all."""
    return seen.retired_at is None and seen.review is not ReviewState.REJECTED


def rank(seen: Observation) -> tuple[bool, bool, float, int, float, str, str, float, str]:
    """Return a sort key by which the most believable observation of a field comes first.

    A register that calls a body closed or closing is the authority on that, and is overruled only
    by the word of a person who has spoken since: among these the latest comes first, before all
    that the table ranks. A closing is dated by the day when the register was first seen to say so,
    since each reading repeats it. Source, value and address break what is otherwise a tie, so that
    the order of reading never matters.
    """
    is_settled = seen.field == fields.STATUS and (seen.method in OWN_WORDS or is_ending(seen))
    spoken_at = seen.first_seen if is_ending(seen) else seen.last_seen
    return (
        seen.review is ReviewState.WAITING,
        not is_settled,
        -spoken_at.timestamp() if is_settled else 0.0,
        PRECEDENCE[seen.field].index(seen.method),
        -seen.last_seen.timestamp(),
        seen.source,
        canonical_json(seen.value),
        seen.first_seen.timestamp(),
        seen.url or "",
    )


def is_ending(seen: Observation) -> bool:
    """Tell whether this is a register's word that a body is closed or being closed down."""
    return (
        seen.field == fields.STATUS
        and seen.method is Method.REGISTER
        and isinstance(seen.value, dict)
        and seen.value.get("status") in ENDINGS
    )


def choose(observations: Iterable[Observation]) -> Choice | None:
    """Return which observation of one field is believed; None when none may be.

    Of observations that agree only the most believable is kept.
    """
    ranked = sorted((seen for seen in observations if is_usable(seen)), key=rank)
    if not ranked:
        return None
    first_of_each: dict[str, Observation] = {}
    for seen in ranked:
        first_of_each.setdefault(canonical_json(seen.value), seen)
    winner, *others = first_of_each.values()
    return Choice(winner=winner, others=tuple(others))


def as_text(seen: Observation) -> Sourced[str]:
    """Return the value of an observation as a text to show, with its origin."""
    return Sourced(value=describe(seen.value), origin=seen.origin)


def describe(value: JsonValue) -> str:
    """Return a value as a text: itself, or its parts that say something, with commas between."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return ", ".join(describe(part) for part in value.values() if part not in (None, ""))
    if isinstance(value, list):
        return " ".join(describe(part) for part in value)
    return canonical_json(value)
