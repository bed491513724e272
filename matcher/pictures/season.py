"""How does it look when in the year an agency is busy, and when it can have an apprentice?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from matcher.domain.calendar import MONTHS
from matcher.pictures.chart import solid
from matcher.pictures.lettering import SMALL, letters
from matcher.pictures.months import name_month
from matcher.pictures.paints import Paint, fill, outline
from matcher.pictures.picture import Picture, PictureTable, hatched
from matcher.pictures.shapes import box, group
from matcher.pictures.words import PictureWords

CODE: Final = "season"
_STRIP: Final = 18.0
_HEIGHT: Final = 40.0
_EDGE: Final = 2.0


class MonthState(StrEnum):
    """What is known of a month of an agency; every code has words in every language."""

    BUSY = "is_busy"
    CALM = "is_calm"
    UNKNOWN = "is_unknown"
    IMPOSSIBLE = "is_impossible"


class _Frame(NamedTuple):
    """Where a month stands, and the picture that it is part of."""

    left: float
    width: float
    code: str


def draw_season(
    name: str,
    busy: frozenset[int] | None,
    host_months: frozenset[int] | None,
    words: PictureWords,
    *,
    width: float,
    code: str = CODE,
) -> Picture:
    """Return the twelve months of an agency as a strip: busy ones hatched, impossible ones filled.

    Months are 1 to 12; `busy` is None when nothing is known of the season, and the strip then
    says so. `host_months` are those in which it can have an apprentice, None when it has not
    said. July is not marked: it is a holiday only in a rotation.
    """
    states = tuple(_state(month, busy, host_months) for month in MONTHS)
    each = (width - 2 * _EDGE) / len(MONTHS)
    shapes = [
        group(
            _month(month, _Frame(_EDGE + (month - 1) * each, each, code), state, words),
            tip=f"{words.months[month - 1]}: {words.say(state)}",
        )
        for month, state in zip(MONTHS, states, strict=True)
    ]
    title = words.say("season_title", name=name)
    known = words.listed_months(busy or frozenset())
    said = words.say("season_unknown", name=name) if busy is None else ""
    return Picture(
        code=code,
        language=words.language,
        title=title,
        description=said or words.say("season_lead", name=name, busy=known),
        width=width,
        height=_HEIGHT,
        shapes=tuple(shapes),
        tables=(_table(title, states, words),),
    )


def _table(title: str, states: Sequence[MonthState], words: PictureWords) -> PictureTable:
    return PictureTable(
        caption=title,
        head=(words.say("month"), words.say("season")),
        rows=tuple(
            (name, words.say(state)) for name, state in zip(words.months, states, strict=True)
        ),
    )


def _state(
    month: int, busy: frozenset[int] | None, host_months: frozenset[int] | None
) -> MonthState:
    if host_months is not None and month not in host_months:
        return MonthState.IMPOSSIBLE
    if busy is None:
        return MonthState.UNKNOWN
    return MonthState.BUSY if month in busy else MonthState.CALM


def _month(month: int, frame: _Frame, state: MonthState, words: PictureWords) -> Iterator[Element]:
    at, size = (frame.left, _EDGE), (frame.width, _STRIP)
    yield box(at, size, fill(Paint.WASH))
    paints = {MonthState.BUSY: hatched(frame.code), MonthState.IMPOSSIBLE: solid()}
    if state in paints:
        yield box(at, size, paints[state])
    middle = frame.left + frame.width / 2
    if state is MonthState.UNKNOWN:
        below = middle, _EDGE + _STRIP * 0.72
        yield letters("?", below, size=SMALL, paint=Paint.QUIET, anchor="middle")
    yield box(at, size, outline(Paint.EDGE))
    said = name_month(month, frame.width, words)
    below = middle, _EDGE + _STRIP + SMALL + 3
    yield letters(said, below, size=SMALL, paint=Paint.QUIET, anchor="middle")
