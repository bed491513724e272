"""Where are these places, and how far is it between them, as a map in one language?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from matcher.pictures.map import draw_map as draw_borders_and_marks
from matcher.pictures.map_places import MapPlace, MapWay
from matcher.pictures.picture import Picture
from matcher.services.index import Index
from matcher.services.ring_pictures import picture_words
from matcher.services.wording import Wording

__all__ = ["MapPlace", "MapWay", "Picture", "draw_map"]

MAP_WIDTH: Final = 640


def draw_map(
    index: Index,
    places: Sequence[MapPlace],
    words: Wording,
    *,
    title: str = "",
    ways: Sequence[MapWay] = (),
    width: int = MAP_WIDTH,
    is_headed: bool = True,
    code: str = "map",
) -> Picture:
    """Return a map of the places, with the ways between them where any are given.

    `Picture.svg` gives the drawing, `Picture.tables` the same in words. `code` is what the ids
    of the drawing begin with; maps that stand in one page need one each.
    """
    return draw_borders_and_marks(
        index.borders,
        places,
        picture_words(words),
        title=title or words.word("picture", "map_title"),
        ways=ways,
        width=width,
        is_headed=is_headed,
        code=code,
    )
