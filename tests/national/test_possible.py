"""Are all rings, swaps and secondments found that could be agreed, and no other?"""

from __future__ import annotations

from itertools import chain, combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.national import Form
from matcher.domain.need import Direction
from matcher.national.parties import OpenNeed, Parties, gather
from matcher.national.possible import FORMS, Tried, join, members_with
from matcher.national.possible_rings import added_by_each, coverage_of, is_ring, possible_rings
from matcher.national.possible_swaps import possible_swaps, rounds
from tests.national.examples import nations, open_need, weights
from tests.national.oracle import all_rounds, covered, groups_with


@given(
    seed=st.integers(0, 2**32 - 1),
    count=st.integers(0, 8),
    size=st.integers(2, 4),
    enough=st.sampled_from([0.3, 0.6, 0.9, 1.0]),
)
def test_every_group_that_covers_enough_is_found_once(
    seed: int, count: int, size: int, enough: float
) -> None:
    draw = np.random.default_rng(seed)
    teaches = draw.choice([0.0, 0.5, 1.0], (count, 5))
    allowed = draw.random((count, count)) < 0.8
    allowed &= allowed.T
    blocks = members_with((1 - teaches).astype(np.float32), allowed, size, (1 - enough) * 5 + 1e-4)
    found = [tuple(group) for block in blocks for group in block.tolist()]
    assert len(set(found)) == len(found)
    assert set(found) == groups_with(teaches.tolist(), allowed, size, enough - 1e-5)


@given(seed=st.integers(0, 2**32 - 1), count=st.integers(0, 7))
def test_every_round_of_two_to_four_is_found_once(seed: int, count: int) -> None:
    draw = np.random.default_rng(seed)
    edges = draw.random((count, count)) < 0.5
    apart = draw.random((count, count)) < 0.9
    apart &= apart.T & ~np.eye(count, dtype=bool)
    found = [
        tuple(way)
        for size in (2, 3, 4)
        for block in rounds(edges, apart, size)
        for way in block.tolist()
    ]
    assert len(set(found)) == len(found)
    assert set(found) == all_rounds(edges & apart, apart)


@given(nations())
def test_rings_found_together_are_those_that_are_rings_one_by_one(needs: list[OpenNeed]) -> None:
    least = weights(enough_coverage=0.6).possible
    parties = gather(needs, weights())
    for size in (2, 3, 4):
        blocks = possible_rings(parties, least, size)
        found = {tuple(ring) for block in blocks for ring in block.tolist()}
        for ring in combinations(range(len(parties.agencies)), size):
            assert (ring in found) == bool(is_ring(parties, np.array([ring]), least)[0])


@given(nations())
def test_a_ring_without_any_of_its_members_covers_clearly_less(needs: list[OpenNeed]) -> None:
    parties = gather(needs, weights())
    least = weights(enough_coverage=0.5).possible
    for block in chain.from_iterable(possible_rings(parties, least, size) for size in (2, 3, 4)):
        adds = added_by_each(1 - parties.teaches, block)
        assert ((adds >= 0.02) | ~parties.must_add[block]).all()


@given(nations())
def test_every_apprentice_of_a_swap_learns_more(needs: list[OpenNeed]) -> None:
    parties = gather(needs, weights())
    least = weights().possible
    for block in chain.from_iterable(possible_swaps(parties, least, size) for size in (2, 3, 4)):
        for way in block.tolist():
            own, host = parties.teaches[way[0]].tolist(), parties.teaches[way[1]].tolist()
            assert covered([own, host]) >= covered([own]) + 0.02 - 1e-9


def test_when_two_cover_everything_no_third_is_added() -> None:
    needs = [
        open_need(0, (1, 1, 0, 0)),
        open_need(1, (0, 0, 1, 1)),
        open_need(2, (1, 1, 1, 0)),
    ]
    parties = gather(needs, weights())
    least = weights(enough_coverage=1.0).possible
    rings = [
        ring
        for size in (2, 3, 4)
        for block in possible_rings(parties, least, size)
        for ring in block.tolist()
    ]
    assert rings == [[0, 1], [1, 2]]


def count_swaps(parties: Parties) -> int:
    return sum(len(block) for block in possible_swaps(parties, weights().possible, 2))


def test_a_swap_brings_what_was_said_to_be_lacking() -> None:
    lacks_first = {"lacks": (1, 0, 0, 0), "cooperation": None}
    needs = [open_need(0, (0, 1, 0, 0), **lacks_first), open_need(1, (0, 0, 1, 0))]
    parties = gather(needs, weights())
    assert not count_swaps(parties)
    needs[1] = open_need(1, (1, 0, 1, 0))
    parties = gather(needs, weights())
    assert count_swaps(parties) == 1


def test_a_size_of_which_there_are_too_many_is_left_out_whole_and_said() -> None:
    needs = [open_need(number, (1, 0) if number % 2 else (0, 1)) for number in range(6)]
    parties = gather(needs, weights())
    groups = [
        Tried(form=Form.RING, size=2, blocks=possible_rings(parties, weights().possible, 2)),
        Tried(form=Form.SWAP, size=2, blocks=possible_swaps(parties, weights().possible, 2)),
    ]
    every = join(parties, groups, most=9)
    assert {FORMS[at] for at in every.form.tolist()} == {Form.RING}
    assert every.untried == ((Form.SWAP, 2),)
    assert len(every.members) == 9


def test_coverage_of_a_ring_is_the_chance_that_somebody_teaches() -> None:
    misses = 1 - np.array([[1.0, 0.5, 0.0], [0.0, 0.5, 0.0]])
    assert coverage_of(misses, np.array([[0, 1]])).tolist() == [pytest.approx(1.75 / 3)]


def test_a_need_that_only_receives_brings_no_apprentice() -> None:
    only_receives = Direction.RECEIVE
    needs = [open_need(n, (n, 1 - n), direction=only_receives) for n in range(2)]
    parties = gather(needs, weights())
    assert not parties.brings.any()
    assert not any(len(b) for b in possible_rings(parties, weights().possible, 2))


def test_a_ring_has_no_more_members_than_there_is_time_for() -> None:
    teaches = [[float(aim == number) for aim in range(4)] for number in range(4)]
    for months, most in ((7, 0), (11, 2), (15, 3), (16, 4), (None, 4)):
        needs = [open_need(n, taught, months=months) for n, taught in enumerate(teaches)]
        parties, least = gather(needs, weights()), weights(enough_coverage=0.0).possible
        sizes = {
            block.shape[1]
            for size in (2, 3, 4)
            for block in possible_rings(parties, least, size)
            if len(block)
        }
        assert sizes == set(range(2, most + 1))
