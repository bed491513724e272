"""How is one apprentice's way through a ring drawn?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from matcher.domain.calendar import MonthSpan
from matcher.domain.ring import Apprenticeship, RotationPlan, Stay
from matcher.pictures.badges import host_paint
from matcher.pictures.chart import Chart, fitting_name, hard_strip
from matcher.pictures.lettering import SIZE, SMALL, first_fitting, letters, lines_of, shorten
from matcher.pictures.months import runs
from matcher.pictures.paints import Paint, fill, outline
from matcher.pictures.picture import MARGIN
from matcher.pictures.rotation_table import stay_text
from matcher.pictures.shapes import box, diamond, group, ring_mark

BAR: Final = 36.0
STRIP: Final = 10.0
SIGNS: Final = 20.0
_GAP: Final = 8.0
_LABEL_OVER: Final = 20.0
_PAD: Final = 6.0
_REACH: Final = 5.0


def apprentice_row(
    chart: Chart, plan: RotationPlan, person: Apprenticeship, top: float
) -> tuple[Element, float]:
    """Return an apprentice's stays as bars with its signs below, and where the next row begins."""
    drawn = list(_label(chart, person, top))
    if chart.is_stacked:
        top += _LABEL_OVER
    stays = plan.stays_of(person.apprentice)
    drawn += [_bar(chart, stay, top) for stay in stays]
    if person.free_months:
        drawn.append(_free_tail(chart, person, top))
    drawn += _signs(chart, person, stays, top + BAR + SIGNS / 2)
    return group(drawn, tip=_beginning(chart, stays)), top + BAR + SIGNS + _GAP


def _signs(
    chart: Chart, person: Apprenticeship, stays: tuple[Stay, ...], middle: float
) -> Iterator[Element]:
    """Yield the hand-overs and the half-year reviews; where months are narrow, in two rows."""
    scale = chart.scale
    apart = 0 if scale.each >= 4 * _REACH else _REACH * 0.9
    for stay in stays[1:]:
        mark = diamond((scale.start_of(stay.span.first), middle - apart), _REACH)
        yield group([mark], tip=_event(chart, stay))
    for month in person.half_year_reviews:
        said = chart.words.say("review_event", apprentice=person.apprentice)
        mark = ring_mark((scale.middle_of(month), middle + apart), _REACH - 1)
        yield group([mark], tip=f"{chart.words.month(month)}: {said}")


def _label(chart: Chart, person: Apprenticeship, top: float) -> Iterator[Element]:
    """Yield who the apprentice is and who employs it, beside the bars or over them."""
    employer = chart.members[person.employer]
    number = chart.words.say("apprentice_number", apprentice=person.apprentice)
    employed = [
        chart.words.say("employed_by", name=f"{employer.letter}\u00a0{name}")
        for name in (employer.name, employer.short)
    ]
    if chart.is_stacked:
        said = [f"{number}, {each}" for each in employed]
        [line] = first_fitting(said, chart.scale.width, SIZE, most=1)
        yield letters(line, (MARGIN, top + SIZE))
        return
    yield letters(number, (MARGIN, top + SIZE), bold=True)
    lines = first_fitting(employed, chart.scale.left - MARGIN - 12, SMALL, most=2)
    yield from lines_of(lines, (MARGIN, top + SIZE + 17), size=SMALL, paint=Paint.QUIET)


def _bar(chart: Chart, stay: Stay, top: float) -> Element:
    member, scale = chart.members[stay.host], chart.scale
    at, width = (scale.start_of(stay.span.first), top), scale.width_of(stay.span)
    months = [stay.span.first.plus(number) for number in range(stay.span.months)]
    host = chart.hosts[stay.host]
    said = fitting_name(member, width - 2 * _PAD)
    return group(
        (
            box(at, (width, BAR), fill(host_paint(member))),
            *hard_strip(chart, host, months, top + BAR - STRIP, STRIP),
            box(at, (width, BAR), outline(Paint.EDGE)),
            letters(said, (at[0] + _PAD, top + SIZE + 5), paint=Paint.ON_HOST),
        ),
        tip=stay_text(stay, chart),
    )


def _free_tail(chart: Chart, person: Apprenticeship, top: float) -> Element:
    """Return the months at the end in which the apprentice goes where it still lacks most."""
    months = [person.span.first.plus(at) for at in range(person.span.months)]
    [tail] = runs(months, lambda month: month >= months[person.planned_months])
    at, width = (chart.scale.start_of(tail.first), top), chart.scale.width_of(tail)
    frame = {**outline(Paint.EDGE, 1.5), "stroke-dasharray": "5 4"}
    said = shorten(chart.words.say("free_choice"), width - 2 * _PAD)
    return group(
        (
            box((at[0] + 1, at[1] + 1), (width - 2, BAR - 2), frame),
            letters(said, (at[0] + _PAD, top + SIZE + 5)),
        ),
        tip=_tail_text(chart, person, tail),
    )


def _tail_text(chart: Chart, person: Apprenticeship, tail: MonthSpan) -> str:
    said = chart.words.say("free_tail", apprentice=person.apprentice, months=tail.months)
    return f"{said} {chart.words.span(tail)}"


def _beginning(chart: Chart, stays: tuple[Stay, ...]) -> str:
    host, first = chart.names[stays[0].host], stays[0].span.first
    said = chart.words.say("beginning_event", apprentice=stays[0].apprentice, host=host)
    return f"{chart.words.month(first)}: {said}"


def _event(chart: Chart, stay: Stay) -> str:
    host = chart.names[stay.host]
    said = chart.words.say("hand_over_event", apprentice=stay.apprentice, host=host)
    return f"{chart.words.month(stay.span.first)}: {said}"
