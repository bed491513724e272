"""Can agencies that must be together get anything together at all?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import TradeCode
from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.domain.need import Cooperation
from matcher.national import OpenNeed
from matcher.national.parties import Parties, gather
from matcher.national.possible_rings import possible_rings
from matcher.national.possible_swaps import possible_swaps
from matcher.national.weights import Possible
from matcher.services.index import Index
from matcher.services.national_conditions import name_of
from matcher.services.national_reading import NationalTask


def check_together(index: Index, needs: Sequence[OpenNeed], task: NationalTask) -> None:
    """Refuse sets of agencies that must be together, and that nothing possible has in it.

    Raises
    ------
    InputError
        When a set can get nothing in any trade; names its agencies.
    """
    if not task.conditions.together:
        return
    by_trade: dict[TradeCode, list[OpenNeed]] = defaultdict(list)
    for need in needs:
        if need.seeker.need.cooperation is not Cooperation.EXTERNAL_SPECIALIST:
            by_trade[need.seeker.need.trade].append(need)
    apart = task.conditions.apart
    trades = [gather(some, task.weights, apart) for _, some in sorted(by_trade.items())]
    least = task.weights.possible
    problems = [
        Problem(
            field="together",
            code=ProblemCode.NEVER_TOGETHER,
            given=", ".join(name_of(index, agency) for agency in sorted(together)),
        )
        for together in task.conditions.together
        if not any(_can_meet(parties, together, least) for parties in trades)
    ]
    if problems:
        raise InputError(*problems)


def _can_meet(parties: Parties, together: frozenset[AgencyId], least: Possible) -> bool:
    """Tell whether an arrangement that is possible in the trade has them all in it."""
    if not together <= set(parties.agencies):
        return False
    agencies = np.array([*parties.agencies, ""])
    wanted = sorted(together)
    return any(
        bool(np.all([(agencies[block] == agency).any(axis=1) for agency in wanted], axis=0).any())
        for block in _blocks(parties, least)
        if block.shape[1] >= len(wanted)
    )


def _blocks(
    parties: Parties, least: Possible
) -> Iterator[np.ndarray[tuple[int, int], np.dtype[np.int64]]]:
    """Yield the members of what is possible, the rings first, in blocks of one size."""
    for _, members in chain(possible_rings(parties, least), possible_swaps(parties, least)):
        yield members
