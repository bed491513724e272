"""What must be planned in a rotation, and what is known of the hosts?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import MonthSpan, YearMonth
from matcher.domain.ring import JOINT_HOLIDAY_MONTH, Apprenticeship, Ring

PLACES_WHEN_UNKNOWN: Final = 1
"""A member of a ring has at least one place, or it would not be one."""

MONTHS_BETWEEN_INTAKES: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class HostProfile:
    """What is known of one member as a host; `None` means unknown, months are 1 to 12."""

    busy_months: frozenset[int] = frozenset()
    host_months: frozenset[int] | None = None
    places: int | None = None

    @property
    def room(self) -> int:
        """Return how many apprentices it can have at once."""
        return PLACES_WHEN_UNKNOWN if self.places is None else self.places

    def is_busy(self, month: YearMonth) -> bool:
        """Tell whether an apprentice is hard to follow up in the month.

        July never counts: apprentice and instructors have their summer holiday then.
        """
        return month.month in self.busy_months and month.month != JOINT_HOLIDAY_MONTH

    def is_outside(self, month: YearMonth) -> bool:
        """Tell whether the host has said that it cannot have an apprentice in the month."""
        return (
            self.host_months is not None
            and month.month not in self.host_months
            and month.month != JOINT_HOLIDAY_MONTH
        )


Hosts: TypeAlias = Mapping[AgencyId, HostProfile]


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationTask:
    """A ring, the apprenticeships to plan for, who coordinates, and what is known of the hosts."""

    ring: Ring
    apprenticeships: tuple[Apprenticeship, ...]
    coordinator: AgencyId
    hosts: Hosts


def take_in(
    employers: Sequence[AgencyId],
    span: MonthSpan,
    apprentices: int,
    *,
    intakes: int = 1,
    free_months: int = 0,
) -> tuple[Apprenticeship, ...]:
    """Return the apprenticeships of a ring: so many apprentices at each intake, a year apart.

    The members employ in turn, in the order given, so that the duties of an employer are shared.
    The last `free_months` of each are left open.
    """
    return tuple(
        Apprenticeship(
            apprentice=number + 1,
            employer=employers[number % len(employers)],
            span=MonthSpan(
                first=span.first.plus(MONTHS_BETWEEN_INTAKES * (number // apprentices)),
                months=span.months,
            ),
            free_months=free_months,
        )
        for number in range(apprentices * intakes)
    )
