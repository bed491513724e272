"""What is the best plan, worked out slowly by trying every set of arrangements?

Plain sets and numbers; independent of the columns, the relaxation and the solver.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, permutations

import numpy as np

from matcher.national.packing import PackingProblem


def best_values(problem: PackingProblem) -> tuple[int, ...]:
    """Return the best sums of the objectives, the first first, over every choice that fits."""
    none = len(problem.room)
    columns = [
        (Counter(row for row in rows if row != none), tuple(values))
        for rows, values in zip(problem.rows.tolist(), problem.tiers.tolist(), strict=True)
    ]
    zero = (0,) * problem.tiers.shape[1]

    def best(at: int, room: dict[int, int]) -> tuple[int, ...]:
        if at == len(columns):
            return zero
        rows, values = columns[at]
        without = best(at + 1, room)
        if any(room[row] < times for row, times in rows.items()):
            return without
        left = {row: places - rows[row] for row, places in room.items()}
        with_it = tuple(a + b for a, b in zip(values, best(at + 1, left), strict=True))
        return max(without, with_it)

    return best(0, dict(enumerate(problem.room.tolist())))


def groups_with(
    teaches: Sequence[Sequence[float]],
    allowed: np.ndarray[tuple[int, int], np.dtype[np.bool_]],
    size: int,
    enough: float,
) -> set[tuple[int, ...]]:
    """Return all groups of a size whose members may all meet and that cover enough."""
    return {
        group
        for group in combinations(range(len(teaches)), size)
        if all(allowed[a, b] for a, b in combinations(group, 2))
        and covered([teaches[member] for member in group]) >= enough
    }


def covered(chances: Sequence[Sequence[float]]) -> float:
    """Return the mean chance over the aims that at least one teaches it."""
    missed = [float(np.prod([1 - chance for chance in aim])) for aim in zip(*chances, strict=True)]
    return 1 - sum(missed) / len(missed)


def all_rounds(
    edges: np.ndarray[tuple[int, int], np.dtype[np.bool_]],
    apart: np.ndarray[tuple[int, int], np.dtype[np.bool_]],
) -> set[tuple[int, ...]]:
    """Return all directed rounds of 2 to 4, each from its smallest place."""
    return {
        way
        for size in (2, 3, 4)
        for way in permutations(range(len(edges)), size)
        if way[0] == min(way)
        and all(edges[a, b] for a, b in zip(way, (*way[1:], way[0]), strict=True))
        and all(apart[a, b] for a, b in combinations(way, 2))
    }
