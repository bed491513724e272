"""What could a rotation not avoid, by how much, and what does that cost?"""

from __future__ import annotations

from collections.abc import Iterator

from matcher.domain.calendar import MonthSpan, YearMonth
from matcher.domain.ring import Apprenticeship, Compromise, CompromiseCode, RotationPlan
from matcher.rings.hosting import Hosts
from matcher.rings.weights import RotationWeights


def find_compromises(plan: RotationPlan, hosts: Hosts) -> tuple[Compromise, ...]:
    """List everything that the plan would rather have avoided, host by host, then for all."""
    return tuple(_at_hosts(plan, hosts)) + tuple(_for_all(plan))


def cost_of(plan: RotationPlan, hosts: Hosts, weights: RotationWeights) -> int:
    """Return the cost of a plan in points: each stay, and everything it could not avoid."""
    price = {
        CompromiseCode.IN_BUSY_MONTHS: weights.busy_month,
        CompromiseCode.OUTSIDE_HOST_MONTHS: weights.outside_host_month,
        CompromiseCode.NOT_HOME_FIRST: weights.not_home_first,
        CompromiseCode.EXTRA_MOVES: weights.move,
        CompromiseCode.UNEQUAL_SHARES: weights.unequal_month,
    }
    fewest = len(plan.ring.members) * len(plan.apprenticeships) * weights.move
    return fewest + sum(price[c.code] * c.amount for c in find_compromises(plan, hosts))


def months_of(span: MonthSpan) -> tuple[YearMonth, ...]:
    """Return every month of a span."""
    return tuple(span.first.plus(at) for at in range(span.months))


def equal_share(person: Apprenticeship, members: int) -> tuple[int, int]:
    """Return the least and the most months at each member that count as an equal share."""
    least, left = divmod(person.planned_months, members)
    return least, least + (left > 0)


def _at_hosts(plan: RotationPlan, hosts: Hosts) -> Iterator[Compromise]:
    for host in sorted(plan.ring.members):
        months = [m for s in plan.stays if s.host == host for m in months_of(s.span)]
        busy = tuple(sorted(m for m in months if hosts[host].is_busy(m)))
        outside = tuple(sorted(m for m in months if hosts[host].is_outside(m)))
        if busy:
            code = CompromiseCode.IN_BUSY_MONTHS
            yield Compromise(code=code, amount=len(busy), agency=host, months=busy)
        if outside:
            code = CompromiseCode.OUTSIDE_HOST_MONTHS
            yield Compromise(code=code, amount=len(outside), agency=host, months=outside)


def _for_all(plan: RotationPlan) -> Iterator[Compromise]:
    people = plan.apprenticeships
    away = sum(plan.stays_of(p.apprentice)[0].host != p.employer for p in people)
    moves = len(plan.stays) - len(people) * len(plan.ring.members)
    unequal = sum(_unequal_months(plan, person) for person in people)
    for code, amount in (
        (CompromiseCode.NOT_HOME_FIRST, away),
        (CompromiseCode.EXTRA_MOVES, moves),
        (CompromiseCode.UNEQUAL_SHARES, unequal),
    ):
        if amount:
            yield Compromise(code=code, amount=amount)


def _unequal_months(plan: RotationPlan, person: Apprenticeship) -> int:
    least, most = equal_share(person, len(plan.ring.members))
    months = dict.fromkeys(plan.ring.members, 0)
    for stay in plan.stays_of(person.apprentice):
        months[stay.host] += stay.span.months
    return sum(max(0, count - most) + max(0, least - count) for count in months.values())
