"""Which rings, swaps and secondments serve all open needs best, all at once?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import TradeCode
from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.domain.national import NationalPlan, Objective
from matcher.domain.need import Cooperation, Need
from matcher.national import Effort, NeverTogetherError, OpenNeed, pack_nation
from matcher.national.counting import UNITS
from matcher.services.index import Index, IndexInfo
from matcher.services.national_conditions import name_of
from matcher.services.national_reading import NationalTask
from matcher.services.needs import parse_trade
from matcher.services.seekers import make_seeker, own_place_trust, positions_of
from matcher.services.threads import count_on_one_thread

Values = Mapping[Objective, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """When to stop looking for better plans, and whom to tell of each that is found.

    `tell` hears of which trade a better plan is, what it reaches by objective, and the bounds known
    by then.
    """

    should_stop: Callable[[], bool] = lambda: False
    tell: Callable[[TradeCode, Values, Values], None] = lambda _trade, _values, _bounds: None


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalAnswer:
    """The plan, what it was made of, and the names of everybody in it."""

    plan: NationalPlan
    task: NationalTask
    names: Mapping[AgencyId, str]
    index: IndexInfo


NO_HURRY: Final = Search()


def plan_nation(index: Index, task: NationalTask, search: Search = NO_HURRY) -> NationalAnswer:
    """Return the best plan for all needs, with proven bounds, who was left out, and why.

    The same task gives the same answer, unless the search is told to stop.

    Raises
    ------
    InputError
        When those that must be together never can; names them.
    """
    count_on_one_thread()
    needs = [open_need(index, at, need) for at, need in task.needs.items()]
    objectives = task.conditions.objectives

    def tell(trade: TradeCode, values: tuple[int, ...], bounds: tuple[int, ...]) -> None:
        search.tell(trade, _in_ones(objectives, values), _in_ones(objectives, bounds))

    effort = Effort(should_stop=search.should_stop)
    try:
        plan = pack_nation(needs, task.conditions, task.weights, effort, tell=tell)
    except NeverTogetherError as error:
        given = ", ".join(name_of(index, agency) for agency in sorted(error.together))
        problem = Problem(field="together", code=ProblemCode.NEVER_TOGETHER, given=given)
        raise InputError(problem) from None
    names = {profile.agency.id: profile.agency.name for profile in index.candidates.profiles}
    return NationalAnswer(plan=plan, task=task, names=names, index=index.info)


def open_need(index: Index, number: int, need: Need) -> OpenNeed:
    """Return a need with everything that is looked up for it; it must say who has it.

    What the need says of the seeker counts before its profile, as for one seeker alone.
    """
    if need.seeker is None:
        raise InputError(Problem(field=f"needs.{number}.agency_id", code=ProblemCode.MISSING))
    profile = index.profile(need.seeker)
    offer = profile.offer_in(need.trade) if profile else None
    return OpenNeed(
        number=number,
        agency=need.seeker,
        seeker=make_seeker(index, need),
        positions=tuple(positions_of(index, need)),
        place_trust=float(own_place_trust(index, need).reliability),
        places=offer.places.value if offer and offer.places else None,
    )


def needs_of_everyone(index: Index, trade: str) -> list[dict[str, object]]:
    """Return a need for a ring with one apprentice for each open agency known in the trade.

    Known are those that are approved in it, or that have tasks of it in their profile. It is where
    to begin before anybody has said anything: what is possible at all.

    Raises
    ------
    InputError
        When there is no such trade, or nobody is known in it.
    """
    code: TradeCode = parse_trade(trade, index).trade.code
    columns, is_open = index.candidates.trades[code], index.candidates.is_open
    known = (columns.is_known | columns.approved) & is_open
    if not known.any():
        raise InputError(Problem(field="trade", code=ProblemCode.NO_NEEDS, given=trade))
    return [
        {"agency_id": agency, "trade": code, "cooperation": Cooperation.RING.value}
        for agency, is_known in zip(index.candidates.ids, known.tolist(), strict=True)
        if is_known
    ]


def _in_ones(objectives: tuple[Objective, ...], numbers: tuple[int, ...]) -> Values:
    """Return whole numbers in the units of their objectives; fewer bounds than values are known."""
    return {o: number / UNITS[o] for o, number in zip(objectives, numbers, strict=False)}
