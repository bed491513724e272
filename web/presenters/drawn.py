"""How does a page hold a picture: drawn for each width, with the same as tables?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from matcher.services.index import Index
from matcher.services.maps import MapPlace, MapWay, draw_map
from matcher.services.ring_pictures import Picture, PictureTable
from web.presenters.voice import Voice

MAP_DRAWN_AT: Final = {"narrow": 320, "middle": 640}
"""How wide in pixels a map is drawn; the page's stylesheet shows the one that fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnView:
    """A picture as it is drawn for each width, and its equal tables."""

    title: str
    drawings: tuple[tuple[str, Markup], ...]
    tables: tuple[PictureTable, ...]


def present_drawn(by_size: Mapping[str, Picture]) -> DrawnView:
    """Return a picture that was drawn in several widths, by the name of each width."""
    first = next(iter(by_size.values()))
    return DrawnView(
        title=first.title,
        drawings=tuple((size, as_markup(picture)) for size, picture in by_size.items()),
        tables=first.tables,
    )


def present_map(
    index: Index,
    places: Sequence[MapPlace],
    ways: Sequence[MapWay],
    voice: Voice,
    *,
    code: str,
    title: str = "",
) -> DrawnView | None:
    """Return a map that stands below a heading of the page; None when there is no place."""
    if not places:
        return None
    drawn = {
        size: draw_map(
            index,
            places,
            voice.words,
            title=title,
            ways=ways,
            width=width,
            is_headed=False,
            code=f"{code}-{size}",
        )
        for size, width in MAP_DRAWN_AT.items()
    }
    return present_drawn(drawn)


def as_markup(picture: Picture) -> Markup:
    """Return a drawing as it stands in a page."""
    # The drawings are written by an XML library, which escapes every text.
    return Markup(picture.svg())  # noqa: S704
