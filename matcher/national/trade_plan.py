"""What is the best set of arrangements in one trade?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from matcher.domain.agency import AgencyId
from matcher.domain.national import Form, Objective
from matcher.domain.rules import RING_MEMBERS
from matcher.national.ceilings import ceilings, within_ceilings
from matcher.national.conditions import Conditions
from matcher.national.counting import count
from matcher.national.packing import Effort, Packing, PackingProblem
from matcher.national.packing.problem import BoolArray, IntArray, RowArray
from matcher.national.parties import Parties
from matcher.national.possible import (
    Arrangements,
    Tried,
    join,
)
from matcher.national.possible_rings import possible_rings
from matcher.national.possible_swaps import possible_secondments, possible_swaps
from matcher.national.weights import NationalWeights, Possible


@dataclass(frozen=True, slots=True, kw_only=True)
class TradePlan:
    """The parties of one trade, everything they could agree on, and what was chosen.

    `is_parted` tells of each party whether everything that it could have agreed on parts agencies
    that must be together.
    """

    parties: Parties
    possible: Arrangements
    is_parted: BoolArray
    counts: dict[Objective, IntArray]
    packing: Packing


def plan_trade(
    parties: Parties, conditions: Conditions, weights: NationalWeights, effort: Effort
) -> TradePlan:
    """Return the best set of arrangements among the parties of one trade, with proven bounds."""
    from matcher.national.packing.pack import pack  # noqa: PLC0415 - the solvers load slowly

    least = weights.possible
    every = join(parties, _smaller_first(parties, least), least.most_arrangements)
    possible = _keeping(parties, every, conditions)
    counts = count(parties, possible, weights, conditions.before)
    rows, room = _rows(parties, possible)
    problem = PackingProblem(
        rows=rows,
        room=room,
        tiers=np.stack([counts[objective] for objective in conditions.objectives], axis=1),
    )
    telling = _telling_within_ceilings(parties, conditions, effort)
    packing = pack(problem, telling, _as_before(problem, counts[Objective.UNCHANGED]))
    packing = replace(packing, bounds=_bounds(parties, possible, conditions, packing))
    return TradePlan(
        parties=parties,
        possible=possible,
        is_parted=every.has_in_it & ~possible.has_in_it,
        counts=counts,
        packing=packing,
    )


def _as_before(problem: PackingProblem, unchanged: IntArray) -> IntArray:
    """Return what is left of the plan before, to begin from: as much as still fits together."""
    chosen: list[int] = []
    for column in np.flatnonzero(unchanged).tolist():
        if problem.fits(np.array([*chosen, column])):
            chosen.append(column)
    return np.array(chosen, dtype=np.int64)


def _smaller_first(parties: Parties, least: Possible) -> Iterator[Tried]:
    """Yield all that could be agreed, the smaller first: they need the fewest to say yes."""
    pairs = possible_secondments(parties, least)
    yield Tried(form=Form.SECONDMENT, size=2, blocks=pairs)
    for size in RING_MEMBERS:
        yield Tried(form=Form.RING, size=size, blocks=possible_rings(parties, least, size))
        yield Tried(form=Form.SWAP, size=size, blocks=possible_swaps(parties, least, size))


def _telling_within_ceilings(parties: Parties, conditions: Conditions, effort: Effort) -> Effort:
    """Return the effort, telling of no bound above what its objective can be at all."""

    def tell(values: tuple[int, ...], bounds: tuple[int, ...]) -> None:
        effort.tell(values, within_ceilings(parties, conditions.objectives, bounds))

    return replace(effort, tell=tell)


def _bounds(
    parties: Parties, possible: Arrangements, conditions: Conditions, packing: Packing
) -> tuple[int, ...]:
    """Return bounds that hold whatever the arrangements that were not tried could bring."""
    if possible.untried:
        return ceilings(parties, conditions.objectives)
    return within_ceilings(parties, conditions.objectives, packing.bounds)


def can_be_together(plan: TradePlan, together: frozenset[AgencyId]) -> bool:
    """Tell whether anything that is possible has all of some agencies in it."""
    inside = np.array([*(agency in together for agency in plan.parties.agencies), False])
    return bool((inside[plan.possible.members].sum(axis=1) == len(together)).any())


def _keeping(parties: Parties, possible: Arrangements, conditions: Conditions) -> Arrangements:
    """Return the arrangements without those that part agencies who must be together."""
    kept = np.ones(len(possible.form), dtype=bool)
    for together in conditions.together:
        inside = np.append([agency in together for agency in parties.agencies], False)
        count_inside = inside.astype(bool)[possible.members].sum(axis=1)
        kept &= (count_inside == 0) | (count_inside == len(together))
    return replace(possible, members=possible.members[kept], form=possible.form[kept])


def _rows(parties: Parties, possible: Arrangements) -> tuple[RowArray, IntArray]:
    """Return what each arrangement takes, and of how much there is: parties, and places.

    Every party is served once. An agency with more parties than places has a row for its places
    too; what its arrangements take there is written beside their members. Who sends an apprentice
    away and gets none takes no place at home.
    """
    short = _short_of_places(parties)
    if not short:
        return possible.members, np.ones(possible.nobody, dtype=np.int64)
    room = np.concatenate((np.ones(possible.nobody, dtype=np.int64), list(short.values())))
    none = len(room)
    row_of = {agency: possible.nobody + at for at, agency in enumerate(short)}
    extra = np.array([*(row_of.get(agency, none) for agency in parties.agencies), none])
    is_member = possible.members != possible.nobody
    members = np.where(is_member, possible.members, none)
    takes = extra[possible.members]
    takes[possible.has_form(Form.SECONDMENT), 0] = none
    rows = np.concatenate((members, takes), axis=1)
    return rows.astype(np.int16), room


def _short_of_places(parties: Parties) -> dict[AgencyId, int]:
    """Return the agencies that have more parties than places, and how many places."""
    parties_of = Counter(parties.agencies)
    places_of = dict(zip(parties.agencies, parties.places, strict=True))
    return {
        agency: places
        for agency, number in parties_of.items()
        if (places := places_of[agency]) is not None and 0 < places < number
    }


def served(plan: TradePlan) -> BoolArray:
    """Tell of each party whether it got something."""
    members = plan.possible.members[plan.packing.chosen]
    taken = np.bincount(members.ravel(), minlength=plan.possible.nobody + 1)
    return np.asarray(taken[: plan.possible.nobody] > 0)
