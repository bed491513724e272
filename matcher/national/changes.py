"""What became different since the plan before?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TypeAlias

from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import TradeCode
from matcher.domain.national import Arrangement, Change, ChangeCode
from matcher.national.conditions import Before
from matcher.national.parties import OpenNeed

Group: TypeAlias = frozenset[AgencyId]
Place: TypeAlias = tuple[AgencyId, TradeCode]


def find_changes(
    needs: Sequence[OpenNeed],
    arrangements: Sequence[Arrangement],
    before: Sequence[Before],
) -> Iterator[Change]:
    """Yield what became different for each need since the plan before, in the needs' order.

    An agency may have several needs, and a need several apprentices. What an agency had in a trade
    is first found again among what it has there now; what is left over has changed.
    """
    left: dict[Place, list[Group]] = defaultdict(list)
    for one in before:
        for agency in one.agencies:
            left[agency, one.trade].append(one.agencies)
    fresh = _fresh(arrangements, left)
    had = {
        need.number: [left[_place(need)].pop(0) for _ in fresh[need.number] if left[_place(need)]]
        for need in needs
    }
    served = Counter(number for one in arrangements for number in one.needs)
    for need in needs:
        for old, new in zip_longest(had[need.number], fresh[need.number], fillvalue=Group()):
            yield _change(need, old, new)
        without = max(need.apprentices, 1) - served[need.number]
        for _ in range(min(without, len(left[_place(need)]))):
            yield _change(need, left[_place(need)].pop(0), Group())


def _place(need: OpenNeed) -> Place:
    return need.agency, need.seeker.need.trade


def _fresh(
    arrangements: Sequence[Arrangement], left: Mapping[Place, list[Group]]
) -> dict[int, list[Group]]:
    """Return what each need has that its agency did not have; takes from `left` what it had."""
    fresh: dict[int, list[Group]] = defaultdict(list)
    for one in arrangements:
        group = frozenset(one.agencies)
        for agency, number in zip(one.agencies, one.needs, strict=True):
            had = left[agency, one.cooperating.trade]
            if group in had:
                had.remove(group)
            else:
                fresh[number].append(group)
    return fresh


def _change(need: OpenNeed, old: Group, new: Group) -> Change:
    code = ChangeCode.OTHER_PARTNERS if old and new else ChangeCode.NEW
    return Change(
        need=need.number,
        agency=need.agency,
        code=code if new else ChangeCode.LOST,
        before=tuple(sorted(old - {need.agency})),
        after=tuple(sorted(new - {need.agency})),
    )
