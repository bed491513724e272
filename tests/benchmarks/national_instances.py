"""Which made-up nations and swap graphs are packed? Each can be made again from its seed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from matcher.national.packing import PackingProblem
from matcher.national.packing.problem import BoolArray, IntArray
from matcher.national.possible import MOST_MEMBERS, members_with
from matcher.national.possible_rings import added_by_each
from matcher.national.possible_swaps import rounds

AGENCIES = 200
AIMS = 40
LEAST_ADDED = 1 / (2 * AIMS)


def make_teaching(seed: int, agencies: int = AGENCIES, aims: int = AIMS) -> BoolArray:
    """Return agencies × aims: who teaches what; each has a breadth drawn from Beta(2, 4)."""
    draw = np.random.default_rng(seed)
    breadth = draw.beta(2, 4, agencies)
    return np.asarray(draw.random((agencies, aims)) < breadth[:, None])


def make_nation(seed: int) -> PackingProblem:
    """Return all rings of 2 to 4 that cover every aim and in which everybody adds one.

    The first objective is the apprentices served, the second how near the members are, in places
    drawn in a square, and how far their busy months lie apart.
    """
    teaching = make_teaching(seed)
    misses = (~teaching).astype(np.float32)
    allowed = ~np.eye(AGENCIES, dtype=bool)
    groups = [
        block[(added_by_each(misses, block) > LEAST_ADDED).all(axis=1)]
        for size in (2, 3, 4)
        for block in members_with(misses, allowed, size, 0.5)
        if len(block)
    ]
    members = filled(groups, AGENCIES)
    size = (members != AGENCIES).sum(axis=1)
    pairs = _how_well_pairs_suit(seed)
    together = np.zeros(len(members))
    for one in range(MOST_MEMBERS):
        for other in range(one + 1, MOST_MEMBERS):
            together += pairs[members[:, one], members[:, other]]
    suits = np.rint(100 * size * together / (size * (size - 1) / 2)).astype(np.int64)
    return PackingProblem(
        rows=members,
        room=np.ones(AGENCIES, dtype=np.int64),
        tiers=np.column_stack((size, suits)),
    )


def _how_well_pairs_suit(seed: int) -> NDArray[np.float64]:
    draw = np.random.default_rng(seed + 1_000)
    places = draw.random((AGENCIES, 2))
    busy = draw.random((AGENCIES, 12)) < 0.2
    apart = np.linalg.norm(places[:, None] - places, axis=2)
    shared = (busy[:, None] & busy).sum(axis=2) / 6
    suits = np.zeros((AGENCIES + 1, AGENCIES + 1))
    suits[:AGENCIES, :AGENCIES] = 0.5 * np.exp(-apart) + 0.5 * (1 - shared)
    return suits


def make_swap_graph(seed: int, agencies: int, edges: int) -> BoolArray:
    """Return who could send to whom: so many directed edges, drawn at random."""
    draw = np.random.default_rng(seed)
    number = draw.permutation(agencies * (agencies - 1))[:edges]
    one, other = number // (agencies - 1), number % (agencies - 1)
    graph = np.zeros((agencies, agencies), dtype=bool)
    graph[one, other + (other >= one)] = True
    return graph


def make_swaps(graph: BoolArray) -> PackingProblem:
    """Return all rounds of 2 to 4 of a graph; each serves as many apprentices as it is long."""
    agencies = len(graph)
    apart = ~np.eye(agencies, dtype=bool)
    ways = [block for size in (2, 3, 4) for block in rounds(graph, apart, size)]
    members = filled(ways, agencies)
    return PackingProblem(
        rows=members,
        room=np.ones(agencies, dtype=np.int64),
        tiers=(members != agencies).sum(axis=1)[:, None].astype(np.int64),
    )


def filled(groups: list[IntArray], nobody: int) -> NDArray[np.int16]:
    """Return groups of several sizes as one array, filled up with `nobody`."""
    return np.concatenate(list(_filled(groups, nobody)))


def _filled(groups: list[IntArray], nobody: int) -> Iterator[NDArray[np.int16]]:
    for group in groups:
        block = np.full((len(group), MOST_MEMBERS), nobody, dtype=np.int16)
        block[:, : group.shape[1]] = group
        yield block
