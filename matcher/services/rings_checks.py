"""Can rings be proposed for this need, and of which sizes?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

import numpy as np

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import YearMonth
from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.domain.match import ExclusionCode
from matcher.domain.need import Need
from matcher.domain.rules import (
    APPRENTICE_START_MONTH,
    RING_MEMBERS,
)
from matcher.rings.prospects import find_possible
from matcher.rings.rotation import least_months
from matcher.scoring.exclusions import explain_exclusion
from matcher.scoring.seeker import Seeker
from matcher.services.index import Index
from matcher.services.need_problems import start_problems

MAX_RINGS: Final = 50

_MEMBER_PROBLEMS: Final = {
    ExclusionCode.TRADE_NOT_KNOWN: ProblemCode.MEMBER_LACKS_TRADE,
    ExclusionCode.TOO_FAR: ProblemCode.MEMBER_TOO_FAR,
    ExclusionCode.PLACE_UNKNOWN: ProblemCode.MEMBER_TOO_FAR,
}


def check_rings_need(need: Need, today: YearMonth) -> None:
    """Refuse a need that no ring could answer, whoever the partners.

    Raises
    ------
    InputError
        When nobody seeks, the ring would be too large, the training period too short, the
        apprentices too many or the start in the past; says which numbers would work.
    """
    problems = list(_problems(need, today))
    if problems:
        raise InputError(*problems)


def check_members(index: Index, seeker: Seeker) -> None:
    """Refuse members asked for that cannot be in a ring, each with why.

    Raises
    ------
    InputError
        When a member is closed, lacks the trade, is too far away or has no place.
    """
    problems = list(_member_problems(index, seeker, seeker.need.with_agencies, "with_agencies"))
    if problems:
        raise InputError(*problems)


def check_ring(index: Index, seeker: Seeker, partners: Collection[AgencyId], field: str) -> None:
    """Refuse a ring of just these partners that cannot be; the problems are named by `field`.

    Raises
    ------
    InputError
        When they are too many, too many to visit in time or too few for the apprentices, or when
        one of them is the seeker or cannot be in a ring.
    """
    need, most, size = seeker.need, RING_MEMBERS.stop - 1, len(partners) + 1
    problems = list(_member_problems(index, seeker, partners, field))
    if size > most:
        problems.append(Problem(field=field, code=ProblemCode.RING_TOO_LARGE, hint=str(most - 1)))
    elif need.planned_months < least_months(size):
        given, hint = str(need.training_months), f"≥ {least_months(size) + (need.free_months or 0)}"
        code = ProblemCode.PERIOD_TOO_SHORT
        problems.append(Problem(field=field, code=code, given=given, hint=f"{hint} ({size})"))
    if size < (need.apprentices or 1) <= most:
        code, given = ProblemCode.TOO_MANY_APPRENTICES, str(need.apprentices)
        problems.append(Problem(field=field, code=code, given=given, hint=f"1–{size}"))
    if problems:
        raise InputError(*problems)


def ring_sizes(need: Need) -> list[int]:
    """Return the numbers of members to consider: all apprentices and stays must fit."""
    smallest, months = _smallest(need), need.planned_months
    return [size for size in RING_MEMBERS if size >= smallest and least_months(size) <= months]


def next_start(today: YearMonth) -> YearMonth:
    """Return the first month from today on in which apprentices normally start."""
    return today.plus((APPRENTICE_START_MONTH - today.month) % 12)


def _smallest(need: Need) -> int:
    return max(RING_MEMBERS.start, len(need.with_agencies) + 1, need.apprentices or 1)


def _problems(need: Need, today: YearMonth) -> Iterator[Problem]:
    most = RING_MEMBERS.stop - 1
    smallest = _smallest(need)
    if need.seeker is None:
        yield Problem(field="agency_id", code=ProblemCode.MISSING)
    if len(need.with_agencies) + 1 > most:
        yield Problem(field="with_agencies", code=ProblemCode.RING_TOO_LARGE, hint=str(most - 1))
    if (need.apprentices or 1) > most:
        code, given = ProblemCode.TOO_MANY_APPRENTICES, str(need.apprentices)
        yield Problem(field="apprentices", code=code, given=given, hint=f"1–{most}")
    if smallest <= most:
        yield from time_problems(need, range(smallest, most + 1))
    yield from start_problems(need, today)
    if need.limit > MAX_RINGS:
        code, given = ProblemCode.OUT_OF_RANGE, str(need.limit)
        yield Problem(field="limit", code=code, given=given, hint=f"≤ {MAX_RINGS}")


def time_problems(need: Need, sizes: range) -> Iterator[Problem]:
    """Name a training period, or what is left of it, with too little time for every member."""
    months = need.training_months
    if months < least_months(sizes.start):
        would_do = (f"≥ {least_months(size)} ({size})" for size in sizes)
        code, given = ProblemCode.PERIOD_TOO_SHORT, str(need.months)
        yield Problem(field="months", code=code, given=given, hint=", ".join(would_do))
    elif need.planned_months < least_months(sizes.start):
        left = {size: months - least_months(size) for size in sizes}
        would_do = (f"≤ {count} ({size})" for size, count in left.items() if count >= 0)
        code = ProblemCode.TOO_MANY_FREE_MONTHS
        given = str(need.free_months)
        yield Problem(field="free_months", code=code, given=given, hint=", ".join(would_do))


def _member_problems(
    index: Index, seeker: Seeker, agencies: Collection[AgencyId], field: str
) -> Iterator[Problem]:
    possible = find_possible(seeker, index.candidates)
    for agency in agencies:
        name = index.candidates.profiles[index.candidates.row_of[agency]].agency.name
        if agency == seeker.id:
            yield Problem(field=field, code=ProblemCode.ONESELF, given=name)
        elif agency in seeker.need.without_agencies:
            code = ProblemCode.AGENCY_BOTH_WITH_AND_WITHOUT
            yield Problem(field=field, code=code, given=name)
        elif not possible[index.candidates.row_of[agency]]:
            yield _member_problem(index, seeker, agency, field)


def _member_problem(index: Index, seeker: Seeker, agency: AgencyId, field: str) -> Problem:
    row = index.candidates.row_of[agency]
    known = index.candidates.profiles[row].agency
    if not known.is_open:
        hint = known.status_note or known.status
        return Problem(field=field, code=ProblemCode.CLOSED_MEMBER, given=known.name, hint=hint)
    if index.candidates.trades[seeker.need.trade].places[row] == 0:
        return Problem(field=field, code=ProblemCode.MEMBER_WITHOUT_PLACES, given=known.name)
    code = _MEMBER_PROBLEMS[explain_exclusion(seeker, index.candidates, row).code]
    is_far = code is ProblemCode.MEMBER_TOO_FAR and not np.isnan(seeker.km[row])
    hint = f"≥ {np.ceil(seeker.km[row]):.0f} km" if is_far else ""
    return Problem(field=field, code=code, given=known.name, hint=hint)
