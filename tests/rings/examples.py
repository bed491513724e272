"""Which rings, hosts and apprentices do the tests of rotations use?"""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import MonthSpan, YearMonth
from matcher.domain.ring import Ring
from matcher.rings.hosting import HostProfile, RotationTask, take_in
from tests.scoring.examples import TRADE, agency_id

START = YearMonth(2027, 8)


def members(count: int) -> tuple[AgencyId, ...]:
    return tuple(agency_id(number) for number in range(1, count + 1))


def make_task(
    count: int = 3,
    *,
    months: int = 24,
    apprentices: int = 1,
    hosts: Mapping[AgencyId, HostProfile] | None = None,
    intakes: int = 1,
    free_months: int = 0,
) -> RotationTask:
    """Return a ring of so many members, its first member coordinating and employing first."""
    ids = members(count)
    return RotationTask(
        ring=Ring(trade=TRADE, members=frozenset(ids)),
        apprenticeships=take_in(
            ids,
            MonthSpan(first=START, months=months),
            apprentices,
            intakes=intakes,
            free_months=free_months,
        ),
        coordinator=ids[0],
        hosts={agency: HostProfile() for agency in ids} | dict(hosts or {}),
    )


@st.composite
def tasks(draw: st.DrawFn) -> RotationTask:
    """Draw a ring that has time and places for its apprentices."""
    count = draw(st.integers(2, 4))
    free_months = draw(st.sampled_from([0, 0, 0, 3, 6]))
    months = st.frozensets(st.integers(1, 12), max_size=6)
    hosts = {
        agency: HostProfile(
            busy_months=draw(months),
            host_months=draw(st.none() | months),
            places=draw(st.sampled_from([None, 2, 3])),
        )
        for agency in members(count)
    }
    return make_task(
        count,
        months=draw(st.integers(4 * count, 26)) + free_months,
        apprentices=draw(st.integers(1, count)),
        hosts=hosts,
        free_months=free_months,
    )
