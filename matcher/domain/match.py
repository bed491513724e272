"""How good is a partner, why, and how much of that do we really know?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import AimCode
from matcher.domain.need import Cooperation
from matcher.domain.provenance import Origin


class Component(StrEnum):
    """The parts of a score; `matcher/scoring/components.py` is the table that explains them."""

    THEY_TEACH = "they_teach"
    WE_TEACH = "we_teach"
    MUTUAL = "mutual"
    TASKS = "tasks"
    SEASON = "season"
    ADJACENCY = "adjacency"
    TRAVEL = "travel"
    ROOM = "room"
    ANSWERS = "answers"
    NOT_KNOWN = "not_known"


class ReasonCode(StrEnum):
    """Why a component has its value; every code has a sentence in every language."""

    TEACHES_SOME = "teaches_some"
    TEACHES_SOME_UNCOVERED = "teaches_some_uncovered"
    TEACHES_NOTHING_KNOWN = "teaches_nothing_known"
    NOTHING_ASKED = "nothing_asked"
    TRADE_TASKS_UNKNOWN = "trade_tasks_unknown"
    WE_TEACH_SOME = "we_teach_some"
    WE_TEACH_NOTHING_KNOWN = "we_teach_nothing_known"
    OUR_TASKS_UNKNOWN = "our_tasks_unknown"
    BOTH_GAIN = "both_gain"
    ONE_SIDED = "one_sided"
    NO_GAIN_FOR_BOTH_KNOWN = "no_gain_for_both_known"
    TASKS_ALIKE = "tasks_alike"
    TASKS_DIFFERENT = "tasks_different"
    TASKS_UNKNOWN = "tasks_unknown"
    SEASONS_APART = "seasons_apart"
    SEASONS_OVERLAP = "seasons_overlap"
    THEY_ARE_CALM = "they_are_calm"
    SEASON_UNKNOWN = "season_unknown"
    OUR_SEASON_UNKNOWN = "our_season_unknown"
    KNOWN_BORDER = "known_border"
    LIKELY_BORDER = "likely_border"
    SIMILAR_MANDATE = "similar_mandate"
    SAME_MINISTRY = "same_ministry"
    NO_KNOWN_BORDER = "no_known_border"
    MANDATE_UNKNOWN = "mandate_unknown"
    SAME_PLACE = "same_place"
    DISTANCE = "distance"
    PLACE_UNKNOWN = "place_unknown"
    HAS_ROOM = "has_room"
    LITTLE_ROOM = "little_room"
    ENOUGH_PLACES = "enough_places"
    TOO_FEW_PLACES = "too_few_places"
    ROOM_UNKNOWN = "room_unknown"
    MAY_ANSWER = "may_answer"
    UNLIKELY_TO_ANSWER = "unlikely_to_answer"
    ANSWERS_UNKNOWN = "answers_unknown"
    EXPECTED = "expected"


class ExclusionCode(StrEnum):
    """Why an agency is not proposed at all; a deal-breaker is never averaged away."""

    ONESELF = "oneself"
    CLOSED = "closed"
    CLOSING = "closing"
    NO_STAFF = "no_staff"
    CANNOT_HOST = "cannot_host"
    DOUBTFUL = "doubtful"
    TRADE_NOT_KNOWN = "trade_not_known"
    TOO_FAR = "too_far"
    PLACE_UNKNOWN = "place_unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A code with the values that its sentence names.

    `aims` are those that a part of the score speaks of, those of the greatest gain first; None
    where it speaks of none by nature.
    """

    code: ReasonCode
    values: Mapping[str, str | int | float] = field(default_factory=dict)
    aims: tuple[AimCode, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words or facts that truly decided, with where they come from."""

    text: str
    origin: Origin | None = None
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentScore:
    """One part of a score.

    `value` is between 0 and 1, or None when unknown. `importance` is the part's share of what was
    asked for. `reliability` is how far the facts behind the value can be trusted (1 confirmed,
    0 unknown). `weight` is importance times reliability: what the part really counts; the rest
    of the importance goes to the part `not_known`, whose value is what could be expected. So the
    weights of a match sum to 1. `known` is the share of the facts that somebody answers for;
    the rest is inferred or assumed. `points` is weight times value, in millionths.
    """

    component: Component
    value: float | None
    importance: float
    reliability: float
    weight: float
    known: float
    points: int
    reason: Reason
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_assumed(self) -> bool:
        """Tell whether the value rests, at least in part, on what nobody answers for."""
        return self.value is not None and self.known < 1


OURS: Final = "ours"
"""What evidence is about that stands on the seeker's own profile."""

POINTS_OF_A_WHOLE: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One ranked partner; its points are exactly the sum of its components' points.

    `known_share` is the share of what was asked for that rests on facts somebody answers for,
    each by its reliability, and `assumed_share` what rests on inferred and assumed ones; the
    rest, the weight of `not_known`, is not known. `km` is the way between the nearest sites.
    """

    agency: AgencyId
    name: str
    components: tuple[ComponentScore, ...]
    known_share: float
    assumed_share: float
    suggested: Cooperation
    km: float | None = None

    @property
    def points(self) -> int:
        """Return the total in millionths."""
        return sum(part.points for part in self.components)

    @property
    def nearest_place(self) -> str:
        """Return where the site is that the way was measured to; nothing when none was."""
        reason = self._reason_of(Component.TRAVEL)
        return str(reason.values.get("place", "")) if reason else ""

    def named_aims(self, component: Component) -> tuple[AimCode, ...]:
        """Return the aims that the reason of a part names, those of the greatest gain first."""
        reason = self._reason_of(component)
        return (reason.aims or ()) if reason else ()

    def _reason_of(self, component: Component) -> Reason | None:
        found = (part.reason for part in self.components if part.component is component)
        return next(found, None)

    @property
    def total(self) -> float:
        """Return the total between 0 and 1."""
        return self.points / POINTS_OF_A_WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """An agency that is not proposed, and why."""

    agency: AgencyId
    name: str
    code: ExclusionCode
    values: Mapping[str, str | int | float] = field(default_factory=dict)
