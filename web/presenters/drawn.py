"""How does a page hold a picture: drawn for each width, with the same as tables?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from matcher.services.ring_pictures import Picture, PictureTable


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


def as_markup(picture: Picture) -> Markup:
    """Return a drawing as it stands in a page."""
    # The drawings are written by an XML library, which escapes every text.
    return Markup(picture.svg())  # noqa: S704
