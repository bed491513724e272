"""Which places is an agency measured from, and which of them is nearest?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from matcher.domain.agency import Position
from matcher.domain.need import Need
from matcher.geography import road_km
from matcher.services.index import Index


class Start(NamedTuple):
    """A place that ways are measured from: its name, and where it is."""

    place: str
    position: Position


def starts_of(index: Index, need: Need) -> tuple[Start, ...]:
    """Return where the seeker measures from: the place it said, else all its sites."""
    if need.place:
        found = index.gazetteer.find(need.place)
        return (Start(need.place, found),) if found else ()
    profile = index.profile(need.seeker) if need.seeker else None
    sites = profile.agency.sites if profile else ()
    return tuple(Start(site.place, site.position) for site in sites if site.position)


def nearest_start(starts: Sequence[Start], position: Position) -> int | None:
    """Return the number of the start that is nearest by road, None when there is none."""
    if not starts:
        return None
    latitude = [start.position.latitude for start in starts]
    longitude = [start.position.longitude for start in starts]
    km = road_km(latitude, longitude, position.latitude, position.longitude)
    return int(np.argmin(km))
