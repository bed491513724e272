"""Which agencies must be together, apart or left out of a national plan, and can that be?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Final

from matcher.domain.agency import AgencyId, parse_agency_id
from matcher.domain.curriculum import TradeCode
from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.domain.need import Need
from matcher.domain.rules import RING_MEMBERS
from matcher.national import Before, Conditions
from matcher.services.index import Index
from matcher.services.national_document import NationalConditions, PlanBefore
from matcher.services.needs import parse_agency

Sets = list[frozenset[AgencyId]]

_AT_LEAST_TWO: Final = range(2, 1000)

MOST_OTHERS: Final = RING_MEMBERS.stop - 2
"""So many others can one be in a ring with."""


def parse_conditions(
    document: NationalConditions,
    needs: Mapping[int, Need],
    index: Index,
    problems: list[Problem],
) -> tuple[Conditions, tuple[AgencyId, ...]]:
    """Return what a plan must keep to, and who said no; what is wrong is added to `problems`.

    What the needs themselves say of partners counts too: those a need asks for must be together
    with it, those it will not have are kept apart from it.
    """
    present = frozenset(need.seeker for need in needs.values() if need.seeker)
    sets = _Sets(index=index, present=present, problems=problems)
    together = sets.read("together", document.together, RING_MEMBERS)
    apart = sets.read("apart", document.apart, _AT_LEAST_TWO)
    withdrawn = sets.agencies("without", document.without)
    together += sets.wanted(needs)
    apart += _unwanted(needs, present)
    problems.extend(_both(index, together, apart))
    if document.keep and document.before is None:
        problems.append(Problem(field="before", code=ProblemCode.MISSING))
    conditions = Conditions(
        order=document.order,
        together=_left(together, withdrawn),
        apart=_left(apart, withdrawn),
        before=_before(document.before, problems),
        keep_before=document.keep,
    )
    return conditions, tuple(sorted(withdrawn))


class _Sets:
    """Reads sets of agencies; notes those that are no agencies, or have no need."""

    def __init__(
        self, *, index: Index, present: frozenset[AgencyId], problems: list[Problem]
    ) -> None:
        self._index = index
        self._present = present
        self._problems = problems

    def read(self, field: str, texts: list[list[str]], sizes: range) -> Sets:
        """Return sets of agencies, each of one of the sizes."""
        read = []
        for at, some in enumerate(texts):
            known = len(self._problems)
            agencies = self.agencies(f"{field}.{at}", some)
            if len(self._problems) == known and len(agencies) not in sizes:
                self._wrong_size(f"{field}.{at}", agencies, sizes)
            read.append(agencies)
        return read

    def agencies(self, field: str, texts: list[str]) -> frozenset[AgencyId]:
        """Return the agencies of some texts; each must have a need."""
        read = (self._agency(f"{field}.{at}", text) for at, text in enumerate(texts))
        return frozenset(agency for agency in read if agency is not None)

    def wanted(self, needs: Mapping[int, Need]) -> Sets:
        """Return each agency with those its need asks for; they must have a need of the trade."""
        found = []
        for at, need in needs.items():
            if need.seeker is None or not need.with_agencies:
                continue
            in_trade = {other.seeker for other in needs.values() if other.trade == need.trade}
            field = f"needs.{at}.with_agencies"
            for place, agency in enumerate(need.with_agencies):
                if agency not in in_trade:
                    self._without_need(f"{field}.{place}", agency)
            found.append(frozenset({need.seeker, *need.with_agencies}))
            if len(need.with_agencies) > MOST_OTHERS:
                code = ProblemCode.RING_TOO_LARGE
                self._problems.append(Problem(field=field, code=code, hint=str(MOST_OTHERS)))
        return found

    def _agency(self, field: str, text: str) -> AgencyId | None:
        try:
            agency = parse_agency(text, self._index, field_name=field)
        except InputError as error:
            self._problems.extend(error.problems)
            return None
        if agency not in self._present:
            self._without_need(field, agency)
        return agency

    def _without_need(self, field: str, agency: AgencyId) -> None:
        given, profile = name_of(self._index, agency), self._index.profile(agency)
        problem = Problem(field=field, code=ProblemCode.WITHOUT_NEED, given=given)
        if profile is not None and not profile.agency.is_open:
            why = profile.agency.status_note or profile.agency.status
            problem = replace(problem, code=ProblemCode.CLOSED_MEMBER, hint=why)
        self._problems.append(problem)

    def _wrong_size(self, field: str, agencies: Iterable[AgencyId], sizes: range) -> None:
        given = ", ".join(sorted(agencies))
        most = f"{sizes.start}–{sizes.stop - 1}" if sizes is RING_MEMBERS else f"≥ {sizes.start}"
        self._problems.append(
            Problem(field=field, code=ProblemCode.WRONG_NUMBER_OF_AGENCIES, given=given, hint=most)
        )


def name_of(index: Index, agency: AgencyId) -> str:
    """Return the name of an agency, its number when the index no longer has it."""
    profile = index.profile(agency)
    return agency if profile is None else profile.agency.name


def _unwanted(needs: Mapping[int, Need], present: frozenset[AgencyId]) -> Sets:
    return [
        frozenset({need.seeker, other})
        for need in needs.values()
        for other in need.without_agencies
        if need.seeker and other in present
    ]


def _both(index: Index, together: Sets, apart: Sets) -> Iterator[Problem]:
    """Find pairs that must be together and must not meet."""
    pairs = {frozenset(pair) for some in together for pair in combinations(sorted(some), 2)}
    for some in apart:
        for pair in combinations(sorted(some), 2):
            if frozenset(pair) in pairs:
                given = " + ".join(name_of(index, agency) for agency in pair)
                yield Problem(field="apart", code=ProblemCode.BOTH_TOGETHER_AND_APART, given=given)


def _left(sets: Sets, withdrawn: frozenset[AgencyId]) -> tuple[frozenset[AgencyId], ...]:
    """Return each set once without those who said no, where at least two are left."""
    kept = dict.fromkeys(some - withdrawn for some in sets)
    return tuple(some for some in kept if len(some) > 1)


def _before(plan: PlanBefore | None, problems: list[Problem]) -> tuple[Before, ...]:
    """Return who was together in the plan before; what is no number is added to `problems`."""
    arrangements = []
    for at, one in enumerate(plan.arrangements if plan else ()):
        group = set()
        for agency in one.agencies:
            field = f"before.arrangements.{at}.agencies"
            try:
                group.add(parse_agency_id(agency.agency_id, field_name=field))
            except InputError as error:
                problems.extend(error.problems)
        if group:
            arrangements.append(Before(TradeCode(one.trade), frozenset(group)))
    return tuple(arrangements)
