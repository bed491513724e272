"""Which of the proposed rings is shown in full, and is its rotation planned at once?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from matcher.domain.calendar import YearMonth
from matcher.domain.need import Need
from matcher.services.index import Index
from matcher.services.rings import RingsAnswer, find_rings

RING_PARAMETERS: Final = ("ring", "plan")
RINGS_SHOWN: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class RingChoice:
    """What the address says of the ring to show: its number as it was typed, and its rotation.

    `is_plan_wanted` when a rotation was asked for that takes long to plan.
    """

    typed: str = ""
    is_plan_wanted: bool = False

    @property
    def number(self) -> int:
        """Return the number of the ring, the first when none was named."""
        is_number = self.typed.isascii() and self.typed.isdigit() and len(self.typed) <= 2
        return max(int(self.typed), 1) if is_number else 1

    def number_among(self, rings: Sequence[object]) -> int:
        """Return the number of the ring that can be shown: the first for one there is not."""
        return self.number if self.number <= len(rings) else 1

    def is_missing_among(self, rings: Sequence[object]) -> bool:
        """Tell whether a ring was asked for that there is not."""
        return bool(self.typed) and self.typed != str(self.number_among(rings))

    def is_planned_for(self, need: Need) -> bool:
        """Tell whether the rotation is planned: always for one apprentice, else when asked for."""
        return self.is_plan_wanted or (need.apprentices or 1) * (need.intakes or 1) == 1


def read_ring_choice(typed: Mapping[str, str]) -> RingChoice:
    """Read the page's own parameters."""
    return RingChoice(typed=typed.get("ring", "").strip(), is_plan_wanted="plan" in typed)


def find_rings_to_show(
    index: Index, need: Need, choice: RingChoice, *, at: datetime
) -> RingsAnswer:
    """Return the best few rings, with a rotation for the one that is shown in full only.

    A rotation of one apprentice takes less than a tenth of a second, one of several many times
    that; the page would be slow if it planned those that are not looked at.

    Raises
    ------
    InputError
        When no ring could answer the need.
    """
    answer = find_rings(
        index,
        replace(need, limit=min(need.limit, RINGS_SHOWN)),
        today=YearMonth(at.year, at.month),
        rotations=1 if choice.is_planned_for(need) else 0,
        first_planned=choice.number - 1,
    )
    if answer.rings and choice.number > len(answer.rings):
        return find_rings_to_show(index, need, replace(choice, typed=""), at=at)
    return answer
