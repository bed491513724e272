"""Are the proposed rings exactly the best, and does each member pay for itself?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.rings.find import find_rings
from matcher.rings.prospects import Prospects
from matcher.rings.value import parts_of, points_of
from matcher.rings.weights import PARTS, read_ring_weights
from tests.rings import oracle
from tests.rings.strategies import make_prospects, prospects

WEIGHTS = read_ring_weights()
SIZES = [2, 3, 4]


@settings(max_examples=150)
@given(prospects(), st.integers(1, 6))
def test_the_search_agrees_with_trying_everything(given_one: Prospects, limit: int) -> None:
    sizes = [size for size in SIZES if size > len(given_one.fixed)]
    found = find_rings(given_one, WEIGHTS, sizes, limit)
    expected = oracle.best_rings(given_one, WEIGHTS, sizes, limit)
    assert [(ring.total, ring.partners) for ring in found.rings] == expected


@pytest.mark.parametrize("seed", range(6))
def test_the_search_agrees_where_the_bounds_leave_most_out(seed: int) -> None:
    many = make_prospects(16, seed=seed)
    found = find_rings(many, WEIGHTS, SIZES, 4)
    assert [(ring.total, ring.partners) for ring in found.rings] == oracle.best_rings(
        many, WEIGHTS, SIZES, 4
    )
    assert found.valued < found.possible == 15 + 105 + 455


@given(prospects())
def test_every_part_is_what_the_rules_say(given_one: Prospects) -> None:
    partners = tuple(range(1, min(len(given_one.rows), 4)))
    values = parts_of(given_one, np.array([partners]), WEIGHTS)[0]
    expected = oracle.parts(given_one, partners, WEIGHTS)
    assert values == pytest.approx([expected[part] for part in PARTS], abs=1e-9)
    assert points_of(given_one, np.array([partners]), WEIGHTS).sum() <= 1_000_000


def test_when_two_cover_everything_nobody_is_added() -> None:
    many = make_prospects(8, seed=1)
    teaches = many.teaches.copy()
    teaches[0] = [1, 1, 1, 0, 0]
    teaches[1] = [0, 0, 0, 1, 1]
    found = find_rings(replace(many, teaches=teaches), WEIGHTS, SIZES, 50)
    with_the_first = [ring.partners for ring in found.rings if 1 in ring.partners]
    assert with_the_first == [(1,)]


def test_a_member_asked_for_is_in_every_ring_though_it_adds_nothing() -> None:
    many = make_prospects(8, seed=2, fixed=1)
    teaches = many.teaches.copy()
    teaches[1] = 0
    found = find_rings(replace(many, teaches=teaches), WEIGHTS, SIZES, 5)
    assert found.rings
    assert all(1 in ring.partners for ring in found.rings)


@given(prospects())
def test_what_is_said_to_be_lacking_counts_as_several_aims(given_one: Prospects) -> None:
    counts = given_one.counts
    widened = replace(
        given_one,
        teaches=np.repeat(given_one.teaches, counts, axis=1),
        counts=np.ones(counts.sum(), dtype=np.int64),
    )
    assert find_rings(given_one, WEIGHTS, SIZES, 10) == find_rings(widened, WEIGHTS, SIZES, 10)


def test_of_two_alike_the_one_that_teaches_what_is_lacked_comes_first() -> None:
    two = make_prospects(3, seed=6, lacking=0.0)
    same = np.array([0.0, 1.0, 1.0])
    alike = replace(
        two,
        teaches=np.array([[1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0]], dtype=float),
        busy_trust=np.zeros(3),
        travel=np.zeros((3, 3)),
        adjacency=np.zeros((3, 3)),
        **{name: same for name in ("knowledge", "fair_share", "say_yes")},
    )
    for lacked in (1, 2):
        counts = np.ones(5, dtype=np.int64)
        counts[lacked] = 3
        found = find_rings(replace(alike, counts=counts), WEIGHTS, (2,), 2).rings
        assert [ring.partners for ring in found] == [(lacked,), (3 - lacked,)]


def test_the_list_is_not_the_same_partners_again_and_again() -> None:
    found = find_rings(make_prospects(16, seed=3), WEIGHTS, SIZES, 10).rings
    sets = [set(ring.partners) for ring in found]
    for at, one in enumerate(sets):
        assert all(len(one & other) <= WEIGHTS.shared_partners for other in sets[:at])
    for partner in range(1, 16):
        assert sum(partner in one for one in sets) <= WEIGHTS.appearances


def test_who_only_gives_has_no_benefit_unless_it_wants_so() -> None:
    pair = make_prospects(2, seed=4)
    teaches = np.zeros_like(pair.teaches)
    teaches[0] = 1
    mine = replace(pair, teaches=teaches)
    benefit = parts_of(mine, np.array([[1]]), WEIGHTS)[0][PARTS.index(oracle.RingPart.BENEFIT)]
    assert benefit == 0


@pytest.mark.parametrize("limit", [1, 3, 50])
def test_the_same_prospects_give_the_same_rings(limit: int) -> None:
    many = make_prospects(12, seed=5)
    assert find_rings(many, WEIGHTS, SIZES, limit) == find_rings(many, WEIGHTS, SIZES, limit)


def test_a_long_list_is_exact_though_the_promising_rings_do_not_fill_it() -> None:
    many = make_prospects(18, seed=7)
    found = find_rings(many, WEIGHTS, SIZES, 40)
    assert [(r.total, r.partners) for r in found.rings] == oracle.best_rings(
        many, WEIGHTS, SIZES, 40
    )
