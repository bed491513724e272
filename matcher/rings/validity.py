"""Does a rotation plan keep the rules of the scheme? Written from the rules, not from the search.

The rules are those of `matcher/domain/rules.py`, and what OK stat says of rings: every member
trains the apprentice, a host has no more apprentices than places, and with as many apprentices
as members everybody hosts one all the time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import YearMonth
from matcher.domain.ring import Apprenticeship, Ring, RotationPlan, Stay
from matcher.domain.rules import RING_STAY_MONTHS
from matcher.rings.hosting import Hosts


def violations(ring: Ring, plan: RotationPlan, hosts: Hosts) -> list[str]:
    """List every broken rule in plain words; an empty list means the plan is valid."""
    return [
        *_members(ring, plan),
        *_people(ring, plan),
        *(text for stay in plan.stays for text in _stay(stay)),
        *(text for person in plan.apprenticeships for text in _way(ring, plan, person)),
        *_places(ring, plan, hosts),
    ]


def _members(ring: Ring, plan: RotationPlan) -> Iterator[str]:
    if plan.ring != ring:
        yield "the plan is for another ring"
    if plan.coordinator not in ring.members:
        yield f"{plan.coordinator} coordinates but is not a member"
    for stay in plan.stays:
        if stay.host not in ring.members:
            yield f"{stay.host} hosts apprentice {stay.apprentice} but is not a member"


def _people(ring: Ring, plan: RotationPlan) -> Iterator[str]:
    numbers = Counter(person.apprentice for person in plan.apprenticeships)
    for number, times in numbers.items():
        if times > 1:
            yield f"apprentice {number} has {times} apprenticeships"
    for number in sorted({stay.apprentice for stay in plan.stays} - set(numbers)):
        yield f"apprentice {number} has stays but no apprenticeship"
    if not numbers:
        yield "there is no apprentice"
    yield from _employers(ring, plan)


def _employers(ring: Ring, plan: RotationPlan) -> Iterator[str]:
    for person in plan.apprenticeships:
        if person.employer not in ring.members:
            yield f"{person.employer} employs apprentice {person.apprentice} but is not a member"
    intakes = Counter(person.span.first for person in plan.apprenticeships)
    for first, count in intakes.items():
        if count > len(ring.members):
            yield f"{count} apprentices begin in {first}, more than there are members"


def _stay(stay: Stay) -> Iterator[str]:
    if stay.span.months < min(RING_STAY_MONTHS) or stay.span.months > max(RING_STAY_MONTHS):
        yield (
            f"apprentice {stay.apprentice} stays {stay.span.months} months at {stay.host}, "
            "and a stay lasts 4 to 12"
        )


def _way(ring: Ring, plan: RotationPlan, person: Apprenticeship) -> Iterator[str]:
    """Follow one apprentice from the first month to the last planned one."""
    number = person.apprentice
    own = sorted(
        (stay for stay in plan.stays if stay.apprentice == number), key=lambda s: s.span.first
    )
    yield from _months(person, own)
    for before, after in pairwise(own):
        if before.host == after.host:
            yield f"apprentice {number} has two stays in a row at {after.host}"
    for member in sorted(ring.members - {stay.host for stay in own}):
        yield f"apprentice {number} never comes to {member}"


def _months(person: Apprenticeship, own: Sequence[Stay]) -> Iterator[str]:
    """Look at every month: an apprentice is at one host, and only while it is planned."""
    number = person.apprentice
    where = _expected_months(person)
    been: Counter[YearMonth] = Counter()
    for stay in own:
        been.update(stay.span.first.plus(at) for at in range(stay.span.months))
    for month in sorted(where):
        if been[month] == 0:
            yield f"apprentice {number} is nowhere in {month}"
    for month, times in sorted(been.items()):
        if times > 1:
            yield f"apprentice {number} is at {times} hosts in {month}"
        if month not in where:
            yield f"apprentice {number} has a stay in {month}, outside what is planned"


def _expected_months(person: Apprenticeship) -> set[YearMonth]:
    count = person.span.months - person.free_months
    return {person.span.first.plus(at) for at in range(count)}


def _places(ring: Ring, plan: RotationPlan, hosts: Hosts) -> Iterator[str]:
    hosted: Counter[tuple[YearMonth, AgencyId]] = Counter()
    for stay in plan.stays:
        hosted.update((stay.span.first.plus(at), stay.host) for at in range(stay.span.months))
    for (month, host), count in sorted(hosted.items()):
        known = hosts[host].places if host in hosts else None
        places = 1 if known is None else known
        if count > places:
            yield f"{host} has {count} apprentices in {month} and {places} places"
    training = Counter(m for person in plan.apprenticeships for m in _expected_months(person))
    for month, count in sorted(training.items()):
        for member in sorted(ring.members):
            if count >= len(ring.members) and not hosted[month, member]:
                yield f"{member} hosts nobody in {month}, though there are apprentices for all"
