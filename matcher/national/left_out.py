"""Who got nothing in the plan, and exactly why?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from matcher.domain.agency import AgencyId
from matcher.domain.national import Form, LeftOut, LeftOutCode, Objective
from matcher.national.packing.problem import BoolArray, FloatArray, IntArray
from matcher.national.parties import Parties
from matcher.national.possible import MOST_MEMBERS
from matcher.national.trade_plan import TradePlan, served
from matcher.national.weights import ROUNDING, Possible


def find_left_out(plan: TradePlan, least: Possible) -> Iterator[LeftOut]:
    """Yield each party of the trade that got nothing, with why, in the order of the parties."""
    for party in np.flatnonzero(~served(plan)).tolist():
        through = np.flatnonzero((plan.possible.members == party).any(axis=1))
        if len(through):
            yield _others_would_lose(plan, party, through)
        else:
            yield _never_possible(plan, party, least)


def _others_would_lose(plan: TradePlan, party: int, through: IntArray) -> LeftOut:
    """Return what the best arrangement with the party would break up.

    The best is the one after which the fewest apprentices are without, then the one in which most
    aims are covered.
    """
    parties, possible, chosen = plan.parties, plan.possible, plan.packing.chosen
    arrangement_of = np.full(possible.nobody + 1, -1)
    for at, members in enumerate(possible.members[chosen].tolist()):
        arrangement_of[[member for member in members if member != possible.nobody]] = at
    apprentices = plan.counts[Objective.APPRENTICES]
    broken_by = np.sort(arrangement_of[possible.members[through]], axis=1)
    is_again = np.diff(broken_by, axis=1, prepend=-1) == 0
    taken_from = np.where(
        (broken_by < 0) | is_again, 0, np.append(apprentices[chosen], 0)[broken_by]
    )
    losses = taken_from.sum(axis=1) - apprentices[through]
    order = np.lexsort((through, -plan.counts[Objective.AIMS][through], losses))
    lost, best = int(losses[order[0]]), int(through[order[0]])
    broken = np.setdiff1d(arrangement_of[possible.members[best]], [-1])
    displaced = np.setdiff1d(
        possible.members[chosen[broken]], [*possible.members[best].tolist(), possible.nobody]
    )
    return LeftOut(
        need=int(parties.numbers[party]),
        agency=parties.agencies[party],
        code=LeftOutCode.OTHERS_WOULD_LOSE,
        possible=len(through),
        best=_names(parties, [m for m in possible.members[best].tolist() if m != party]),
        displaces=_names(parties, displaced.tolist()),
        lost=lost,
    )


def _names(parties: Parties, members: list[int]) -> tuple[AgencyId, ...]:
    nobody = len(parties.agencies)
    return tuple(sorted({parties.agencies[member] for member in members if member != nobody}))


def _never_possible(plan: TradePlan, party: int, least: Possible) -> LeftOut:
    """Return the first hindrance that leaves the party with nobody to meet, else what failed."""
    parties = plan.parties
    others, most, known = parties.is_other[party], None, None
    for hindrance, passes in _hindrances(parties, party):
        others = others & passes
        if not others.any():
            code = hindrance
            break
    else:
        most = _most_coverage(parties, parties.teaches, party, others)
        known = _most_coverage(parties, parties.stated, party, others)
        code = _what_failed(plan, party, _ring_hindrance(most, known, least))
    return LeftOut(
        need=int(parties.numbers[party]),
        agency=parties.agencies[party],
        code=code,
        most_coverage=most,
        most_known=known,
    )


def _ring_hindrance(most: float, known: float, least: Possible) -> LeftOutCode | None:
    """Return what keeps every ring from being one, None when neither does."""
    if most < least.enough_coverage - ROUNDING:
        return LeftOutCode.TOO_LITTLE_COVERED
    return LeftOutCode.TOO_LITTLE_KNOWN if known < least.enough_stated - ROUNDING else None


def _what_failed(plan: TradePlan, party: int, hindrance: LeftOutCode | None) -> LeftOutCode:
    """Return why a party with somebody to meet has nothing that could be agreed.

    What was not tried comes before what was tried in vain: it may hold something for the party.
    """
    may_ring = bool(plan.parties.may_ring[party])
    forms = {form for form, _ in plan.possible.untried}
    if plan.is_parted[party]:
        return LeftOutCode.PARTED
    if (Form.RING in forms and may_ring and hindrance is None) or (
        Form.SWAP in forms and plan.parties.may_swap[party]
    ):
        return LeftOutCode.UNTRIED
    return hindrance if may_ring and hindrance else LeftOutCode.NOBODY_GAINS


def _most_coverage(parties: Parties, teaches: FloatArray, party: int, others: BoolArray) -> float:
    """Return more than any ring with the party and some others covers.

    As if, for each aim alone, those were with it who teach that aim best.
    """
    most = min(int(parties.most_members[party]), MOST_MEMBERS)
    misses = np.sort(1 - teaches[others], axis=0)[: most - 1]
    missed = (1 - teaches[party]) * misses.prod(axis=0)
    return float(1 - missed.mean())


def _hindrances(parties: Parties, party: int) -> Iterator[tuple[LeftOutCode, BoolArray]]:
    every = np.ones(len(parties.agencies), dtype=bool)
    has_place = parties.places[party] != 0 or bool(parties.may_send[party])
    yield LeftOutCode.NOBODY_ELSE_IN_TRADE, every
    yield LeftOutCode.NO_PLACE_TO_HOST, every & has_place
    yield LeftOutCode.OTHER_FORM, _wants_alike(parties, party)
    yield LeftOutCode.TOO_FAR, parties.is_near[party]
    yield LeftOutCode.OTHER_START, parties.starts_alike[party]
    yield LeftOutCode.FORBIDDEN, parties.is_allowed[party]


def _wants_alike(parties: Parties, party: int) -> BoolArray:
    """Tell of each other whether it and the party want a form that both can be in."""
    return np.asarray(
        (parties.may_ring & parties.may_ring[party])
        | (parties.may_swap & parties.may_swap[party])
        | (parties.may_host & parties.may_send[party])
        | (parties.may_send & parties.may_host[party])
    )
