"""Who is best where when for one apprentice alone? Every way through the ring, by its months.

How good the rest of a way is depends only on the month, where the apprentice is, and how many
months it has had at each member, counted no further than an equal share. So the best rest is
worked out once for each such state, from the end backwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import MonthSpan
from matcher.domain.ring import Apprenticeship, RotationPlan, Stay
from matcher.domain.rules import RING_STAY_MONTHS
from matcher.rings.arrays import IntArray
from matcher.rings.compromises import equal_share, months_of
from matcher.rings.hosting import RotationTask
from matcher.rings.weights import RotationWeights

_NEVER: Final = 1 << 60
_LENGTHS: Final = np.array(RING_STAY_MONTHS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shares:
    """Every state of how many months an apprentice has had at each of some members.

    `after` and `beyond` are states × members × lengths of stay: the state after such a stay, and
    by how many months it goes beyond an equal share. `lacking` is how many months each state
    lacks of one at the end, and never enough where a member was not visited.
    """

    after: IntArray
    beyond: IntArray
    lacking: IntArray


def can_plan_alone(task: RotationTask) -> bool:
    """Tell whether there is one apprentice, whom every member has a place for."""
    has_places = all(task.hosts[host].room > 0 for host in task.ring.members)
    return len(task.apprenticeships) == 1 and has_places


def plan_alone(task: RotationTask, weights: RotationWeights) -> tuple[RotationPlan, int]:
    """Return the best plan for one apprentice and its cost in points; nothing costs less.

    There must be time for a shortest stay at every member. Of plans that cost the same, the one
    that begins with the employer and has the shorter stays first.
    """
    (person,) = task.apprenticeships
    hosts = sorted(task.ring.members, key=lambda host: (host != person.employer, host))
    ways = _Ways(
        shares=_shares(len(hosts), *equal_share(person, len(hosts))),
        prices=_prices(task, person, hosts, weights),
        unequal_month=weights.unequal_month,
    )
    rests = ways.rests()
    month, at, state = 0, -1, 0
    costs: list[int] = []
    stays: list[Stay] = []
    while month < person.planned_months:
        worth = ways.from_here(rests, month, np.array([state]))[0]
        if stays:
            worth[at] = _NEVER
        at, length = (int(place) for place in np.unravel_index(worth.argmin(), worth.shape))
        costs.append(int(worth[at, length]))
        months = int(_LENGTHS[length])
        span = MonthSpan(first=person.span.first.plus(month), months=months)
        stays.append(Stay(apprentice=person.apprentice, host=hosts[at], span=span))
        month, state = month + months, int(ways.shares.after[state, at, length])
    plan = RotationPlan(
        ring=task.ring,
        apprenticeships=task.apprenticeships,
        stays=tuple(stays),
        coordinator=task.coordinator,
    )
    return plan, costs[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ways:
    """What every stay costs: months × members × lengths in `prices`, and its share besides."""

    shares: _Shares
    prices: IntArray
    unequal_month: int

    def rests(self) -> IntArray:
        """Return months × members × states: what the best rest costs, coming from that member."""
        months, members, _ = self.prices.shape
        lacking = self.shares.lacking
        states = np.arange(len(lacking))
        rests = np.full((months + int(_LENGTHS[-1]) + 1, members, len(states)), _NEVER)
        rests[months] = np.where(lacking < _NEVER, lacking * self.unequal_month, _NEVER)
        for month in range(months - int(_LENGTHS[0]), 0, -1):
            best = self.from_here(rests, month, states).min(axis=2)
            for last in range(members):
                rests[month, last] = np.delete(best, last, axis=1).min(axis=1)
        return rests

    def from_here(self, rests: IntArray, month: int, states: IntArray) -> IntArray:
        """Return states × members × lengths: what a stay from this month costs with its rest."""
        after = self.shares.after[states]
        members = np.arange(after.shape[1])[:, None]
        own = self.prices[month] + self.shares.beyond[states] * self.unequal_month
        return np.asarray(np.minimum(own + rests[month + _LENGTHS, members, after], _NEVER))


def _prices(
    task: RotationTask, person: Apprenticeship, hosts: list[AgencyId], weights: RotationWeights
) -> IntArray:
    """Return months × members × lengths: what a stay costs besides its share."""
    count, longest = person.planned_months, int(_LENGTHS[-1])
    by_month = np.zeros((count + longest, len(hosts)), dtype=np.int64)
    for at, month in enumerate(months_of(person.span)[:count]):
        for column, host in enumerate(hosts):
            known = task.hosts[host]
            by_month[at, column] += weights.busy_month * known.is_busy(month)
            by_month[at, column] += weights.outside_host_month * known.is_outside(month)
    until = np.concatenate((np.zeros((1, len(hosts)), dtype=np.int64), by_month.cumsum(axis=0)))
    firsts = np.arange(count)
    prices = until[firsts[:, None] + _LENGTHS] - until[firsts][:, None]
    prices = weights.move + prices.transpose(0, 2, 1)
    prices[0, 1:] += weights.not_home_first
    return np.asarray(prices)


@lru_cache(maxsize=16)
def _shares(members: int, least: int, most: int) -> _Shares:
    """Return the states of so many members, of whom an equal share is from least to most."""
    shortest = int(_LENGTHS[0])
    had = np.array([0, *range(shortest, most + 1)])
    place_of = np.zeros(most + 1, dtype=np.int64)
    place_of[had] = np.arange(len(had))
    grid = np.indices((len(had),) * members).reshape(members, -1).T
    months = had[grid]
    then = months[:, :, None] + _LENGTHS
    steps = len(had) ** np.arange(members - 1, -1, -1)
    moved = place_of[np.minimum(then, most)] - grid[:, :, None]
    here = np.arange(len(grid))[:, None, None]
    lacking = np.maximum(least - months, 0).sum(axis=1)
    return _Shares(
        after=here + moved * steps[:, None],
        beyond=np.maximum(then - most, 0),
        lacking=np.where((months > 0).all(axis=1), lacking, _NEVER),
    )
