"""What does a picture of a rotation say, month by month, as rows of words?"""

from __future__ import annotations

from collections.abc import Iterator

from matcher.domain.calendar import YearMonth
from matcher.domain.ring import RotationPlan, Stay
from matcher.pictures.chart import Chart
from matcher.pictures.picture import PictureTable
from matcher.pictures.words import MemberName, PictureWords
from matcher.rings.hosting import HostProfile


def stays_table(plan: RotationPlan, chart: Chart) -> PictureTable:
    """Return every stay in order of apprentice and month, and every tail that is left open."""
    words = chart.words
    return PictureTable(
        caption=words.say("stays_caption"),
        head=tuple(
            words.say(code)
            for code in ("apprentice", "employer", "host", "from", "to", "months", "hard_months")
        ),
        rows=tuple(_stay_rows(plan, chart)),
    )


def hosts_table(plan: RotationPlan, chart: Chart) -> PictureTable:
    """Return for every host its busy months, those it cannot, and whom it has when."""
    words = chart.words
    return PictureTable(
        caption=words.say("hosts_caption"),
        head=tuple(words.say(code) for code in ("host", "busy", "cannot", "has")),
        rows=tuple(
            (
                member.name,
                busy_text(member, chart),
                words.listed_months(never_hosts(chart.hosts[member.agency])),
                hosted_text(plan, member, words),
            )
            for member in chart.members.values()
        ),
    )


def events_table(plan: RotationPlan, chart: Chart) -> PictureTable:
    """Return what happens in which month: beginnings, hand-overs and half-year reviews."""
    words = chart.words
    events = sorted(_events(plan, chart), key=lambda event: event[0])
    return PictureTable(
        caption=words.say("events_caption"),
        head=(words.say("month"), words.say("event")),
        rows=tuple((words.month(month), said) for month, said in events),
    )


def stay_text(stay: Stay, chart: Chart) -> str:
    """Return one stay in a sentence, with the months that are hard for the host."""
    words = chart.words
    said = words.say(
        "stay",
        apprentice=stay.apprentice,
        host=chart.names[stay.host],
        first=words.month(stay.span.first),
        last=words.month(stay.span.last),
        months=stay.span.months,
    )
    hard = hard_months(stay, chart.hosts[stay.host], words)
    return said if hard == "–" else f"{said} {words.say('stay_hard', months=hard)}"


def hard_months(stay: Stay, host: HostProfile, words: PictureWords) -> str:
    """Return the months of a stay in which the host is busy, or has said that it cannot."""
    months = (stay.span.first.plus(at) for at in range(stay.span.months))
    hard = [words.month(m) for m in months if host.is_busy(m) or host.is_outside(m)]
    return ", ".join(hard) or "–"


def never_hosts(host: HostProfile) -> frozenset[int]:
    """Return the months, 1 to 12, in which a host has said that it cannot have an apprentice."""
    known = host.host_months
    return frozenset() if known is None else frozenset(range(1, 13)) - known


def busy_text(member: MemberName, chart: Chart) -> str:
    """Return the months in which a member is busy, or that nobody has said."""
    if member.agency in chart.unknown:
        return chart.words.say("is_unknown")
    return chart.words.listed_months(chart.hosts[member.agency].busy_months)


def hosted_text(plan: RotationPlan, member: MemberName, words: PictureWords) -> str:
    """Return whom a host has when."""
    own = sorted(
        (stay for stay in plan.stays if stay.host == member.agency),
        key=lambda stay: (stay.span.first, stay.apprentice),
    )
    said = (
        words.say("hosted", apprentice=stay.apprentice, span=words.span(stay.span)) for stay in own
    )
    return "; ".join(said) or "–"


def _stay_rows(plan: RotationPlan, chart: Chart) -> Iterator[tuple[str, ...]]:
    words, names = chart.words, chart.names
    for person in plan.apprenticeships:
        number, employer = str(person.apprentice), names[person.employer]
        for stay in plan.stays_of(person.apprentice):
            yield (
                number,
                employer,
                names[stay.host],
                words.month(stay.span.first),
                words.month(stay.span.last),
                str(stay.span.months),
                hard_months(stay, chart.hosts[stay.host], words),
            )
        if person.free_months:
            first = words.month(person.span.first.plus(person.planned_months))
            last, months = words.month(person.span.last), str(person.free_months)
            yield number, employer, words.say("free_choice"), first, last, months, "–"


def _events(plan: RotationPlan, chart: Chart) -> Iterator[tuple[YearMonth, str]]:
    words, names = chart.words, chart.names
    for person in plan.apprenticeships:
        number = person.apprentice
        for at, stay in enumerate(plan.stays_of(number)):
            code = "hand_over_event" if at else "beginning_event"
            yield stay.span.first, words.say(code, apprentice=number, host=names[stay.host])
        for month in person.half_year_reviews:
            yield month, words.say("review_event", apprentice=number)
