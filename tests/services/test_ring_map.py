"""Does the map of a ring show where members meet, and say the same ways as the lists do?"""

from __future__ import annotations

from itertools import combinations

import pytest

from matcher.domain.agency import AgencyId
from matcher.domain.need import Need
from matcher.geography import road_km
from matcher.services.index import Index
from matcher.services.maps import draw_map
from matcher.services.needs import parse_need
from matcher.services.partners import find_partners
from matcher.services.ring_map import map_ring
from matcher.services.starts import nearest_start, starts_of
from matcher.services.ways import ways_in_ring
from matcher.services.wording import Language, words_in

NB = words_in(Language.NB)
SEEKERS = ("NVE", "974761076", "971040238", "970205039")


def need_of(index: Index, seeker: str, **said: object) -> Need:
    return parse_need({"agency_id": seeker, "trade": "SOA03-01", **said}, index)


def ring_of(index: Index, need: Need, count: int = 4) -> list[AgencyId]:
    assert need.seeker is not None
    located = [match.agency for match in find_partners(index, need).matches if match.km is not None]
    return [need.seeker, *located[: count - 1]]


@pytest.mark.parametrize("seeker", SEEKERS)
@pytest.mark.parametrize("place", [None, "Leikanger"])
def test_the_ways_are_those_of_the_list_of_partners(
    packaged_index: Index, seeker: str, place: str | None
) -> None:
    need = need_of(packaged_index, seeker, **({"place": place} if place else {}))
    ring = ring_of(packaged_index, need)
    found = map_ring(packaged_index, need, ring)
    listed = {match.agency: match.km for match in find_partners(packaged_index, need).matches}
    from_us = {
        found.places[way.other].mark: way.km
        for way in found.ways
        if found.places[way.one].mark == "A"
    }
    assert [round(from_us[mark]) for mark in "BCD"] == [
        round(km) for agency in ring[1:] if (km := listed[agency]) is not None
    ]


@pytest.mark.parametrize("seeker", SEEKERS)
def test_the_longest_way_is_the_one_that_is_warned_of(packaged_index: Index, seeker: str) -> None:
    need = need_of(packaged_index, seeker)
    ring = ring_of(packaged_index, need)
    found = map_ring(packaged_index, need, ring)
    longest = ways_in_ring(packaged_index, need, ring[1:], far_km=1).longest
    assert longest is not None
    assert max(round(way.km) for way in found.ways) == round(longest.km)


@pytest.mark.parametrize("seeker", SEEKERS)
def test_every_two_members_have_one_way_between_places_that_are_theirs(
    packaged_index: Index, seeker: str
) -> None:
    need = need_of(packaged_index, seeker)
    ring = ring_of(packaged_index, need)
    found = map_ring(packaged_index, need, ring)
    marks = [(found.places[way.one].mark, found.places[way.other].mark) for way in found.ways]
    assert marks == list(combinations("ABCD", 2))
    for way in found.ways:
        one, other = found.places[way.one].position, found.places[way.other].position
        km = road_km(one.latitude, one.longitude, other.latitude, other.longitude)
        assert way.km == pytest.approx(float(km))
    for place in found.places:
        starts = starts_of(
            packaged_index, Need(trade=need.trade, seeker=ring["ABCD".index(place.mark)])
        )
        assert (place.place, place.position) in starts


def test_the_seeker_stands_where_it_says_that_it_is(packaged_index: Index) -> None:
    need = need_of(packaged_index, "NVE", place="Vardø")
    found = map_ring(packaged_index, need, ring_of(packaged_index, need))
    assert [place.place for place in found.places if place.mark == "A"] == ["Vardø"]


def test_a_member_that_meets_nobody_is_shown_and_one_without_a_place_is_not(
    packaged_index: Index,
) -> None:
    profiles = packaged_index.candidates.profiles
    nowhere = [p.agency.id for p in profiles if not any(s.position for s in p.agency.sites)]
    need = need_of(packaged_index, "NVE")
    assert need.seeker is not None
    alone = map_ring(packaged_index, need, [need.seeker, *nowhere[:2]])
    assert [place.mark for place in alone.places] == ["A"]
    assert alone.ways == ()


def test_the_map_has_every_place_and_way_in_its_tables(packaged_index: Index) -> None:
    need = need_of(packaged_index, "NVE")
    found = map_ring(packaged_index, need, ring_of(packaged_index, need))
    places, ways = draw_map(packaged_index, found.places, NB, ways=found.ways).tables
    assert len(places.rows) == len(found.places)
    assert len(ways.rows) == len(found.ways)


def test_the_nearest_start_is_the_nearest(packaged_index: Index) -> None:
    starts = starts_of(packaged_index, need_of(packaged_index, "NVE"))
    assert len(starts) > 1
    for start in starts:
        found = nearest_start(starts, start.position)
        assert found is not None
        assert starts[found].position == start.position
    assert nearest_start((), starts[0].position) is None
