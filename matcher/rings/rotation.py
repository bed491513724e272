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
    """The hosts cannot have all apprentices at once; with `extra_places` they could.

    They are the fewest, or, when those are too hard to find, what every host needs to have an
    apprentice of each intake.
    """

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
    from matcher.rings.rotation_model import (  # noqa: PLC0415 - the solver loads slowly
        lacking_places,
        solve,
    )

    needed = least_months(len(task.ring.members))
    for person in task.apprenticeships:
        if person.planned_months < needed:
            raise PeriodTooShortError(needed + person.free_months)
    solution = None if lacking_places(task) else solve(task, weights, may_add_places=False)
    if solution is None:
        solution = solve(task, weights, may_add_places=True)
    if solution is None or solution.extra_places:
        raise TooFewPlacesError(solution.extra_places if solution else _one_for_each_intake(task))
    return PlannedRotation(
        plan=solution.plan,
        compromises=find_compromises(solution.plan, task.hosts),
        cost=solution.cost,
        bound=solution.bound,
        is_optimal=solution.is_optimal,
    )


def _one_for_each_intake(task: RotationTask) -> dict[AgencyId, int]:
    """Return the places that each host lacks for an apprentice of every intake at once.

    They always suffice: an intake has no more apprentices than members, who can change places
    with each other.
    """
    firsts = {person.span.first for person in task.apprenticeships}
    spans = {(p.span.first, p.span.first.plus(p.planned_months)) for p in task.apprenticeships}
    most = max(sum(begun <= first < ended for begun, ended in spans) for first in firsts)
    lacking = {host: most - task.hosts[host].room for host in sorted(task.ring.members)}
    return {host: count for host, count in lacking.items() if count > 0}
