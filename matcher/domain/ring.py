"""What is a ring, and where is each of its apprentices when?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import MonthSpan, YearMonth
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.domain.match import POINTS_OF_A_WHOLE
from matcher.domain.rules import RING_MEMBERS

HALF_YEAR_MONTHS: Final = 6

JOINT_HOLIDAY_MONTH: Final = 7
"""July: most people, apprentices among them, take their three weeks of summer holiday then
(ferieloven § 7 gives a right to 18 working days between 1 June and 30 September)."""


class RingPart(StrEnum):
    """The parts of a ring's value; `matcher/rings/weights.toml` says what each counts."""

    COVERAGE = "coverage"
    CONTRIBUTION = "contribution"
    BENEFIT = "benefit"
    SEASON = "season"
    TRAVEL = "travel"
    ADJACENCY = "adjacency"
    KNOWLEDGE = "knowledge"
    FAIR_SHARE = "fair_share"
    ALL_SAY_YES = "all_say_yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """Two to four agencies that together train apprentices in one trade; order means nothing."""

    trade: TradeCode
    members: frozenset[AgencyId]

    def __post_init__(self) -> None:
        """Refuse a ring of a size that the scheme does not know."""
        if len(self.members) not in RING_MEMBERS:
            message = f"a ring has 2 to 4 members, not {len(self.members)}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class RingPartScore:
    """One part of a ring's value: weight times value is its points, in millionths."""

    part: RingPart
    value: float
    weight: float
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """What is left of a ring when one member says no: how much is covered, and what is lost."""

    agency: AgencyId
    coverage: float
    lost_aims: tuple[AimCode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapHost:
    """An agency outside the ring that could teach aims which nobody in it teaches."""

    agency: AgencyId
    name: str
    aims: tuple[tuple[AimCode, float], ...]


class AskAbout(StrEnum):
    """What to ask a member before anything is agreed; every code has a sentence."""

    TASKS = "tasks"
    UNCONFIRMED_TASKS = "unconfirmed_tasks"
    ONLY_TEACHER = "only_teacher"
    SEASON = "season"
    PLACES = "places"
    APPROVAL = "approval"
    HOST_MONTHS = "host_months"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something to ask one member, with the values its sentence names."""

    about: AskAbout
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RingMember:
    """A member of a proposed ring: what it teaches and how surely, and what to ask it.

    `only_teaches` are the aims that no other member teaches for sure enough to be named.
    """

    agency: AgencyId
    name: str
    teaches: tuple[tuple[AimCode, float], ...]
    only_teaches: tuple[AimCode, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RingProposal:
    """A ring that one agency could take part in, with everything that speaks for and against it.

    The seeker is the first of `members`. `coverage` is the expected share of the curriculum that
    at least one member teaches; `uncovered` the aims that hardly anybody does, with the chance.
    """

    ring: Ring
    seeker: AgencyId
    members: tuple[RingMember, ...]
    parts: tuple[RingPartScore, ...]
    coverage: float
    aims: tuple[tuple[AimCode, float], ...]
    uncovered: tuple[AimCode, ...]
    gap_hosts: tuple[GapHost, ...]
    withdrawals: tuple[Withdrawal, ...]

    @property
    def points(self) -> int:
        """Return the value in millionths: the sum of the points of its parts."""
        return sum(score.points for score in self.parts)

    @property
    def value(self) -> float:
        """Return the value between 0 and 1."""
        return self.points / POINTS_OF_A_WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A run of months that one apprentice is trained at one host."""

    apprentice: int
    host: AgencyId
    span: MonthSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Apprenticeship:
    """One apprentice of a rotation: who employs it, when, and how many last months are open.

    In the `free_months` at the end the apprentice goes where it still lacks most; that is
    decided when the time comes.
    """

    apprentice: int
    employer: AgencyId
    span: MonthSpan
    free_months: int = 0

    @property
    def planned_months(self) -> int:
        """Return how many months the stays must fill."""
        return self.span.months - self.free_months

    @property
    def half_year_reviews(self) -> tuple[YearMonth, ...]:
        """Return the last month of each half year, a month earlier when that is July."""
        lasts = (
            self.span.first.plus(end - 1)
            for end in range(HALF_YEAR_MONTHS, self.span.months + 1, HALF_YEAR_MONTHS)
        )
        return tuple(
            month.plus(-1) if month.month == JOINT_HOLIDAY_MONTH else month for month in lasts
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationPlan:
    """Who is where when in a ring, who employs whom, and who sees to it all."""

    ring: Ring
    apprenticeships: tuple[Apprenticeship, ...]
    stays: tuple[Stay, ...]
    coordinator: AgencyId

    def stays_of(self, apprentice: int) -> tuple[Stay, ...]:
        """Return the stays of one apprentice from first to last."""
        own = (stay for stay in self.stays if stay.apprentice == apprentice)
        return tuple(sorted(own, key=lambda stay: stay.span.first))

    @property
    def hand_overs(self) -> tuple[YearMonth, ...]:
        """Return the months in which somebody comes to a new host, each once."""
        firsts = {
            stay.span.first
            for person in self.apprenticeships
            for stay in self.stays_of(person.apprentice)[1:]
        }
        return tuple(sorted(firsts))


class CompromiseCode(StrEnum):
    """What a rotation could not avoid; every code has a sentence in every language."""

    IN_BUSY_MONTHS = "in_busy_months"
    OUTSIDE_HOST_MONTHS = "outside_host_months"
    NOT_HOME_FIRST = "not_home_first"
    EXTRA_MOVES = "extra_moves"
    UNEQUAL_SHARES = "unequal_shares"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compromise:
    """Something a rotation could not avoid, where and by how much.

    `amount` counts months, moves or apprentices, as the code says; `months` are the very months.
    """

    code: CompromiseCode
    amount: int
    agency: AgencyId | None = None
    months: tuple[YearMonth, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRotation:
    """A rotation plan, what it could not avoid, and the proof that there is no better one.

    `cost` and `bound` are in the points of the weights file; they are equal when `is_optimal`.
    """

    plan: RotationPlan
    compromises: tuple[Compromise, ...]
    cost: int
    bound: int
    is_optimal: bool
