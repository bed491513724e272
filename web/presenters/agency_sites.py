"""Where does an agency hold to, as a numbered list and on a map?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from matcher.domain.agency import AgencyProfile
from matcher.services.index import Index
from matcher.services.maps import MapPlace, draw_map
from web.presenters.drawn import as_markup
from web.presenters.voice import OriginView, Voice

MAP_WIDTH: Final = 300
"""Pixels; wider columns enlarge the map, so that its letters are never too small to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """A site; `mark` is its number on the map, empty when nobody knows where it is."""

    mark: str
    place: str
    what: str
    origin: OriginView


@dataclass(frozen=True, slots=True, kw_only=True)
class SitesView:
    """The sites of an agency, and a map of those whose place is known; without any, no map."""

    sites: tuple[SiteView, ...]
    drawing: Markup | None

    @property
    def are_all_located(self) -> bool:
        """Whether every site of the list is on the map."""
        return all(site.mark for site in self.sites)


def present_sites(profile: AgencyProfile, index: Index, voice: Voice) -> SitesView:
    """Return the sites in their order, numbered as on the map."""
    views: list[SiteView] = []
    places: list[MapPlace] = []
    for site in profile.agency.sites:
        mark = str(len(places) + 1) if site.position else ""
        what = voice.words.site(site.what)
        views.append(
            SiteView(mark=mark, place=site.place, what=what, origin=voice.origin(site.origin))
        )
        if site.position:
            places.append(
                MapPlace(
                    mark=mark, name=site.place, place=what or site.place, position=site.position
                )
            )
    if not places:
        return SitesView(sites=tuple(views), drawing=None)
    drawn = draw_map(
        index,
        places,
        voice.words,
        title=voice.texts("agency.map_title", name=profile.agency.name),
        width=MAP_WIDTH,
        is_headed=False,
        code="sites",
    )
    return SitesView(sites=tuple(views), drawing=as_markup(drawn))
