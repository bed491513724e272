"""How does a rotation read on a terminal, one letter for each month?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from matcher.cli.lines import WIDTH, wrapped
from matcher.domain.agency import AgencyId
from matcher.domain.calendar import MONTHS, YearMonth
from matcher.domain.ring import JOINT_HOLIDAY_MONTH, Apprenticeship, RotationPlan
from matcher.services.index import Index
from matcher.services.ring_pictures import (
    MemberName,
    PictureWords,
    months_of_plan,
    names_of,
    picture_words,
    unknown_seasons,
)
from matcher.services.rings import ProposedRing
from matcher.services.wording import Wording

INDENT: Final = 3
_LABEL: Final = 14
FREE: Final = "*"
NOWHERE: Final = " "


def rotation_lines(index: Index, ring: ProposedRing, words: Wording) -> Iterator[str]:
    """Yield who is where when as rows of letters, then every stay with its months in words.

    Where there is no rotation, the lines say so.
    """
    if ring.rotation is None:
        yield " " * INDENT + words.word("ring_text", "no_rotation")
        return
    plan, said = ring.rotation.plan, picture_words(words)
    members = {member.agency: member for member in names_of(index, ring)}
    months = months_of_plan(plan)
    step = 2 if _LABEL + INDENT + 2 * len(months) <= WIDTH else 1
    yield _row("", _years(months, step))
    yield _row("", _spread((said.initial(month.month) for month in months), step))
    for person in plan.apprenticeships:
        letters = _spread(_where(ring, plan, person, members, months), step)
        name = said.say("apprentice_number", apprentice=person.apprentice)
        employed = words.word("ring_text", "employed").format(name=members[person.employer].letter)
        yield _row(name, f"{letters}  {employed}")
    unknown = unknown_seasons(index, ring)
    for agency, member in members.items():
        signs = (_busy(ring, member, month, is_known=agency not in unknown) for month in months)
        yield _row(member.letter, f"{_spread(signs, step)}  {member.short}")
    free = words.word("ring_text", "signs").format(free=FREE)
    yield from wrapped(f"{free} {words.word('ring_text', 'host_signs')}", indent=INDENT)
    for person in plan.apprenticeships:
        yield ""
        yield from _in_words(plan, person, members, said, words)
    coordinator = members[plan.coordinator].name
    yield " " * INDENT + words.word("ring_text", "coordinator").format(name=coordinator)
    if not ring.rotation.is_optimal:
        yield from wrapped(words.word("ring_text", "not_proven"), indent=INDENT)


def _in_words(
    plan: RotationPlan,
    person: Apprenticeship,
    members: dict[AgencyId, MemberName],
    said: PictureWords,
    words: Wording,
) -> Iterator[str]:
    """Yield one apprentice's stays, hand-overs and half-year reviews."""
    name = said.say("apprentice_number", apprentice=person.apprentice)
    employer = words.word("ring_text", "employed").format(name=members[person.employer].name)
    yield f"{' ' * INDENT}{name}, {employer}"
    stays = plan.stays_of(person.apprentice)
    for stay in stays:
        host, count = members[stay.host], stay.span.months
        length = f"{count:>2} {said.say('months_short')}"
        yield f"{' ' * (INDENT + 3)}{host.letter}  {length}  {said.span(stay.span)}  {host.name}"
    if person.free_months:
        yield " " * (INDENT + 3) + said.say(
            "free_tail", apprentice=person.apprentice, months=person.free_months
        )
    for code, months in (
        ("hand_overs", [stay.span.first for stay in stays[1:]]),
        ("reviews", list(person.half_year_reviews)),
    ):
        if months:
            listed = words.listed([said.month(month) for month in months])
            sentence = words.word("ring_text", code).format(months=listed)
            yield from wrapped(sentence, indent=INDENT + 3)


def _where(
    ring: ProposedRing,
    plan: RotationPlan,
    person: Apprenticeship,
    members: dict[AgencyId, MemberName],
    months: tuple[YearMonth, ...],
) -> Iterator[str]:
    """Yield for each month the letter of the host, small where the month is hard for it."""
    stays = plan.stays_of(person.apprentice)
    for month in months:
        stay = next((s for s in stays if s.span.first <= month <= s.span.last), None)
        if stay is not None:
            host, letter = ring.hosts[stay.host], members[stay.host].letter
            yield letter.lower() if host.is_busy(month) or host.is_outside(month) else letter
        else:
            yield FREE if person.span.first <= month <= person.span.last else NOWHERE


def _busy(ring: ProposedRing, member: MemberName, month: YearMonth, *, is_known: bool) -> str:
    host = ring.hosts[member.agency]
    if month.month == JOINT_HOLIDAY_MONTH:
        return "f"
    if host.is_outside(month):
        return "x"
    if not is_known:
        return "?"
    return "#" if host.is_busy(month) else "-"


def _years(months: tuple[YearMonth, ...], step: int) -> str:
    """Return each year over its first month, where there is room before the next."""
    line = ""
    for at, month in enumerate(months):
        starts = at == 0 or month.month == MONTHS.start
        if starts and len(line) <= at * step:
            line = line.ljust(at * step) + f"{month.year} "
    return line.rstrip()


def _spread(signs: Iterator[str], step: int) -> str:
    return (" " * (step - 1)).join(signs)


def _row(label: str, content: str) -> str:
    return f"{' ' * INDENT}{label:<{_LABEL}}{content}".rstrip()
