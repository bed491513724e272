"""Who is best where when in a ring, and how is that proven?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from matcher.domain.agency import AgencyId
from matcher.domain.errors import SamlaereError
from matcher.domain.ring import PlannedRotation
from matcher.domain.rules import RING_STAY_MONTHS
from matcher.rings.compromises import find_compromises
from matcher.rings.hosting import RotationTask
from matcher.rings.rotation_of_one import can_plan_alone, plan_alone
from matcher.rings.weights import RotationWeights

MOST_WORK: Final = 60.0
"""How long the solver may try, in its own units of work and not in seconds, so that a slow
machine gives the same plan as a fast one."""


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


def plan_rotation(
    task: RotationTask, weights: RotationWeights, *, work: float = MOST_WORK
) -> PlannedRotation:
    """Return the best rotation by the weights; the same task gives the same plan.

    That of one apprentice is found by going through them all; for more, a solver has so much
    `work` to find and prove it. When that is too little, the best plan so far is returned.

    Raises
    ------
    PeriodTooShortError
        When there is not time for every member.
    TooFewPlacesError
        When the hosts have not places for all; says who would need how many more.
    """
    needed = least_months(len(task.ring.members))
    for person in task.apprenticeships:
        if person.planned_months < needed:
            raise PeriodTooShortError(needed + person.free_months)
    if not can_plan_alone(task):
        return _solve(task, weights, work)
    plan, cost = plan_alone(task, weights)
    compromises = find_compromises(plan, task.hosts)
    return PlannedRotation(
        plan=plan, compromises=compromises, cost=cost, bound=cost, is_optimal=True
    )


def _solve(task: RotationTask, weights: RotationWeights, work: float) -> PlannedRotation:
    from matcher.rings.rotation_choice import choose  # noqa: PLC0415 - the solver loads slowly
    from matcher.rings.rotation_model import lacking_places, solve  # noqa: PLC0415 - the same
    from matcher.rings.rotation_relaxed import find_people  # noqa: PLC0415 - the same

    is_hopeless = lacking_places(task) > 0
    people = find_people(task, weights)
    if is_hopeless:
        solution = None
    elif people is None:
        solution = solve(task, weights, work, may_add_places=False)
    else:
        solution = choose(task, weights, people, work)
    if solution is None:
        solution = solve(task, weights, work, may_add_places=True)
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
