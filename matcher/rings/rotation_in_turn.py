"""Which plan is always there to begin from? Every apprentice at every member, one after another."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import MonthSpan
from matcher.domain.ring import Apprenticeship, RotationPlan, Stay
from matcher.domain.rules import RING_STAY_MONTHS
from matcher.rings.hosting import RotationTask


def plan_in_turn(task: RotationTask) -> RotationPlan | None:
    """Return the plan in which all move on together; None for more intakes or a host without room.

    Each begins with its own employer, and the stays are as alike as can be. It keeps every rule
    where there is time for a shortest stay at every member, and asks nothing of seasons.
    """
    has_places = all(task.hosts[host].room > 0 for host in task.ring.members)
    is_one_intake = len({(p.span, p.free_months) for p in task.apprenticeships}) == 1
    if not has_places or not is_one_intake:
        return None
    employers = [person.employer for person in task.apprenticeships]
    order = [*employers, *sorted(task.ring.members.difference(employers))]
    return RotationPlan(
        ring=task.ring,
        apprenticeships=task.apprenticeships,
        stays=tuple(
            stay
            for place, person in enumerate(task.apprenticeships)
            for stay in _in_turn(person, order[place:] + order[:place])
        ),
        coordinator=task.coordinator,
    )


def _in_turn(person: Apprenticeship, hosts: list[AgencyId]) -> Iterator[Stay]:
    longest = RING_STAY_MONTHS.stop - 1
    rounds = ceil(person.planned_months / (longest * len(hosts)))
    count = rounds * len(hosts)
    ends = [person.planned_months * (at + 1) // count for at in range(count)]
    for host, first, end in zip(hosts * rounds, [0, *ends], ends, strict=False):
        span = MonthSpan(first=person.span.first.plus(first), months=end - first)
        yield Stay(apprentice=person.apprentice, host=host, span=span)
