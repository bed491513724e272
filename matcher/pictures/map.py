"""How does it look where agencies are, and how far it is between them?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from matcher.geography.borders import Borders
from matcher.pictures.headings import heading
from matcher.pictures.lettering import LINE_HEIGHT, SMALL, letters, lines_of, wrap
from matcher.pictures.map_ground import draw_ground
from matcher.pictures.map_marks import REACH, Board, Box, place_marks
from matcher.pictures.map_places import MapPlace, MapWay
from matcher.pictures.map_signs import draw_marks, draw_names, draw_ways
from matcher.pictures.map_window import Window, find_window, is_beyond
from matcher.pictures.paints import Paint, outline
from matcher.pictures.picture import MARGIN, Picture, PictureTable
from matcher.pictures.shapes import box, line
from matcher.pictures.words import PictureWords

CODE: Final = "map"
_MANY: Final = 40
_DOT: Final = 4.0
_BEYOND_WIDTH: Final = 150.0
_BEYOND_HEAD: Final = 24.0
_BEYOND_ROW: Final = 2 * REACH + 6
_SCALE_KM: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_SCALE_SHARE: Final = 0.28


def draw_map(
    borders: Borders,
    places: Sequence[MapPlace],
    words: PictureWords,
    *,
    title: str,
    ways: Sequence[MapWay] = (),
    width: float,
    is_headed: bool = True,
    code: str = CODE,
) -> Picture:
    """Return the part of the country that the places are in, with a mark and a name for each.

    No name covers another; a name without room stands in the tables and beside the mark when one
    points at it. More than forty places are dots without signs. Without places it is the whole
    mainland. What is not on the mainland stands in a box of its own. The title stands over the
    map unless the page has it already.
    """
    drawn, top = heading(title, "", width) if is_headed else ([], 1.0)
    window = find_window(borders, [p.position for p in places], width - 2 * MARGIN)
    frame = Box(MARGIN, top, MARGIN + window.width, top + window.height)
    drawn.append(draw_ground(borders, window, (frame.left, frame.top)))
    drawn += _signs(places, ways, window, frame, words)
    drawn.append(box((frame.left, top), (window.width, window.height), outline(Paint.LINE)))
    foot, bottom = _foot(window, frame, words)
    said = ", ".join(f"{p.mark} {p.name} ({p.place})" for p in places)
    return Picture(
        code=code,
        language=words.language,
        title=title,
        description=words.say("map_said", places=said) if said else "",
        width=width,
        height=round(bottom + MARGIN / 2),
        shapes=(*drawn, *foot),
        tables=_tables(places, ways, words),
    )


def _signs(
    places: Sequence[MapPlace],
    ways: Sequence[MapWay],
    window: Window,
    frame: Box,
    words: PictureWords,
) -> Iterator[Element]:
    """Yield marks, names and ways; more than so many places are dots."""
    board = Board(frame=frame)
    boxed, points = _points(places, window, board, words)
    yield from boxed
    if len(places) > _MANY:
        yield from draw_marks(places, points, points, _DOT)
        return
    marks = _free_marks(places, points, board, REACH)
    yield from draw_ways(_on_the_mainland(ways, places), marks, board, words)
    yield from draw_marks(places, points, marks, REACH)
    yield from draw_names(places, marks, board, REACH)


def _points(
    places: Sequence[MapPlace], window: Window, board: Board, words: PictureWords
) -> tuple[list[Element], list[tuple[float, float]]]:
    """Return the box of what is beyond the mainland, if any, and where every place is."""
    frame = board.frame
    beyond = [at for at, place in enumerate(places) if is_beyond(place.position)]
    rows = {at: row for row, at in enumerate(beyond)}
    points = []
    for at, place in enumerate(places):
        if at in rows:
            points.append(
                (
                    frame.left + REACH + 8,
                    frame.top + _BEYOND_HEAD + rows[at] * _BEYOND_ROW + REACH + 2,
                )
            )
            continue
        x, y = window.place(place.position.latitude, place.position.longitude).tolist()
        points.append((frame.left + x, frame.top + y))
    if not beyond:
        return [], points
    height = _BEYOND_HEAD + len(beyond) * _BEYOND_ROW
    corner, size = (frame.left, frame.top), (_BEYOND_WIDTH, height)
    named = letters(
        words.say("map_beyond"), (frame.left + 8, frame.top + 16), size=SMALL, paint=Paint.QUIET
    )
    return [
        box(corner, size, {"class": f"fill-{Paint.PAPER.code}", "fill": Paint.PAPER.light}),
        box(corner, size, outline(Paint.LINE)),
        named,
    ], points


def _free_marks(
    places: Sequence[MapPlace],
    points: Sequence[tuple[float, float]],
    board: Board,
    reach: float,
) -> list[tuple[float, float]]:
    """Return where the marks stand; those beyond the mainland stay in their box."""
    rows = sum(is_beyond(place.position) for place in places)
    if rows:
        left, top = board.frame.left, board.frame.top
        board.taken.append(Box(left, top, left + _BEYOND_WIDTH, top + _BEYOND_HEAD))
    return place_marks(points, board, reach)


def _on_the_mainland(ways: Sequence[MapWay], places: Sequence[MapPlace]) -> list[MapWay]:
    """Return the ways that can be drawn: a line into the box beside the map would mislead."""
    return [
        way
        for way in ways
        if not is_beyond(places[way.one].position) and not is_beyond(places[way.other].position)
    ]


def _foot(window: Window, frame: Box, words: PictureWords) -> tuple[list[Element], float]:
    """Return how long so many kilometres are, and whose map it is."""
    longest = window.width * _SCALE_SHARE / window.scale
    km = max((step for step in _SCALE_KM if step <= longest), default=_SCALE_KM[0])
    length, y = km * window.scale, frame.bottom + 14
    left, right = frame.left, frame.left + length
    bar = [
        line((left, y), (right, y), Paint.EDGE),
        line((left, y - 4), (left, y + 4), Paint.EDGE),
        line((right, y - 4), (right, y + 4), Paint.EDGE),
        letters(words.say("map_km", km=km), (right + 8, y + 4), size=SMALL, paint=Paint.QUIET),
    ]
    credit = wrap(words.say("map_credit"), window.width, SMALL, most=2)
    below = y + 24
    bar += lines_of(credit, (left, below), size=SMALL, paint=Paint.QUIET)
    return bar, below + (len(credit) - 1) * SMALL * LINE_HEIGHT


def _tables(
    places: Sequence[MapPlace], ways: Sequence[MapWay], words: PictureWords
) -> tuple[PictureTable, ...]:
    listed = PictureTable(
        caption=words.say("map_places"),
        head=(words.say("map_mark"), words.say("map_name"), words.say("map_place")),
        rows=tuple((place.mark, place.name, place.place) for place in places),
    )
    if not ways:
        return (listed,)
    between = PictureTable(
        caption=words.say("map_ways"),
        head=(words.say("from"), words.say("to"), words.say("map_way")),
        rows=tuple(
            (
                places[way.one].name,
                places[way.other].name,
                words.say("map_about", km=round(way.km)),
            )
            for way in ways
        ),
    )
    return listed, between
