"""What became different since the plan before?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.domain.agency import AgencyId
from matcher.domain.national import Arrangement, Change, ChangeCode
from matcher.national.parties import OpenNeed


def find_changes(
    needs: Sequence[OpenNeed],
    arrangements: Sequence[Arrangement],
    before: Sequence[frozenset[AgencyId]],
) -> Iterator[Change]:
    """Yield what became different for each need since the plan before, in the needs' order.

    Without a plan before nothing has changed.
    """
    if not before:
        return
    after = {number: frozenset(a.agencies) for a in arrangements for number in a.needs}
    for need in needs:
        old = next((group for group in before if need.agency in group), frozenset[AgencyId]())
        new = after.get(need.number, frozenset[AgencyId]())
        if old != new:
            code = ChangeCode.OTHER_PARTNERS if old and new else ChangeCode.NEW
            yield Change(
                need=need.number,
                agency=need.agency,
                code=code if new else ChangeCode.LOST,
                before=tuple(sorted(old - {need.agency})),
                after=tuple(sorted(new - {need.agency})),
            )
