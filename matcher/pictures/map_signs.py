"""How are the marks, the names and the ways of a map drawn?"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from matcher.pictures.lettering import SMALL, letters, width_of
from matcher.pictures.map_marks import NAME_HEIGHT, NAME_PAD, REACH, Board, Box, place_name
from matcher.pictures.map_places import MapPlace, MapWay
from matcher.pictures.paints import Paint, fill, outline
from matcher.pictures.shapes import group, line, shape
from matcher.pictures.words import PictureWords

_MOVED: Final = 4.0
_APART: Final = 4 * REACH
_ON_THE_WAY: Final = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)

_Spot = tuple[float, float]


def draw_marks(
    places: Sequence[MapPlace], points: Sequence[_Spot], marks: Sequence[_Spot], reach: float
) -> Iterator[Element]:
    """Yield the mark of each place, with a thread to where it is when it had to move."""
    for (x, y), mark in zip(points, marks, strict=True):
        if abs(mark[0] - x) + abs(mark[1] - y) > _MOVED:
            yield line((x, y), mark, Paint.EDGE)
            yield shape("circle", {"cx": x, "cy": y, "r": 2.2, **fill(Paint.INK)})
    for place, mark in zip(places, marks, strict=True):
        yield group(_mark(place, mark, reach), tip=f"{place.mark} {place.name} – {place.place}")


def draw_names(
    places: Sequence[MapPlace], marks: Sequence[_Spot], board: Board, reach: float
) -> Iterator[Element]:
    """Yield the names for which there is room, beside their marks."""
    for place, mark in zip(places, marks, strict=True):
        names = [name for name in (place.name, place.short) if name]
        found = place_name(names, mark, board, reach)
        if found is not None:
            yield _haloed(found.said, *_beside(found.box, mark))


def draw_ways(
    ways: Sequence[MapWay], marks: Sequence[_Spot], board: Board, words: PictureWords
) -> Iterator[Element]:
    """Yield a straight line for each way, and how long it is where there is room.

    Between marks that nearly touch there is none to be seen.
    """
    seen = [way for way in ways if math.dist(marks[way.one], marks[way.other]) > _APART]
    for way in seen:
        (x1, y1), (x2, y2) = marks[way.one], marks[way.other]
        drawn = line((x1, y1), (x2, y2), Paint.HATCH)
        drawn.attrib |= outline(Paint.HATCH, 1.6) | {"stroke-dasharray": "5 3"}
        yield drawn
    for way in seen:
        said = words.say("map_about", km=round(way.km))
        half = width_of(said, SMALL) / 2 + NAME_PAD
        (x1, y1), (x2, y2) = marks[way.one], marks[way.other]
        middles = ((x1 + share * (x2 - x1), y1 + share * (y2 - y1)) for share in _ON_THE_WAY)
        found = board.take_first(
            Box(x - half, y - NAME_HEIGHT / 2, x + half, y + NAME_HEIGHT / 2) for x, y in middles
        )
        if found is not None:
            yield _haloed(said, ((found.left + found.right) / 2, found.bottom - 4), "middle")


def _mark(place: MapPlace, at: _Spot, reach: float) -> Iterator[Element]:
    paint = place.paint or Paint.SURE_4
    circle: dict[str, str | float] = {"cx": at[0], "cy": at[1], "r": reach}
    yield shape("circle", {**circle, **fill(paint)})
    yield shape("circle", {**circle, **outline(Paint.EDGE, 1.2)})
    if reach == REACH:
        ink = Paint.ON_HOST if place.paint else Paint.ON_SURE_4
        middle = at[0], at[1] + SMALL * 0.36
        yield letters(place.mark, middle, size=SMALL, paint=ink, anchor="middle", bold=True)


def _beside(on: Box, mark: _Spot) -> tuple[_Spot, str]:
    """Return where letters stand in their box: at the side that is nearest to their mark."""
    base = on.bottom - 4
    if on.left > mark[0]:
        return (on.left + NAME_PAD, base), "start"
    if on.right < mark[0]:
        return (on.right - NAME_PAD, base), "end"
    return ((on.left + on.right) / 2, base), "middle"


def _haloed(said: str, at: _Spot, anchor: str) -> Element:
    """Return letters with paper around them, so that they can be read on any line."""
    made = letters(said, at, size=SMALL, anchor=anchor)
    halo = outline(Paint.PAPER, 3.5)
    made.attrib |= {
        "class": f"{made.get('class')} {halo['class']}",
        "stroke": halo["stroke"],
        "stroke-width": halo["stroke-width"],
        "stroke-linejoin": "round",
        "paint-order": "stroke",
    }
    return made
