"""Is no bound ever below what a ring is worth?"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings

from matcher.domain.agency import Position
from matcher.geography import road_km
from matcher.rings.arrays import IntArray
from matcher.rings.between import find_between
from matcher.rings.bounds import ROUNDING, bound_rings
from matcher.rings.prospects import Prospects
from matcher.rings.search import may_be_worth, with_fixed
from matcher.rings.triples import worth_of_triples
from matcher.rings.value import adds_enough, points_of
from matcher.rings.weights import read_ring_weights
from tests.rings.strategies import make_prospects, prospects
from tests.scoring.examples import make_candidates, make_profile

WEIGHTS = read_ring_weights()


def all_rings(given_one: Prospects, free: int) -> IntArray:
    chosen = list(combinations(given_one.free.tolist(), free))
    rings = with_fixed(given_one, np.array(chosen, dtype=np.int64).reshape(len(chosen), free))
    return rings[adds_enough(given_one, rings, WEIGHTS)]


def as_sets(rings: IntArray) -> set[frozenset[int]]:
    return {frozenset(ring) for ring in rings.tolist()}


@settings(max_examples=120)
@given(prospects())
def test_every_ring_that_is_worth_as_much_is_among_those_that_may_be(given_one: Prospects) -> None:
    asked_for = len(given_one.fixed)
    for free in range(0 if asked_for else 1, 4 - asked_for):
        rings = all_rings(given_one, free)
        values = points_of(given_one, rings, WEIGHTS).sum(axis=1) / 1e6
        bounds = bound_rings(given_one, WEIGHTS, free)
        for at_least in sorted(values.tolist())[::5]:
            kept = may_be_worth(given_one, WEIGHTS, bounds, at_least)
            assert as_sets(rings[values >= at_least]) <= as_sets(kept)


@pytest.mark.parametrize("seed", range(5))
def test_a_triple_is_never_worth_more_than_its_bound(seed: int) -> None:
    many = make_prospects(12, seed=seed, must_gain=bool(seed % 2))
    bounds = bound_rings(many, WEIGHTS, 3)
    place = {row: at for at, row in enumerate(bounds.parts.places.tolist())}
    rings = [ring for ring in all_rings(many, 3).tolist() if set(ring) <= place.keys()]
    found = np.array([[place[row] for row in ring] for ring in rings])
    worth = worth_of_triples(bounds, (found[:, 0], found[:, 1]), np.arange(len(place)))
    bound = worth[np.arange(len(found)), found[:, 2]] + bounds.parts.constant
    values = points_of(many, np.array(rings), WEIGHTS).sum(axis=1) / 1e6
    assert (values <= bound + ROUNDING).all()


def test_a_season_shared_by_all_lowers_the_bound() -> None:
    many = make_prospects(6, seed=1)
    apart = replace(many, busy=1 << np.arange(6), busy_trust=np.ones(6))
    alike = replace(apart, busy=np.ones(6, dtype=np.int64))
    before, after = (bound_rings(one, WEIGHTS, 3).by_pair.pairs for one in (apart, alike))
    of_two = ~np.eye(len(before), dtype=bool)
    assert (after < before)[of_two].all()


def test_ways_are_those_between_the_nearest_sites_and_borders_go_both_ways() -> None:
    oslo = Position(latitude=59.91, longitude=10.75)
    bergen = Position(latitude=60.39, longitude=5.32)
    profiles = [
        make_profile(1, position=oslo, neighbours=[3]),
        make_profile(2, position=bergen, ministry=9),
        make_profile(3, ministry=9),
    ]
    between = find_between(make_candidates(profiles), WEIGHTS)
    (km,) = road_km(
        oslo.latitude, oslo.longitude, np.array([bergen.latitude]), np.array([bergen.longitude])
    )
    assert between.travel[0, 1] == pytest.approx(0.5 ** (km / 60), abs=1e-6)
    assert between.travel[0, 2] == pytest.approx(WEIGHTS.expected["travel"])
    assert between.adjacency[0].tolist() == [0, 0, 1] == between.adjacency[:, 0].tolist()
    assert between.adjacency[1, 2] == pytest.approx(WEIGHTS.scale["same_ministry"])
    assert not between.travel.diagonal().any()
