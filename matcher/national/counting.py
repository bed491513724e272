"""What does each possible arrangement add to each objective of the plan?

All are whole numbers, so that sums are exact: apprentices as they are, aims in tenths, season and
travel in hundredths for each apprentice, the value in thousandths. Smallness is points.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import numpy as np

from matcher.domain.national import Form, Objective
from matcher.national.conditions import Before
from matcher.national.packing.problem import BoolArray, FloatArray, IntArray
from matcher.national.parties import Parties
from matcher.national.possible import MOST_MEMBERS, Arrangements
from matcher.national.possible_rings import coverage_of
from matcher.national.weights import NationalWeights
from matcher.rings.value import season_of

UNITS: Final = {
    Objective.APPRENTICES: 1,
    Objective.AIMS: 10,
    Objective.SEASON: 100,
    Objective.TRAVEL: 100,
    Objective.SMALL: 1,
    Objective.UNCHANGED: 1,
    Objective.VALUE: 1000,
}
"""How many of the whole numbers make one."""


def count(
    parties: Parties,
    possible: Arrangements,
    weights: NationalWeights,
    before: Collection[Before] = (),
) -> dict[Objective, IntArray]:
    """Return for each objective what each arrangement adds to it, in its units."""
    counts = {objective: np.zeros(len(possible.form), dtype=np.int64) for objective in Objective}
    for form in Form:
        for size in range(2, possible.members.shape[1] + 1):
            found, members = possible.of_form_and_size(form, size)
            if len(found):
                for objective, numbers in _count_some(parties, form, members, weights).items():
                    counts[objective][found] = np.rint(numbers * UNITS[objective])
    if before:
        counts[Objective.UNCHANGED] = _as_before(parties, possible, before)
    return counts


def coverage_by_member(
    teaches: FloatArray, brings: BoolArray, form: Form, members: IntArray
) -> FloatArray:
    """Return groups × members: the share of the curriculum each one's apprentice is taught.

    `teaches` is parties × aims. In a ring what all teach together; else at home and at its host,
    who stands next, the first after the last. NaN for a member that brings no apprentice.
    """
    misses = 1 - teaches
    if form is Form.RING:
        covered = np.repeat(coverage_of(misses, members)[:, None], members.shape[1], axis=1)
    else:
        hosts = np.roll(members, -1, axis=1)
        covered = 1 - np.stack(
            [
                (misses[own] * misses[host]).mean(axis=1)
                for own, host in zip(members.T, hosts.T, strict=True)
            ],
            axis=1,
        )
    return np.where(brings[members], covered, np.nan)


def _count_some(
    parties: Parties, form: Form, members: IntArray, weights: NationalWeights
) -> dict[Objective, FloatArray]:
    apprentices = parties.brings[members].sum(axis=1).astype(float)
    covered = np.nansum(coverage_by_member(parties.teaches, parties.brings, form, members), axis=1)
    ways = _ways(form, members)
    season = apprentices * np.mean([_season(parties, way, weights) for way in ways], axis=0)
    pairs = pairs_that_meet(form, members)
    nearness = np.mean([parties.nearness[one, other] for one, other in pairs], axis=0)
    travel = apprentices * nearness
    part = weights.value
    return {
        Objective.APPRENTICES: apprentices,
        Objective.AIMS: covered * parties.teaches.shape[1],
        Objective.SEASON: season,
        Objective.TRAVEL: travel,
        Objective.SMALL: _smallness(form, apprentices, members.shape[1]),
        Objective.VALUE: part["coverage"] * covered
        + part["season"] * season
        + part["travel"] * travel,
    }


def _smallness(form: Form, apprentices: FloatArray, size: int) -> FloatArray:
    """Return how few others each apprentice depends on: of as many, a ring before a swap.

    Everybody must say yes, and a swap falls when one of its members withdraws.
    """
    return np.asarray(apprentices * (2 * (MOST_MEMBERS - size) + (form is Form.RING)))


def _ways(form: Form, members: IntArray) -> list[IntArray]:
    """Return the groups whose busy months must lie apart: a ring as a whole, a swap two by two."""
    if form is Form.RING:
        return [members]
    return [np.column_stack(pair) for pair in pairs_that_meet(form, members)]


def pairs_that_meet(form: Form, members: IntArray) -> list[tuple[IntArray, IntArray]]:
    """Return who travels to whom: in a ring every two, else each to the next."""
    size = members.shape[1]
    if form is Form.RING:
        first, second = np.triu_indices(size, k=1)
        return [(members[:, a], members[:, b]) for a, b in zip(first, second, strict=True)]
    last = size if form is Form.SWAP else size - 1
    return [(members[:, at], members[:, (at + 1) % size]) for at in range(last)]


def _season(parties: Parties, members: IntArray, weights: NationalWeights) -> FloatArray:
    return season_of(parties, members, weights.expected["season"])


def _as_before(parties: Parties, possible: Arrangements, before: Collection[Before]) -> IntArray:
    """Return how many apprentices keep exactly the partners of the plan before."""
    number_of = {agency: at for at, agency in enumerate(dict.fromkeys(parties.agencies))}
    agency = np.array([*(number_of[agency] for agency in parties.agencies), len(number_of)])
    kept = {
        tuple(sorted(number_of[agency] for agency in one.agencies))
        for one in before
        if one.trade == parties.trade and one.agencies <= number_of.keys()
    }
    numbers = np.sort(agency[possible.members], axis=1)
    unchanged = np.zeros(len(numbers), dtype=bool)
    for group in kept:
        filled = [*group, *([len(number_of)] * (numbers.shape[1] - len(group)))]
        unchanged |= (numbers == filled).all(axis=1)
    brings = np.append(parties.brings, False)
    return np.asarray(brings[possible.members].sum(axis=1) * unchanged)
