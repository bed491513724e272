"""Who is best where when in a ring, proven by a solver?"""

from __future__ import annotations

from collections.abc import Mapping

from matcher.domain.agency import AgencyId
from matcher.domain.errors import SamlaereError
from matcher.domain.ring import PlannedRotation
from matcher.domain.rules import RING_STAY_MONTHS
from matcher.rings.compromises import find_compromises
from matcher.rings.hosting import RotationTask
from matcher.rings.weights import RotationWeights


class PeriodTooShortError(SamlaereError):
    """There is not time for a shortest stay at every member; `least_months` would do."""

    def __init__(self, least_months: int) -> None:
        self.least_months = least_months
        super().__init__(f"a stay at every member takes at least {least_months} months")


class TooFewPlacesError(SamlaereError):
    """The hosts cannot have all apprentices at once; `extra_places` is the cheapest way out."""

    def __init__(self, extra_places: Mapping[AgencyId, int]) -> None:
        self.extra_places = dict(extra_places)
        super().__init__(f"more places are needed: {self.extra_places}")


def least_months(members: int) -> int:
    """Return how many months a shortest stay at every member takes."""
    return members * RING_STAY_MONTHS.start


def plan_rotation(task: RotationTask, weights: RotationWeights) -> PlannedRotation:
    """Return the best rotation by the weights; the same task gives the same plan.

    Raises
    ------
    PeriodTooShortError
        When there is not time for every member.
    TooFewPlacesError
        When the hosts have not places for all; says who would need how many more.
    """
    from matcher.rings.rotation_model import solve  # noqa: PLC0415 - the solver loads slowly

    needed = least_months(len(task.ring.members))
    for person in task.apprenticeships:
        if person.planned_months < needed:
            raise PeriodTooShortError(needed + person.free_months)
    solution = solve(task, weights, may_add_places=False)
    if solution is None:
        relaxed = solve(task, weights, may_add_places=True)
        raise TooFewPlacesError({} if relaxed is None else relaxed.extra_places)
    return PlannedRotation(
        plan=solution.plan,
        compromises=find_compromises(solution.plan, task.hosts),
        cost=solution.cost,
        bound=solution.bound,
        is_optimal=solution.is_optimal,
    )
