"""Small packing problems for tests: drawn by hypothesis, or written as sets of rows."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from matcher.national.packing import PackingProblem

ROWS = 6


@st.composite
def problems(draw: st.DrawFn) -> PackingProblem:
    columns = draw(
        st.lists(
            st.tuples(
                st.frozensets(st.integers(0, ROWS - 1), min_size=1, max_size=4),
                st.integers(0, 4),
                st.integers(0, 9),
            ),
            max_size=9,
        )
    )
    room = draw(st.lists(st.integers(0, 2), min_size=ROWS, max_size=ROWS))
    return make_problem([(rows, (first, second)) for rows, first, second in columns], room)


def make_problem(
    columns: list[tuple[frozenset[int], tuple[int, ...]]], room: list[int], tiers: int = 2
) -> PackingProblem:
    rows = np.full((len(columns), 4), len(room), dtype=np.int16)
    for at, (used, _) in enumerate(columns):
        rows[at, : len(used)] = sorted(used)
    values = np.array([values for _, values in columns], dtype=np.int64)
    return PackingProblem(
        rows=rows,
        room=np.array(room, dtype=np.int64),
        tiers=values.reshape(len(columns), tiers),
    )


def make_hard(seed: int, columns: int, rows: int = 120) -> PackingProblem:
    """Return groups of four that leave some rows out, however they are chosen."""
    draw = np.random.default_rng(seed)
    members = draw.permuted(np.tile(np.arange(rows), (columns, 1)), axis=1)[:, :4]
    return PackingProblem(
        rows=np.sort(members, axis=1).astype(np.int16),
        room=np.ones(rows, dtype=np.int64),
        tiers=np.full((columns, 1), 4, dtype=np.int64),
    )
