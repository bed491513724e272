"""How is it drawn whom a host has when, and when it is busy?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from matcher.domain.ring import RotationPlan, Stay
from matcher.pictures.badges import BADGE, BADGE_GAP, badge, host_paint, name_lines
from matcher.pictures.chart import Chart, hard_strip
from matcher.pictures.lettering import (
    LINE_HEIGHT,
    SMALL,
    letters,
    lines_of,
    shorten,
    width_of,
)
from matcher.pictures.paints import Paint, fill, outline
from matcher.pictures.picture import MARGIN
from matcher.pictures.rotation_table import busy_text, hosted_text, never_hosts
from matcher.pictures.shapes import box, group
from matcher.pictures.words import MemberName

LANE: Final = 17.0
STRIP: Final = 13.0
TINY: Final = 10.0
_LABEL_OVER: Final = 24.0
_GAP: Final = 12.0
_BESIDE: Final = 2


def host_row(
    chart: Chart, plan: RotationPlan, member: MemberName, top: float
) -> tuple[Element, float]:
    """Return a host's months with its apprentices by number over it, and where the next begins."""
    scale, host = chart.scale, chart.hosts[member.agency]
    drawn = list(_label(chart, member, top))
    start = top + (_LABEL_OVER if chart.is_stacked else 0)
    lanes = _lanes([stay for stay in plan.stays if stay.host == member.agency])
    for number, lane in enumerate(lanes):
        drawn += [_hosted(chart, member, stay, start + number * LANE) for stay in lane]
    strip_top = start + max(len(lanes), 1) * LANE
    at, size = (scale.left, strip_top), (scale.width, STRIP)
    drawn += hard_strip(chart, host, scale.months, strip_top, STRIP)
    drawn.append(box(at, size, outline(Paint.EDGE)))
    if member.agency in chart.unknown:
        said = shorten(chart.words.say("season_not_known"), size[0] - 8, TINY)
        below = scale.left + 5, strip_top + STRIP - 3
        drawn.append(letters(said, below, size=TINY, paint=Paint.QUIET))
    least = top + BADGE + (0 if chart.is_stacked else SMALL)
    return group(drawn, tip=_tip(chart, plan, member)), max(strip_top + STRIP, least) + _GAP


def _label(chart: Chart, member: MemberName, top: float) -> Iterator[Element]:
    yield from badge(member, (MARGIN, top))
    left = MARGIN + BADGE + BADGE_GAP
    right = chart.scale.left + chart.scale.width if chart.is_stacked else chart.scale.left - 12
    most = 1 if chart.is_stacked else _BESIDE
    names = name_lines([*chart.members.values()], right - left, most=most)
    lines = names[[*chart.members].index(member.agency)]
    first = top + (BADGE * 0.72 if len(lines) == 1 else SMALL * LINE_HEIGHT * 0.62)
    yield from lines_of(lines, (left, first), size=SMALL)


def _lanes(stays: list[Stay]) -> list[list[Stay]]:
    """Return a host's stays in as few rows as have none over another."""
    lanes: list[list[Stay]] = []
    for stay in sorted(stays, key=lambda s: (s.span.first, s.apprentice)):
        free = next((lane for lane in lanes if lane[-1].span.last < stay.span.first), None)
        if free is None:
            lanes.append([stay])
        else:
            free.append(stay)
    return lanes


def _hosted(chart: Chart, member: MemberName, stay: Stay, top: float) -> Element:
    at = chart.scale.start_of(stay.span.first), top
    width = chart.scale.width_of(stay.span)
    long = chart.words.say("apprentice_number", apprentice=stay.apprentice)
    said = long if width_of(long, SMALL) <= width - 8 else str(stay.apprentice)
    middle = at[0] + width / 2, top + LANE * 0.74
    return group(
        (
            box(at, (width, LANE), fill(host_paint(member))),
            box(at, (width, LANE), outline(Paint.EDGE)),
            letters(said, middle, size=SMALL, paint=Paint.ON_HOST, anchor="middle"),
        )
    )


def _tip(chart: Chart, plan: RotationPlan, member: MemberName) -> str:
    words, host = chart.words, chart.hosts[member.agency]
    return words.say(
        "host_tip",
        name=member.name,
        busy=busy_text(member, chart),
        cannot=words.listed_months(never_hosts(host)),
        has=hosted_text(plan, member, words),
    )
