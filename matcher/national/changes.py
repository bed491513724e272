"""What became different since the plan before?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TypeAlias

from matcher.domain.agency import AgencyId
from matcher.domain.national import Arrangement, Change, ChangeCode
from matcher.national.parties import OpenNeed

Group: TypeAlias = frozenset[AgencyId]


def find_changes(
    needs: Sequence[OpenNeed],
    arrangements: Sequence[Arrangement],
    before: Sequence[Group],
) -> Iterator[Change]:
    """Yield what became different for each need since the plan before, in the needs' order.

    An agency may have several needs, and a need several apprentices. What an agency had is first
    found again among what it has now; what is left over has changed.
    """
    left: dict[AgencyId, list[Group]] = defaultdict(list)
    for group in before:
        for agency in group:
            left[agency].append(group)
    fresh = _fresh(arrangements, left)
    had = {
        need.number: [left[need.agency].pop(0) for _ in fresh[need.number] if left[need.agency]]
        for need in needs
    }
    served = Counter(number for one in arrangements for number in one.needs)
    for need in needs:
        for old, new in zip_longest(had[need.number], fresh[need.number], fillvalue=Group()):
            yield _change(need, old, new)
        without = max(need.apprentices, 1) - served[need.number]
        for _ in range(min(without, len(left[need.agency]))):
            yield _change(need, left[need.agency].pop(0), Group())


def _fresh(
    arrangements: Sequence[Arrangement], left: Mapping[AgencyId, list[Group]]
) -> dict[int, list[Group]]:
    """Return what each need has that its agency did not have; takes from `left` what it had."""
    fresh: dict[int, list[Group]] = defaultdict(list)
    for one in arrangements:
        group = frozenset(one.agencies)
        for agency, number in zip(one.agencies, one.needs, strict=True):
            if group in left[agency]:
                left[agency].remove(group)
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
