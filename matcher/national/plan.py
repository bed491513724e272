"""Which rings, swaps and secondments serve all open needs best, all at once?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, TypeAlias

import numpy as np

from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import TradeCode
from matcher.domain.errors import SamlaereError
from matcher.domain.national import (
    Arrangement,
    Change,
    Cooperating,
    Form,
    LeftOut,
    LeftOutCode,
    NationalPlan,
    Reached,
    Secondment,
    SwapCycle,
    Untried,
)
from matcher.domain.need import Cooperation
from matcher.domain.ring import Ring
from matcher.national.changes import find_changes
from matcher.national.conditions import Conditions
from matcher.national.counting import UNITS, coverage_by_member
from matcher.national.left_out import find_left_out
from matcher.national.packing import Effort
from matcher.national.packing.problem import FloatArray, IntArray
from matcher.national.parties import OpenNeed, Parties, gather
from matcher.national.possible import FORMS
from matcher.national.rather_together import find_rather_together
from matcher.national.trade_plan import TradePlan, can_be_together, plan_trade
from matcher.national.ways import longest_way, nowhere
from matcher.national.weights import NationalWeights

MOST_PAIRS_TOLD: Final = 20

TellOfTrade: TypeAlias = Callable[[TradeCode, tuple[int, ...], tuple[int, ...]], None]


class NeverTogetherError(SamlaereError):
    """Agencies that must be together can get nothing together in any trade."""

    def __init__(self, together: frozenset[AgencyId]) -> None:
        self.together = together
        super().__init__(f"nothing is possible with all of {sorted(together)}")


def pack_nation(
    needs: Sequence[OpenNeed],
    conditions: Conditions,
    weights: NationalWeights,
    effort: Effort,
    *,
    tell: TellOfTrade | None = None,
) -> NationalPlan:
    """Return the best plan by the objectives of `conditions`, trade by trade, with proven bounds.

    No arrangement spans two trades, so the best of each trade are the best of the country.
    `tell` hears of every better choice and of which trade it is; without it the effort's own does.

    Raises
    ------
    NeverTogetherError
        When nothing that is possible has all agencies of a set that must be together.
    """
    plans = [
        plan_trade(gather(some, weights, conditions.apart), conditions, weights, telling)
        for some, telling in _by_trade(needs, effort, tell)
    ]
    _check_together(plans, conditions)
    arrangements = [one for plan in plans for one in _arrangements(plan)]
    arrangements.sort(key=lambda one: (min(one.needs), one.needs))
    more = weights.told.clearly_more
    pairs = [pair for plan in plans for pair in find_rather_together(plan, more)]
    pairs.sort(key=lambda pair: -pair.gain)
    reached = _reached(plans, conditions)
    return NationalPlan(
        arrangements=tuple(arrangements),
        left_out=tuple(_left_out(needs, plans, weights)),
        rather_together=tuple(pairs[:MOST_PAIRS_TOLD]),
        reached=reached,
        possible=sum(len(plan.possible.form) for plan in plans),
        is_complete=all(one.is_optimal for one in reached) or not effort.should_stop(),
        changes=_changes(needs, arrangements, conditions),
        untried=tuple(untried for plan in plans for untried in _untried(plan)),
    )


def _changes(
    needs: Sequence[OpenNeed], arrangements: Sequence[Arrangement], conditions: Conditions
) -> tuple[Change, ...]:
    if not conditions.before:
        return ()
    return tuple(find_changes(needs, arrangements, conditions.before))


def _by_trade(
    needs: Sequence[OpenNeed], effort: Effort, tell: TellOfTrade | None
) -> Iterator[tuple[list[OpenNeed], Effort]]:
    """Yield the needs that an agency could meet, those of each trade with the effort for it."""
    by_trade: dict[TradeCode, list[OpenNeed]] = defaultdict(list)
    for need in needs:
        if need.seeker.need.cooperation is not Cooperation.EXTERNAL_SPECIALIST:
            by_trade[need.seeker.need.trade].append(need)
    for trade, some in sorted(by_trade.items()):
        yield some, effort if tell is None else replace(effort, tell=partial(tell, trade))


def _check_together(plans: Sequence[TradePlan], conditions: Conditions) -> None:
    """Refuse a set that nothing possible has in it, unless some sizes were not even tried."""
    for together in conditions.together:
        if not any(plan.possible.untried or can_be_together(plan, together) for plan in plans):
            raise NeverTogetherError(together)


def _arrangements(plan: TradePlan) -> Iterator[Arrangement]:
    parties, possible = plan.parties, plan.possible
    for at in plan.packing.chosen.tolist():
        members = possible.members[at]
        members = members[members != possible.nobody].astype(np.int64)
        form = FORMS[int(possible.form[at])]
        if form is Form.SWAP:
            first = min(range(len(members)), key=lambda k: parties.agencies[members[k]])
            members = np.roll(members, -first)
        agencies = tuple(parties.agencies[member] for member in members)
        known = _coverage(parties, parties.known, form, members)
        stated = _coverage(parties, parties.stated, form, members)
        yield Arrangement(
            cooperating=_cooperating(parties.trade, form, agencies),
            agencies=agencies,
            needs=tuple(parties.numbers[members].tolist()),
            apprentices=int(parties.brings[members].sum()),
            coverage=_coverage(parties, parties.teaches, form, members),
            known_coverage=known,
            implied_coverage={who: max(stated[who] - share, 0.0) for who, share in known.items()},
            counts={
                objective: int(counts[at]) / UNITS[objective]
                for objective, counts in plan.counts.items()
            },
            longest_way=longest_way(parties, form, members),
            nowhere=nowhere(parties, members),
        )


def _coverage(
    parties: Parties, teaches: FloatArray, form: Form, members: IntArray
) -> dict[AgencyId, float]:
    """Return what share of the curriculum each member's apprentice is taught, by its employer."""
    shares = coverage_by_member(teaches, parties.brings, form, members[None, :])[0]
    return {
        parties.agencies[member]: float(share)
        for member, share in zip(members, shares, strict=True)
        if not np.isnan(share)
    }


def _cooperating(trade: TradeCode, form: Form, agencies: tuple[AgencyId, ...]) -> Cooperating:
    if form is Form.RING:
        return Ring(trade=trade, members=frozenset(agencies))
    if form is Form.SWAP:
        return SwapCycle(trade=trade, agencies=agencies)
    return Secondment(trade=trade, employer=agencies[0], host=agencies[1])


def _untried(plan: TradePlan) -> Iterator[Untried]:
    for form, size in plan.possible.untried:
        yield Untried(trade=plan.parties.trade, form=form, members=size)


def _left_out(
    needs: Sequence[OpenNeed], plans: Sequence[TradePlan], weights: NationalWeights
) -> Iterator[LeftOut]:
    for need in needs:
        if need.seeker.need.cooperation is Cooperation.EXTERNAL_SPECIALIST:
            yield LeftOut(need=need.number, agency=need.agency, code=LeftOutCode.SPECIALIST_WANTED)
    for plan in plans:
        yield from find_left_out(plan, weights.possible)


def _reached(plans: Sequence[TradePlan], conditions: Conditions) -> tuple[Reached, ...]:
    return tuple(
        Reached(
            objective=objective,
            value=sum(plan.packing.values[at] for plan in plans) / UNITS[objective],
            bound=sum(plan.packing.bounds[at] for plan in plans) / UNITS[objective],
        )
        for at, objective in enumerate(conditions.objectives)
    )
