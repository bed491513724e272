"""Which whole columns does the relaxation point at?"""

from __future__ import annotations

from typing import Final

import numpy as np

from matcher.national.packing.problem import IntArray, PackingProblem
from matcher.national.packing.relaxation import Relaxation

_NEARLY_WHOLE: Final = 0.8
_NEARLY_AT_ONCE: Final = 3
_WHOLE: Final = 0.999


def dive(problem: PackingProblem, relaxation: Relaxation, draw: np.random.Generator) -> IntArray:
    """Return a choice: the most whole column is taken, the rest solved again, until none is left.

    After each step new columns are generated for what is left, so the choice is not bound to the
    columns that were good as parts. `draw` breaks ties. The relaxation's room is as before.
    """
    room = problem.room.copy()
    chosen: list[int] = []
    relaxation.set_room(room)
    left = np.arange(problem.columns)
    while len(left):
        relaxation.solve(left)
        taken = _most_whole(problem, relaxation, room, frozenset(chosen), draw)
        if not taken:
            break
        chosen += taken
        room = problem.room - problem.used_by(np.array(chosen))
        relaxation.set_room(room)
        has_room = np.append(room > 0, True)
        left = left[has_room[problem.rows[left]].all(axis=1)]
    relaxation.set_room(problem.room)
    return np.array(sorted(chosen), dtype=np.int64)


def _most_whole(
    problem: PackingProblem,
    relaxation: Relaxation,
    room: IntArray,
    chosen: frozenset[int],
    draw: np.random.Generator,
) -> list[int]:
    """Return the columns to take now: the most whole one, and all that are whole or nearly so."""
    columns, parts = relaxation.chosen_parts()
    is_new = np.array([column not in chosen for column in columns.tolist()], dtype=bool)
    columns, parts = columns[is_new], parts[is_new]
    order = np.argsort(-(parts + draw.random(len(parts)) * 1e-3), kind="stable")
    places = np.append(room, problem.columns + 1)
    taken: list[int] = []
    for at in order.tolist():
        rows = problem.rows[columns[at]]
        is_clear = parts[at] >= _WHOLE or (
            parts[at] >= _NEARLY_WHOLE and len(taken) < _NEARLY_AT_ONCE
        )
        if (is_clear or not taken) and (places[rows] > 0).all():
            taken.append(int(columns[at]))
            places[rows[rows < len(room)]] -= 1
    return taken
