"""Do maps of agencies show where they are, and how far it is between them?"""

from __future__ import annotations

from dataclasses import replace

from matcher.domain.agency import AgencyId
from matcher.services.index import Index
from matcher.services.maps import draw_agencies_map, place_of
from matcher.services.wording import Language, words_in

NB = words_in(Language.NB)


def located(index: Index, count: int) -> list[AgencyId]:
    found = [profile.agency.id for profile in index.candidates.profiles if place_of(profile, "A")]
    return found[:count]


def test_a_ring_of_four_has_every_way_between_two_of_them(packaged_index: Index) -> None:
    picture = draw_agencies_map(packaged_index, located(packaged_index, 4), NB)
    assert picture is not None
    places, ways = picture.tables
    assert [row[0] for row in places.rows] == ["A", "B", "C", "D"]
    assert len(ways.rows) == 6


def test_a_star_has_only_the_ways_from_the_first(packaged_index: Index) -> None:
    agencies = located(packaged_index, 4)
    picture = draw_agencies_map(packaged_index, agencies, NB, is_star=True)
    assert picture is not None
    first = packaged_index.profile(agencies[0])
    assert first is not None
    assert [row[0] for row in picture.tables[1].rows] == [first.agency.name] * 3


def test_many_agencies_have_numbers_and_no_ways(packaged_index: Index) -> None:
    picture = draw_agencies_map(packaged_index, located(packaged_index, 9), NB)
    assert picture is not None
    [places] = picture.tables
    assert [row[0] for row in places.rows] == [str(number) for number in range(1, 10)]


def test_the_others_are_shown_at_the_site_that_is_nearest(packaged_index: Index) -> None:
    many = max(packaged_index.candidates.profiles, key=lambda profile: len(profile.agency.sites))
    positions = [site.position for site in many.agency.sites if site.position]
    for position in positions:
        found = place_of(many, "A", near=position)
        assert found is not None
        assert found.position == position


def test_agencies_without_any_place_have_no_map(packaged_index: Index) -> None:
    some = packaged_index.candidates.profiles[0]
    nowhere = replace(some, agency=replace(some.agency, sites=()))
    assert place_of(nowhere, "A") is None
    assert draw_agencies_map(packaged_index, [], NB) is None


def test_the_first_is_shown_where_it_says_that_it_starts(packaged_index: Index) -> None:
    agencies = located(packaged_index, 3)
    position = packaged_index.gazetteer.find("Vardø")
    assert position is not None
    at_home = draw_agencies_map(packaged_index, agencies, NB)
    elsewhere = draw_agencies_map(packaged_index, agencies, NB, start=("Vardø", position))
    assert at_home is not None
    assert elsewhere is not None
    places, ways = elsewhere.tables
    assert "Vardø" in places.rows[0]
    assert ways != at_home.tables[1]
