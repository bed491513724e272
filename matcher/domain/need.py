"""What does an agency that looks for a partner ask for?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import YearMonth
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.domain.rules import TRAINING_PERIOD_MONTHS

DEFAULT_LIMIT: Final = 10
MAX_LIMIT: Final = 1000

MAX_TEXT_LENGTH: Final = 500
"""So many characters may a name, or a task or question in one's own words, have."""

MAX_TASKS: Final = 50
"""So many tasks may be told that are lacked, and so many that one has."""

MAX_FREE_MONTHS: Final = 20
"""A ring of two needs eight of the usual twenty-four months; few have a longer open end."""

MAX_INTAKES: Final = 3
"""In two years of training the third intake meets the second as the second met the first: from
then on every year is alike."""


class Cooperation(StrEnum):
    """How two or more agencies can share an apprentice."""

    RING = "ring"
    SECONDMENT = "secondment"
    EXTERNAL_SPECIALIST = "external_specialist"
    ANY = "any"


class Direction(StrEnum):
    """Which way an apprentice moves, seen from the seeker."""

    SEND = "send"
    RECEIVE = "receive"
    SWAP = "swap"


class Similarity(StrEnum):
    """Whether the seeker wants a partner that does the same, or the opposite."""

    ALIKE = "alike"
    COMPLEMENTARY = "complementary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a seeker asks for in one trade; empty or None means that it was not said.

    `weights` overrides the operator's weights by component name for this need alone. In a ring
    the last `free_months` of the training period are left open, and a new intake comes each year,
    `intakes` in all. `with_agencies` must be members of every ring; `without_agencies` are never
    proposed in one.
    """

    trade: TradeCode
    seeker: AgencyId | None = None
    cooperation: Cooperation | None = None
    direction: Direction | None = None
    missing_aims: tuple[AimCode, ...] = ()
    covered_aims: tuple[AimCode, ...] = ()
    missing_tasks: tuple[str, ...] = ()
    covered_tasks: tuple[str, ...] = ()
    similarity: Similarity | None = None
    busy_months: frozenset[int] = frozenset()
    start: YearMonth | None = None
    months: int | None = None
    apprentices: int | None = None
    free_months: int | None = None
    intakes: int | None = None
    place: str | None = None
    max_km: float | None = None
    questions: tuple[str, ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)
    limit: int = DEFAULT_LIMIT
    with_agencies: tuple[AgencyId, ...] = ()
    without_agencies: tuple[AgencyId, ...] = ()

    @property
    def training_months(self) -> int:
        """Return how long the training takes: as said, else as long as it usually does."""
        return self.months or TRAINING_PERIOD_MONTHS

    @property
    def planned_months(self) -> int:
        """Return how many of those months the stays of a ring must fill."""
        return self.training_months - (self.free_months or 0)
