"""Which whole columns does the relaxation point at?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from matcher.national.packing.problem import FloatArray, IntArray, PackingProblem
from matcher.national.packing.relaxation import Relaxation

_LIKELY_WHOLE: Final = 0.8
_NEARLY_AT_ONCE: Final = 3
_WHOLE: Final = 0.999
_TIE: Final = 1e-3


def dive(problem: PackingProblem, relaxation: Relaxation, draw: np.random.Generator) -> IntArray:
    """Return a choice: the most whole column is taken, the rest solved again, until none is left.

    After each step new columns are generated for what is left, so the choice is not bound to the
    columns that were good as parts. `draw` breaks ties. The relaxation's room is as before.
    """
    room = problem.room.copy()
    chosen: list[int] = []
    relaxation.set_room(room)
    left = np.arange(problem.columns)
    ties = draw.random(problem.columns) * _TIE
    while len(left):
        relaxation.solve(left)
        taken = most_whole(
            problem, relaxation, room, chosen, preferred=ties, nearly_at_once=_NEARLY_AT_ONCE
        )
        if not taken:
            break
        chosen += taken
        room = problem.room - problem.used_by(np.array(chosen))
        relaxation.set_room(room)
        left = fitting(problem, room, left)
    relaxation.set_room(problem.room)
    return np.array(sorted(chosen), dtype=np.int64)


def most_whole(
    problem: PackingProblem,
    relaxation: Relaxation,
    room: IntArray,
    chosen: Sequence[int],
    *,
    preferred: FloatArray,
    nearly_at_once: int = 1,
) -> list[int]:
    """Return the columns to take now: the most whole one, and all that are whole.

    What is `preferred` is added to each column's part, so that not every dive takes the same. So
    many may be taken `nearly_at_once` that are not quite whole.
    """
    columns, parts = relaxation.chosen_parts()
    is_new = ~np.isin(columns, chosen)
    columns, parts = columns[is_new], parts[is_new]
    order = np.argsort(-(parts + preferred[columns]), kind="stable")
    places = np.append(room, problem.columns + 1)
    taken: list[int] = []
    for at in order.tolist():
        rows = problem.rows[columns[at]]
        is_clear = parts[at] >= _WHOLE or (
            parts[at] >= _LIKELY_WHOLE and len(taken) < nearly_at_once
        )
        if (is_clear or not taken) and (places[rows] > 0).all():
            taken.append(int(columns[at]))
            places[rows[rows < len(room)]] -= 1
    return taken


def fitting(problem: PackingProblem, room: IntArray, among: IntArray) -> IntArray:
    """Return those of some columns for which there is room."""
    has_room = np.append(room > 0, True)
    return np.asarray(among[has_room[problem.rows[among]].all(axis=1)])


def first_fit(problem: PackingProblem) -> IntArray:
    """Return a choice made in one pass: the column that is worth most, as long as any fits."""
    order = np.lexsort(-problem.tiers.T[::-1])
    chosen: list[int] = []
    room = problem.room.copy()
    left = fitting(problem, room, order)
    while len(left):
        chosen.append(int(left[0]))
        room = problem.room - problem.used_by(np.array(chosen))
        left = fitting(problem, room, left[1:])
    return np.array(sorted(chosen), dtype=np.int64)
