"""Which ring is shown in full, is its rotation planned at once, and is a member to be replaced?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import YearMonth
from matcher.domain.curriculum import AimCode
from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.domain.need import Need
from matcher.domain.ring import RingProposal
from matcher.services.index import Index
from matcher.services.ring_basis import ProposedRing, RingBasis, make_ring_basis
from matcher.services.ring_replacements import (
    RingReplacements,
    find_replacements,
    read_partners,
    weigh_ring,
)
from matcher.services.rings import RingsAnswer, find_rings_from

RING_PARAMETERS: Final = ("ring", "plan", "members", "replace", "instead")
RINGS_SHOWN: Final = 5
WORK_ON_A_PAGE: Final = 6.0
"""So much may a solver do while somebody waits for a page: about four seconds."""

_BETWEEN: Final = ","
_LONGEST: Final = 20
"""More members than a ring could have are read, so that it can be said that they are too many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RingChoice:
    """What the address says of the ring to show, as it was typed.

    `is_plan_wanted` when a rotation was asked for that takes long to plan. `members` are the
    partners of a ring that was put together by hand. `leaves` is the member to be replaced, and
    `instead` an agency that was named to come in its place.
    """

    typed: str = ""
    is_plan_wanted: bool = False
    members: tuple[str, ...] = ()
    leaves: str = ""
    instead: str = ""

    @property
    def number(self) -> int:
        """Return the number of the ring, the first when none was named."""
        is_number = self.typed.isascii() and self.typed.isdigit() and len(self.typed) <= 2
        return max(int(self.typed), 1) if is_number else 1

    def number_among(self, rings: Sequence[object]) -> int:
        """Return the number of the ring that can be shown: the first for one there is not."""
        return self.number if self.number <= len(rings) else 1

    def is_missing_among(self, rings: Sequence[object]) -> bool:
        """Tell whether a ring was asked for that there is not."""
        return bool(self.typed) and self.typed != str(self.number_among(rings))

    def is_planned_for(self, need: Need) -> bool:
        """Tell whether the rotation is planned: always for one apprentice, else when asked for."""
        return self.is_plan_wanted or (need.apprentices or 1) * (need.intakes or 1) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RingsToShow:
    """The best rings without rotations, and the one that is shown in full, when there is any.

    `lacked` are the aims that the seeker has said it lacks.
    `number` is its place among the best, None for one that was put together by hand. `problems`
    are what was wrong with the choice; what could be shown without it is.
    """

    answer: RingsAnswer
    shown: ProposedRing | None
    number: int | None
    replacements: RingReplacements | None
    lacked: frozenset[AimCode]
    problems: tuple[Problem, ...]

    @property
    def every(self) -> tuple[ProposedRing, ...]:
        """Return every ring of the page, the one shown in full; one put together by hand first."""
        if self.shown is None:
            return self.answer.rings
        if self.number is None:
            return (self.shown, *self.answer.rings)
        rings = list(self.answer.rings)
        rings[self.number - 1] = self.shown
        return tuple(rings)


def read_ring_choice(typed: Mapping[str, str]) -> RingChoice:
    """Read the page's own parameters."""
    members = [text.strip() for text in typed.get("members", "").split(_BETWEEN)]
    return RingChoice(
        typed=typed.get("ring", "").strip(),
        is_plan_wanted="plan" in typed,
        members=tuple(text for text in members if text)[:_LONGEST],
        leaves=typed.get("replace", "").strip(),
        instead=typed.get("instead", "").strip(),
    )


def write_members(partners: Sequence[AgencyId]) -> str:
    """Return the partners of a ring as an address keeps them."""
    return _BETWEEN.join(partners)


def find_rings_to_show(
    index: Index, need: Need, choice: RingChoice, *, today: YearMonth
) -> RingsToShow:
    """Return the best few rings, and one of them or a ring put together by hand in full.

    Raises
    ------
    InputError
        When no ring could answer the need.
    """
    few = replace(need, limit=min(need.limit, RINGS_SHOWN))
    basis = make_ring_basis(index, few, today=today)
    answer = find_rings_from(basis, planned=range(0))
    problems: list[Problem] = []
    own = _own_ring(basis, choice, problems)
    best = [ring.proposal for ring in answer.rings]
    number = choice.number_among(best) if best else None
    proposal = best[number - 1] if number else None
    if own is not None:
        proposal, number = own, best.index(own) + 1 if own in best else None
    work = WORK_ON_A_PAGE if choice.is_planned_for(need) else None
    return RingsToShow(
        answer=answer,
        shown=basis.propose(proposal, work) if proposal else None,
        number=number,
        replacements=_replacements(basis, proposal, choice, problems) if proposal else None,
        lacked=basis.lacked,
        problems=tuple(problems),
    )


def _own_ring(basis: RingBasis, choice: RingChoice, problems: list[Problem]) -> RingProposal | None:
    """Return the ring of the members in the address; note what is wrong with them."""
    if not choice.members:
        return None
    try:
        return weigh_ring(basis, read_partners(choice.members, basis.index, field="members"))
    except InputError as error:
        problems.extend(error.problems)
        return None


def _replacements(
    basis: RingBasis, proposal: RingProposal, choice: RingChoice, problems: list[Problem]
) -> RingReplacements | None:
    """Return who could come instead of the member to be replaced; note what is wrong with it."""
    if not choice.leaves or problems:
        return None
    partners = {member.agency: member.name for member in proposal.members[1:]}
    leaves = next((agency for agency in partners if agency == choice.leaves), None)
    if leaves is None:
        code, names = ProblemCode.UNKNOWN_CHOICE, ", ".join(partners.values())
        given = choice.leaves[:80]
        problems.append(Problem(field="replace", code=code, given=given, hint=names))
        return None
    try:
        chosen = read_partners(
            [choice.instead] if choice.instead else [], basis.index, field="instead"
        )
        return find_replacements(basis, [*partners], leaves, chosen=next(iter(chosen), None))
    except InputError as error:
        problems.extend(error.problems)
        return find_replacements(basis, [*partners], leaves)
