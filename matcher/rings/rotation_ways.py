"""Which ways are there through a ring for one apprentice, and what does each cost?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import MonthSpan
from matcher.domain.ring import Apprenticeship, Stay
from matcher.domain.rules import RING_STAY_MONTHS
from matcher.rings.arrays import BoolArray, FloatArray, IntArray
from matcher.rings.compromises import equal_share, months_of
from matcher.rings.hosting import RotationTask
from matcher.rings.weights import RotationWeights

MOST_WAYS: Final = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Every way of an apprentice through a ring: `hosts` is ways × months, places of members.

    `begins` tells of each month whether a stay begins in it, the first month left out.
    """

    hosts: IntArray
    begins: BoolArray

    def stays(self, way: int, person: Apprenticeship, members: list[AgencyId]) -> Iterator[Stay]:
        """Yield the stays of one way, the first first."""
        months = self.hosts.shape[1]
        firsts = [0, *(np.flatnonzero(self.begins[way]) + 1).tolist(), months]
        for first, after in pairwise(firsts):
            yield Stay(
                apprentice=person.apprentice,
                host=members[int(self.hosts[way, first])],
                span=MonthSpan(first=person.span.first.plus(first), months=after - first),
            )

    def sums(self, of_month: FloatArray) -> FloatArray:
        """Return for each way the sum of what each month at its host counts: months × members."""
        total = np.zeros(len(self.hosts))
        for month in range(len(of_month)):
            total += of_month[month].take(self.hosts[:, month])
        return total


@lru_cache(maxsize=16)
def every_way(members: int, months: int) -> Ways | None:
    """Return every way through so many members in so many months, None for more than can be held.

    Every member is visited, stays follow one another, and two in a row are not at one host.
    """
    ended: list[IntArray] = []
    begun = [_Begun(np.zeros((1, 0), np.int64), np.array([-1]), np.array([members]))]
    while begun:
        longer = [more for one in begun for more in _with_a_stay(one, members, months)]
        ended += [one.hosts for one in longer if one.hosts.shape[1] == months]
        begun = [one for one in longer if one.hosts.shape[1] < months]
        if sum(map(len, ended)) + sum(len(one.hosts) for one in begun) > MOST_WAYS:
            return None
        begun = _joined(begun)
    hosts = np.concatenate(ended)
    return Ways(hosts=hosts, begins=hosts[:, 1:] != hosts[:, :-1])


class _Begun(NamedTuple):
    """Ways of one length so far: their hosts, where each was last, and how many it lacks."""

    hosts: IntArray
    last: IntArray
    lacks: IntArray


def _with_a_stay(begun: _Begun, members: int, months: int) -> Iterator[_Begun]:
    """Yield the ways begun with one stay more, of each length at each other member.

    Only those for which there is time to visit whom they lack.
    """
    shortest = RING_STAY_MONTHS.start
    for length in RING_STAY_MONTHS:
        left = months - begun.hosts.shape[1] - length
        if left < 0 or 0 < left < shortest:
            continue
        for host in range(members):
            lacks = begun.lacks - ~(begun.hosts == host).any(axis=1)
            kept = (begun.last != host) & (lacks * shortest <= left)
            stay = np.full((int(kept.sum()), length), host)
            hosts = np.concatenate((begun.hosts[kept], stay), axis=1)
            yield _Begun(hosts, np.full(len(stay), host), lacks[kept])


def _joined(begun: list[_Begun]) -> list[_Begun]:
    """Return the ways begun with those of one length together."""
    by_length: dict[int, list[_Begun]] = defaultdict(list)
    for one in begun:
        by_length[one.hosts.shape[1]].append(one)
    return [_Begun(*map(np.concatenate, zip(*some, strict=True))) for some in by_length.values()]


def costs_of_ways(
    ways: Ways, task: RotationTask, person: Apprenticeship, weights: RotationWeights
) -> IntArray:
    """Return what each way of an apprentice costs, in points."""
    members = sorted(task.ring.members)
    months = months_of(person.span)[: person.planned_months]
    price = np.array(
        [
            [
                weights.busy_month * host.is_busy(month)
                + weights.outside_host_month * host.is_outside(month)
                for host in (task.hosts[member] for member in members)
            ]
            for month in months
        ],
        dtype=float,
    )
    least, most = equal_share(person, len(members))
    spent = np.stack([(ways.hosts == place).sum(axis=1) for place in range(len(members))], axis=1)
    unequal = np.maximum(spent - most, 0) + np.maximum(least - spent, 0)
    is_away = ways.hosts[:, 0] != members.index(person.employer)
    return np.asarray(
        np.rint(ways.sums(price)).astype(np.int64)
        + weights.move * (1 + ways.begins.sum(axis=1))
        + weights.unequal_month * unequal.sum(axis=1)
        + weights.not_home_first * is_away
    )
