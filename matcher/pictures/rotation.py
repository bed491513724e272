"""How does it look who is where when in a ring, and when its hosts are busy?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from matcher.domain.agency import AgencyId
from matcher.domain.ring import RotationPlan
from matcher.pictures.apprentice_rows import apprentice_row
from matcher.pictures.chart import Chart, solid
from matcher.pictures.headings import heading
from matcher.pictures.host_rows import host_row
from matcher.pictures.legend import SIGN_HEIGHT, SIGN_WIDTH, Sign, boxed, legend
from matcher.pictures.lettering import LINE_HEIGHT, SIZE, lines_of, wrap
from matcher.pictures.months import AXIS_HEIGHT, MonthScale, axis, covering_span, holidays
from matcher.pictures.paints import Paint, fill
from matcher.pictures.picture import MARGIN, Picture, hatched
from matcher.pictures.rotation_table import events_table, hosts_table, stay_text, stays_table
from matcher.pictures.shapes import diamond, ring_mark
from matcher.pictures.words import MemberName, PictureWords
from matcher.rings.hosting import HostProfile

CODE: Final = "rotation"
STACKED_BELOW: Final = 560
"""In a narrower picture names stand over their rows instead of beside them."""

_LABEL_WIDTH: Final = 166.0


def draw_rotation(
    plan: RotationPlan,
    members: Sequence[MemberName],
    hosts: Mapping[AgencyId, HostProfile],
    words: PictureWords,
    *,
    width: float,
    unknown: frozenset[AgencyId] = frozenset(),
    is_headed: bool = True,
    code: str = CODE,
) -> Picture:
    """Return who is where when as bars along the months, and below it when the hosts are busy.

    Busy months are hatched, in stays and at their hosts; July is the joint summer holiday; signs
    are hand-overs and half-year reviews. When members in `unknown` are busy is not known.
    """
    chart = Chart(
        code=code,
        scale=_scale(plan, width),
        members={member.agency: member for member in members},
        hosts={member.agency: hosts[member.agency] for member in members},
        unknown=frozenset(a for a in unknown if not hosts[a].busy_months),
        words=words,
        is_stacked=width < STACKED_BELOW,
    )
    lead = _lead(plan, chart)
    drawn, top = heading(words.say("rotation_title"), lead, width, is_headed=is_headed)
    rows, end = _rows(chart, plan, top + AXIS_HEIGHT)
    background = (*holidays(chart.scale, top + 18, end), *axis(chart.scale, words, top))
    signs, bottom = legend(_signs(chart), end + 16, width)
    return Picture(
        code=code,
        language=words.language,
        title=words.say("rotation_title"),
        description=_description(plan, chart, lead),
        width=width,
        height=round(bottom + MARGIN / 2),
        shapes=(*drawn, *background, *rows, *signs),
        tables=(stays_table(plan, chart), hosts_table(plan, chart), events_table(plan, chart)),
    )


def _scale(plan: RotationPlan, width: float) -> MonthScale:
    left = MARGIN + (0 if width < STACKED_BELOW else _LABEL_WIDTH)
    return MonthScale(
        span=covering_span([person.span for person in plan.apprenticeships]),
        left=left,
        width=width - MARGIN - left,
    )


def _rows(chart: Chart, plan: RotationPlan, top: float) -> tuple[list[Element], float]:
    """Return the apprentices' rows, then the hosts', and where they end."""
    rows: list[Element] = []
    for person in plan.apprenticeships:
        row, top = apprentice_row(chart, plan, person, top)
        rows.append(row)
    room = chart.scale.left + chart.scale.width - MARGIN
    lines = wrap(chart.words.say("hosts_heading"), room, bold=True)
    rows += lines_of(lines, (MARGIN, top + SIZE + 4), bold=True)
    top += len(lines) * SIZE * LINE_HEIGHT + 14
    for member in chart.members.values():
        row, top = host_row(chart, plan, member, top)
        rows.append(row)
    return rows, top


def _lead(plan: RotationPlan, chart: Chart) -> str:
    return chart.words.say(
        "rotation_lead",
        apprentices=len(plan.apprenticeships),
        first=chart.words.month(chart.scale.span.first),
        last=chart.words.month(chart.scale.span.last),
        coordinator=chart.members[plan.coordinator].name,
    )


def _signs(chart: Chart) -> list[Sign]:
    words, x, y = chart.words, SIGN_WIDTH / 2, SIGN_HEIGHT / 2
    signs = [
        boxed(words.say("busy_sign"), fill(Paint.WASH), hatched(chart.code)),
        boxed(words.say("holiday_sign"), fill(Paint.HOLIDAY)),
        Sign(
            meaning=words.say("hand_over_sign"),
            draw=lambda at: [diamond((at[0] + x, at[1] + y), 5.5)],
        ),
        Sign(
            meaning=words.say("review_sign"),
            draw=lambda at: [ring_mark((at[0] + x, at[1] + y), 4.5)],
        ),
    ]
    if any(host.host_months is not None for host in chart.hosts.values()):
        signs.insert(1, boxed(words.say("cannot_sign"), solid()))
    return signs


def _description(plan: RotationPlan, chart: Chart, lead: str) -> str:
    people = plan.apprenticeships
    stays = [stay for person in people for stay in plan.stays_of(person.apprentice)]
    said = [stay_text(stay, chart) for stay in stays]
    said += [
        chart.words.say("free_tail", apprentice=person.apprentice, months=person.free_months)
        for person in people
        if person.free_months
    ]
    return " ".join([lead, *said])
