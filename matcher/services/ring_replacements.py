"""What would a ring be with another member in one's place, and which others would be best?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import AimCode
from matcher.domain.errors import InputError, Problem
from matcher.domain.ring import RingPart, RingProposal
from matcher.rings.find import FoundRing
from matcher.rings.value import points_of
from matcher.services.index import Index
from matcher.services.needs import parse_agency
from matcher.services.ring_basis import RingBasis
from matcher.services.rings_checks import check_ring

REPLACEMENTS_SHOWN: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class RingWorth:
    """What a ring is worth in the figures that a replacement is judged by; shares are 0 to 1.

    `longest_km` is the longest way between two members, None when a place is unknown. `known` is
    how well the partners' tasks are known.
    """

    value: float
    coverage: float
    longest_km: float | None
    season: float
    known: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RingReplacement:
    """One agency in another's place: the ring as it would be, and the aims gained and lost."""

    agency: AgencyId
    name: str
    proposal: RingProposal
    worth: RingWorth
    gained: tuple[AimCode, ...]
    lost: tuple[AimCode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RingReplacements:
    """Who could take the place of `leaves`, the best of `possible` agencies first.

    `worth` is what the ring is worth as it is. `chosen` is the one that was asked about.
    """

    leaves: AgencyId
    worth: RingWorth
    best: tuple[RingReplacement, ...]
    chosen: RingReplacement | None
    possible: int


def read_partners(texts: Sequence[str], index: Index, *, field: str) -> tuple[AgencyId, ...]:
    """Read numbers, names or abbreviations as the partners of a ring, each once.

    Raises
    ------
    InputError
        When no agency, or more than one, is meant by one of them.
    """
    problems: list[Problem] = []
    agencies: list[AgencyId] = []
    for text in texts:
        try:
            agencies.append(parse_agency(text, index, field_name=field))
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(*problems)
    return tuple(dict.fromkeys(agencies))


def weigh_ring(
    basis: RingBasis, partners: Sequence[AgencyId], *, field: str = "members"
) -> RingProposal:
    """Return the ring of the seeker with just these partners, valued as every other ring.

    Raises
    ------
    InputError
        When there cannot be such a ring; the problems are named by `field`.
    """
    check_ring(basis.index, basis.seeker, partners, field)
    return _proposals(basis, [sorted(_place_of(basis, partner) for partner in partners)])[0]


def find_replacements(
    basis: RingBasis,
    partners: Sequence[AgencyId],
    leaves: AgencyId,
    *,
    chosen: AgencyId | None = None,
    limit: int = REPLACEMENTS_SHOWN,
) -> RingReplacements:
    """Return the best agencies to take the place of a partner, each with what would change.

    All that could are valued, so that no better one is left out. `chosen` is told of as well.

    Raises
    ------
    InputError
        When there is no such ring, or `chosen` cannot be in it; the fields are `members` and
        `instead`.
    """
    now = weigh_ring(basis, partners)
    stay = [partner for partner in partners if partner != leaves]
    if chosen is not None:
        check_ring(basis.index, basis.seeker, [*stay, chosen], "instead")
    rings = _with_each_other(basis, stay, {_place_of(basis, partner) for partner in partners})
    totals = points_of(basis.prospects, rings, basis.weights).sum(axis=1)
    order = np.argsort(-totals, kind="stable")[:limit]
    best = _proposals(basis, rings[order].tolist()) if len(order) else []
    return RingReplacements(
        leaves=leaves,
        worth=_worth(basis, now),
        best=tuple(_replacement(basis, now, then) for then in best),
        chosen=None
        if chosen is None or chosen in partners
        else _replacement(basis, now, weigh_ring(basis, [*stay, chosen], field="instead")),
        possible=len(rings),
    )


def _with_each_other(
    basis: RingBasis, stay: Sequence[AgencyId], taken: set[int]
) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Return rings × partners, in order of place: those that stay, and each other agency."""
    others = [place for place in range(1, len(basis.prospects.rows)) if place not in taken]
    kept = [_place_of(basis, partner) for partner in stay]
    rings = [sorted((*kept, other)) for other in others]
    return np.array(rings, dtype=np.int64).reshape(-1, len(kept) + 1)


def _proposals(basis: RingBasis, rings: Sequence[Sequence[int]]) -> list[RingProposal]:
    points = points_of(basis.prospects, np.array(rings, dtype=np.int64), basis.weights)
    return [
        basis.explain(FoundRing(partners=tuple(partners), points=tuple(own)))
        for partners, own in zip(rings, points.tolist(), strict=True)
    ]


def _place_of(basis: RingBasis, agency: AgencyId) -> int:
    row = basis.index.candidates.row_of[agency]
    return int(np.flatnonzero(basis.prospects.rows == row)[-1])


def _replacement(basis: RingBasis, now: RingProposal, then: RingProposal) -> RingReplacement:
    newcomer = next(m for m in then.members if m.agency not in now.ring.members)
    return RingReplacement(
        agency=newcomer.agency,
        name=newcomer.name,
        proposal=then,
        worth=_worth(basis, then),
        gained=tuple(aim for aim in now.uncovered if aim not in then.uncovered),
        lost=tuple(aim for aim in then.uncovered if aim not in now.uncovered),
    )


def _worth(basis: RingBasis, proposal: RingProposal) -> RingWorth:
    parts = {score.part: score.value for score in proposal.parts}
    ways = basis.ways(proposal)
    return RingWorth(
        value=proposal.value,
        coverage=proposal.coverage,
        longest_km=None if ways.nowhere or ways.longest is None else ways.longest.km,
        season=parts[RingPart.SEASON],
        known=parts[RingPart.KNOWLEDGE],
    )
