"""What is a plan for all open needs at once, and what does it say of those it leaves out?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import TradeCode
from matcher.domain.ring import Ring

SWAP_MEMBERS: Final = range(2, 4 + 1)
"""A swap goes round between two to four agencies, as many as a ring has at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapCycle:
    """Secondments in a round: each agency's apprentice goes to the next, the last's to the first.

    It begins with the smallest number, so that the same round is written in one way.
    """

    trade: TradeCode
    agencies: tuple[AgencyId, ...]

    def __post_init__(self) -> None:
        """Refuse a round that is too short or long, comes twice to one, or begins elsewhere."""
        if len(self.agencies) not in SWAP_MEMBERS:
            message = f"a swap has 2 to 4 agencies, not {len(self.agencies)}"
            raise ValueError(message)
        if len(set(self.agencies)) != len(self.agencies) or min(self.agencies) != self.agencies[0]:
            message = f"each agency once, from the smallest number: {self.agencies}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Secondment:
    """One apprentice that goes from its employer to a host, and nobody comes back for it."""

    trade: TradeCode
    employer: AgencyId
    host: AgencyId

    def __post_init__(self) -> None:
        """Refuse a secondment to oneself."""
        if self.employer == self.host:
            message = f"{self.host} cannot be its own host"
            raise ValueError(message)


Cooperating: TypeAlias = Ring | SwapCycle | Secondment


class Objective(StrEnum):
    """What a national plan makes as large as possible; the order is part of the plan."""

    APPRENTICES = "apprentices"
    AIMS = "aims"
    SEASON = "season"
    TRAVEL = "travel"
    SMALL = "small"
    UNCHANGED = "unchanged"
    VALUE = "value"


class Order(StrEnum):
    """Which objective comes first: as many apprentices as possible, or the best cooperation."""

    MOST_PLACED = "most_placed"
    BEST_VALUE = "best_value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How far two agencies that meet are apart by road, between their nearest places.

    `trust` says how far the places of both can be trusted, between 0 and 1.
    """

    between: tuple[AgencyId, AgencyId]
    km: float
    trust: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """One ring, swap or secondment of the plan.

    `needs` are the places in the given list of the needs it serves, in the order of
    `agencies`; `apprentices` how many of them bring an apprentice. `coverage` is for each of those
    apprentices, by its employer, the expected share of the curriculum it will be taught, and
    `known_coverage` the part of it that rests on what was said or read, `implied_coverage` the part
    that follows from somebody having named what it lacks, and not more. The rest is assumed.
    `longest_way` is the longest between two that meet, None when no way is known; of those in
    `nowhere` nobody knows where they are. `counts` is what the arrangement adds to each objective.
    """

    cooperating: Cooperating
    agencies: tuple[AgencyId, ...]
    needs: tuple[int, ...]
    apprentices: int
    coverage: Mapping[AgencyId, float]
    known_coverage: Mapping[AgencyId, float]
    implied_coverage: Mapping[AgencyId, float]
    counts: Mapping[Objective, float]
    longest_way: Way | None = None
    nowhere: tuple[AgencyId, ...] = ()

    def assumed_coverage(self, employer: AgencyId) -> float:
        """Return how much of the coverage follows from nothing that was said or read."""
        sure = self.known_coverage[employer] + self.implied_coverage[employer]
        return max(self.coverage[employer] - sure, 0.0)


class LeftOutCode(StrEnum):
    """Why a need got nothing in the plan; every code has a sentence in every language."""

    NOBODY_ELSE_IN_TRADE = "nobody_else_in_trade"
    SPECIALIST_WANTED = "specialist_wanted"
    NO_PLACE_TO_HOST = "no_place_to_host"
    OTHER_FORM = "other_form"
    TOO_FAR = "too_far"
    OTHER_START = "other_start"
    FORBIDDEN = "forbidden"
    TOO_LITTLE_COVERED = "too_little_covered"
    TOO_LITTLE_KNOWN = "too_little_known"
    PARTED = "parted"
    UNTRIED = "untried"
    NOBODY_GAINS = "nobody_gains"
    OTHERS_WOULD_LOSE = "others_would_lose"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A need that got nothing, why, and what its best possible arrangement would have cost.

    `possible` is in how many arrangements it could have been. The `best` of them would break up
    the arrangements of `displaces`, and `lost` apprentices would have been without. Where rings
    are what failed, none covers more than `most_coverage`, or more than `most_known` unassumed.
    """

    need: int
    agency: AgencyId
    code: LeftOutCode
    possible: int = 0
    best: tuple[AgencyId, ...] = ()
    displaces: tuple[AgencyId, ...] = ()
    lost: int = 0
    most_coverage: float | None = None
    most_known: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatherTogether:
    """Two agencies that would both be better off with each other than with what they got.

    The shares of the curriculum that their apprentices would be taught together, and are in the
    plan; None for one that was left out.
    """

    agencies: tuple[AgencyId, AgencyId]
    needs: tuple[int, int]
    together: tuple[float, float]
    now: tuple[float | None, float | None]

    @property
    def gain(self) -> float:
        """Return how much more of the curriculum the one who gains least would be taught."""
        both = zip(self.together, self.now, strict=True)
        return min(together - (now or 0.0) for together, now in both)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """What one objective reached, and a proven bound on what any plan could reach.

    The bound holds for plans that are as good in the objectives before it.
    """

    objective: Objective
    value: float
    bound: float

    @property
    def gap(self) -> float:
        """Return how far the value can at most be from the best, as a share of the bound."""
        return (self.bound - self.value) / self.bound if self.bound > 0 else 0.0

    @property
    def is_optimal(self) -> bool:
        """Tell whether no plan can reach more."""
        return self.value >= self.bound


class Form(StrEnum):
    """What an arrangement is."""

    RING = "ring"
    SWAP = "swap"
    SECONDMENT = "secondment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Untried:
    """Arrangements of one trade, form and number of members, too many to be tried."""

    trade: TradeCode
    form: Form
    members: int


class ChangeCode(StrEnum):
    """How an agency's place in a plan differs from the plan before."""

    NEW = "new"
    LOST = "lost"
    OTHER_PARTNERS = "other_partners"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became different for one need since the plan before."""

    need: int
    agency: AgencyId
    code: ChangeCode
    before: tuple[AgencyId, ...] = ()
    after: tuple[AgencyId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalPlan:
    """Disjoint rings, swaps and secondments for all open needs, with the proof.

    `arrangements` stand in the order of their needs. `possible` is how many could have been
    chosen. `is_complete` is False when the search was told to stop before it had finished.
    `untried` are the large arrangements of which there were too many to be tried; the bounds hold
    for them too.
    """

    arrangements: tuple[Arrangement, ...]
    left_out: tuple[LeftOut, ...]
    rather_together: tuple[RatherTogether, ...]
    reached: tuple[Reached, ...]
    possible: int
    is_complete: bool
    changes: tuple[Change, ...] = ()
    untried: tuple[Untried, ...] = ()
