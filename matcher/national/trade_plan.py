"""What is the best set of arrangements in one trade?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain

import numpy as np

from matcher.domain.agency import AgencyId
from matcher.domain.national import Objective
from matcher.national.counting import count
from matcher.national.packing import Effort, Packing, PackingProblem, pack
from matcher.national.packing.problem import BoolArray, IntArray, RowArray
from matcher.national.parties import Parties
from matcher.national.possible import Arrangements, join
from matcher.national.possible_rings import possible_rings
from matcher.national.possible_swaps import possible_swaps
from matcher.national.terms import Terms
from matcher.national.weights import NationalWeights


@dataclass(frozen=True, slots=True, kw_only=True)
class TradePlan:
    """The parties of one trade, everything they could agree on, and what was chosen."""

    parties: Parties
    possible: Arrangements
    counts: dict[Objective, IntArray]
    packing: Packing


def plan_trade(
    parties: Parties, terms: Terms, weights: NationalWeights, effort: Effort
) -> TradePlan:
    """Return the best set of arrangements among the parties of one trade, with proven bounds.

    Raises
    ------
    TooManyArrangementsError
        When more arrangements are possible than can be held.
    """
    least = weights.possible
    parts = chain(possible_rings(parties, least), possible_swaps(parties, least))
    possible = _keeping(parties, join(parties, parts, least.most_arrangements), terms)
    counts = count(parties, possible, weights, terms.before)
    rows, room = _rows(parties, possible)
    problem = PackingProblem(
        rows=rows,
        room=room,
        tiers=np.stack([counts[objective] for objective in terms.objectives], axis=1),
    )
    return TradePlan(
        parties=parties, possible=possible, counts=counts, packing=pack(problem, effort)
    )


def _keeping(parties: Parties, possible: Arrangements, terms: Terms) -> Arrangements:
    """Return the arrangements without those that part agencies who must be together."""
    kept = np.ones(len(possible.kind), dtype=bool)
    for together in terms.together:
        inside = np.append([agency in together for agency in parties.agencies], False)
        count_inside = inside.astype(bool)[possible.members].sum(axis=1)
        kept &= (count_inside == 0) | (count_inside == len(together))
    return Arrangements(
        members=possible.members[kept], kind=possible.kind[kept], nobody=possible.nobody
    )


def _rows(parties: Parties, possible: Arrangements) -> tuple[RowArray, IntArray]:
    """Return what each arrangement takes, and of how much there is: parties, and places.

    Every party is served once. An agency with more parties than places has a row for its places
    too; what its arrangements take there is written beside their members.
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
    rows = np.concatenate((members, extra[possible.members]), axis=1)
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
