"""Where are these agencies, and how far is it between them, as a map in one language?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from matcher.domain.agency import AgencyId, AgencyProfile, Position
from matcher.geography import road_km
from matcher.pictures.map import draw_map as draw_borders_and_marks
from matcher.pictures.map_places import MapPlace, MapWay
from matcher.pictures.map_window import is_beyond
from matcher.pictures.paints import HOSTS
from matcher.pictures.picture import Picture
from matcher.pictures.words import LETTERS
from matcher.services.index import Index
from matcher.services.ring_pictures import picture_words
from matcher.services.wording import Wording

__all__ = ["MapPlace", "MapWay", "Picture", "draw_agencies_map", "draw_map", "place_of", "way_km"]

MAP_WIDTH: Final = 640


def draw_map(
    index: Index,
    places: Sequence[MapPlace],
    words: Wording,
    *,
    title: str = "",
    lead: str = "",
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
        lead=lead,
        ways=ways,
        width=width,
        is_headed=is_headed,
        code=code,
    )


def draw_agencies_map(
    index: Index,
    agencies: Sequence[AgencyId],
    words: Wording,
    *,
    title: str = "",
    lead: str = "",
    is_star: bool = False,
    start: tuple[str, Position] | None = None,
    width: int = MAP_WIDTH,
    code: str = "map",
) -> Picture | None:
    """Return a map of up to four agencies with letters, hues and kilometres between them.

    More than four have numbers, no hues and no ways. The first is shown at `start`, a place with
    its name, else at its first site; every other at the site nearest to that. With `is_star` only
    the ways from the first are drawn. None when no place of any of them is known.
    """
    places = _places_of(index, agencies, start)
    are_few = len(agencies) <= len(LETTERS)
    if not places:
        return None
    pairs = combinations(range(len(places)), 2) if are_few else ()
    ways = [
        MapWay(one=one, other=other, km=way_km(places[one].position, places[other].position))
        for one, other in pairs
        if one == 0 or not is_star
    ]
    return draw_map(index, places, words, title=title, lead=lead, ways=ways, width=width, code=code)


def _places_of(
    index: Index, agencies: Sequence[AgencyId], start: tuple[str, Position] | None
) -> list[MapPlace]:
    """Return where those agencies are of which a place is known, each under its own mark."""
    near: Position | None = None
    places: list[MapPlace] = []
    are_few = len(agencies) <= len(LETTERS)
    for at, agency in enumerate(agencies):
        profile = index.profile(agency)
        mark = LETTERS[at] if are_few else str(at + 1)
        found = place_of(profile, mark, near=near) if profile else None
        if profile and start and at == 0:
            found = _at(profile, mark, *start)
        if found is not None:
            near = near or found.position
            places.append(replace(found, paint=HOSTS[at] if are_few else None))
    return places


def place_of(profile: AgencyProfile, mark: str, *, near: Position | None = None) -> MapPlace | None:
    """Return where an agency is, or None when no place of it is known.

    It is the site nearest to `near`, else the first one, on the mainland where there is one.
    """
    located = [(site, site.position) for site in profile.agency.sites if site.position]
    if not located:
        return None
    if near is None:
        site, position = min(located, key=lambda one: is_beyond(one[1]))
    else:
        site, position = min(located, key=lambda one: way_km(one[1], near))
    return _at(profile, mark, site.place, position)


def _at(profile: AgencyProfile, mark: str, place: str, position: Position) -> MapPlace:
    return MapPlace(
        mark=mark,
        name=profile.agency.name,
        short=profile.agency.short_name or "",
        place=place,
        position=position,
    )


def way_km(one: Position, other: Position) -> float:
    """Return the estimated way by road in kilometres."""
    return float(road_km(one.latitude, one.longitude, other.latitude, other.longitude))
