"""What may an adviser ask of a national plan before it is made?"""

from __future__ import annotations

from dataclasses import dataclass

from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import TradeCode
from matcher.domain.national import Objective, Order

_ORDERS = {
    Order.MOST_PLACED: (
        Objective.APPRENTICES,
        Objective.AIMS,
        Objective.SEASON,
        Objective.TRAVEL,
        Objective.SMALL,
    ),
    Order.BEST_VALUE: (Objective.VALUE, Objective.APPRENTICES, Objective.SMALL),
}


@dataclass(frozen=True, slots=True)
class Before:
    """Who was together in an arrangement of the plan before, and in which trade."""

    trade: TradeCode
    agencies: frozenset[AgencyId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What a plan must keep to.

    Agencies of a set in `together` may only be in an arrangement with all of the set; those of a
    set in `apart` never meet. `before` are the arrangements of the plan before.
    With `keep_before` as few as possible of its apprentices get other partners, ahead of anything
    else; without, the plan before only decides what changed.
    """

    order: Order = Order.MOST_PLACED
    together: tuple[frozenset[AgencyId], ...] = ()
    apart: tuple[frozenset[AgencyId], ...] = ()
    before: tuple[Before, ...] = ()
    keep_before: bool = False

    @property
    def objectives(self) -> tuple[Objective, ...]:
        """Return what is made as large as possible, the most important first."""
        kept = (Objective.UNCHANGED,) if self.keep_before and self.before else ()
        return kept + _ORDERS[self.order]
