"""Which agencies could together train the seeker's apprentices, and who is where when?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from matcher.domain.calendar import YearMonth
from matcher.domain.need import Need
from matcher.rings.find import find_rings as search_rings
from matcher.rings.rotation import MOST_WORK
from matcher.services.index import Index, IndexInfo
from matcher.services.ring_basis import ProposedRing, RingBasis, make_ring_basis
from matcher.services.rings_checks import ring_sizes

__all__ = ["ROTATIONS", "ProposedRing", "RingsAnswer", "find_rings", "find_rings_from"]

ROTATIONS: Final = 3
"""For so many of the best rings a rotation is planned unless another number is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RingsAnswer:
    """The best rings first, and the proof that there are no better ones.

    Of `possible` rings `valued` were worked out in full, and the others were shown to be worth
    less than `at_least`, or to have a member that adds too little. `partners` could be members.
    """

    need: Need
    rings: tuple[ProposedRing, ...]
    partners: int
    possible: int
    valued: int
    at_least: float
    index: IndexInfo


def find_rings(
    index: Index,
    need: Need,
    *,
    today: YearMonth,
    rotations: int = ROTATIONS,
    work: float = MOST_WORK,
) -> RingsAnswer:
    """Return the best rings, always the same for a need; the first so many with rotations.

    All rotations together may take so much `work`, so that an answer takes no longer for many.

    Raises
    ------
    InputError
        When no ring could answer the need; names what to change and which numbers would work.
    """
    basis = make_ring_basis(index, need, today=today)
    return find_rings_from(basis, planned=range(rotations), work=work)


def find_rings_from(basis: RingBasis, *, planned: range, work: float = MOST_WORK) -> RingsAnswer:
    """Return the best rings; those at the places `planned` with rotations.

    All rotations together may take so much `work`, so that an answer takes no longer for many.
    """
    need = basis.need
    search = search_rings(basis.prospects, basis.weights, ring_sizes(need), need.limit)
    each = work / max(len(planned), 1)
    return RingsAnswer(
        need=need,
        rings=tuple(
            basis.propose(basis.explain(found), each if at in planned else None)
            for at, found in enumerate(search.rings)
        ),
        partners=len(basis.prospects.rows) - 1,
        possible=search.possible,
        valued=search.valued,
        at_least=search.at_least,
        index=basis.index.info,
    )
