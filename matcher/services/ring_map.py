"""Where in a ring does each member meet each other, and how far is it between them?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from matcher.domain.agency import AgencyId
from matcher.domain.need import Need
from matcher.geography import road_km
from matcher.pictures.map_places import MapPlace, MapWay
from matcher.pictures.map_window import is_beyond
from matcher.pictures.paints import HOSTS
from matcher.pictures.words import LETTERS
from matcher.scoring.trust import FloatArray
from matcher.services.index import Index
from matcher.services.starts import Start, starts_of

Spot = tuple[int, int]
"""A member by its number, and one of its places by its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RingMap:
    """Where the members of a ring meet, and the way between each two of them.

    A member stands at more than one place where different places are nearest to different others.
    """

    places: tuple[MapPlace, ...]
    ways: tuple[MapWay, ...]


def map_ring(index: Index, need: Need, members: Sequence[AgencyId]) -> RingMap:
    """Return where the members meet: every two at those of their places that are nearest.

    So the ways are measured as in the list of partners and in the value of a ring. The seeker,
    the first of the members, is where the need says that it is.
    """
    needs = [need, *(Need(trade=need.trade, seeker=agency) for agency in members[1:])]
    starts = [starts_of(index, one) for one in needs]
    met = dict(_meetings(starts))
    spots = sorted({spot for pair in met for spot in pair} | set(_without_a_way(starts, met)))
    number = {spot: at for at, spot in enumerate(spots)}
    return RingMap(
        places=tuple(
            _place(index, members[member], member, starts[member][at]) for member, at in spots
        ),
        ways=tuple(
            MapWay(one=number[one], other=number[other], km=km) for (one, other), km in met.items()
        ),
    )


def _meetings(starts: Sequence[Sequence[Start]]) -> Iterator[tuple[tuple[Spot, Spot], float]]:
    """Yield where every two members meet, and how far apart that is.

    Of ways that are as many kilometres, one between places that are on the map already is taken.
    """
    used: set[Spot] = set()
    located = [member for member, own in enumerate(starts) if own]
    for one, other in combinations(located, 2):
        km = _all_ways(starts[one], starts[other])
        as_near = np.argwhere(km.round() == km.min().round()).tolist()
        pairs = [((one, at), (other, to)) for at, to in as_near]
        met = max(pairs, key=lambda pair: len(used.intersection(pair)))
        used.update(met)
        yield met, float(km[met[0][1], met[1][1]])


def _all_ways(ours: Sequence[Start], theirs: Sequence[Start]) -> FloatArray:
    """Return the way by road from each of our places to each of theirs."""
    one, other = (
        np.array([(start.position.latitude, start.position.longitude) for start in own])
        for own in (ours, theirs)
    )
    return road_km(one[:, :1], one[:, 1:], other[:, 0], other[:, 1])


def _without_a_way(
    starts: Sequence[Sequence[Start]], met: dict[tuple[Spot, Spot], float]
) -> Iterator[Spot]:
    """Yield one place of each member that has places and meets nobody, on the mainland if any."""
    meeting = {member for pair in met for member, _ in pair}
    for member, own in enumerate(starts):
        if own and member not in meeting:
            yield member, min(range(len(own)), key=lambda at: is_beyond(own[at].position))


def _place(index: Index, agency: AgencyId, member: int, start: Start) -> MapPlace:
    profile = index.profile(agency)
    return MapPlace(
        mark=LETTERS[member],
        name=profile.agency.name if profile else agency,
        short=(profile.agency.short_name if profile else None) or "",
        place=start.place,
        position=start.position,
        paint=HOSTS[member],
    )
