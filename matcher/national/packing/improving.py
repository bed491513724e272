"""Is there a better choice near this one?

Large neighbourhood search: some of the chosen columns are let go, and the best choice among all
columns that fit into the room this leaves is found exactly (P. Shaw, "Using constraint programming
and local search methods to solve vehicle routing problems", CP 1998).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from matcher.national.packing.exact import Task, choose, in_order
from matcher.national.packing.problem import Effort, FloatArray, IntArray, PackingProblem

_LET_GO: Final = (3, 6, 4, 9, 5, 12)
_MOST_COLUMNS: Final = 3_000


def improve(
    problem: PackingProblem,
    chosen: IntArray,
    reduced: FloatArray,
    effort: Effort,
    draw: np.random.Generator,
) -> Iterator[IntArray]:
    """Yield every better choice that is found, until the effort is spent.

    `reduced` are the columns' prices in the relaxation: where very many would fit, the best are
    looked at.
    """
    for attempt in range(effort.improvements):
        if effort.should_stop() or not len(chosen):
            return
        let_go = draw.permutation(len(chosen))[: _LET_GO[attempt % len(_LET_GO)]]
        kept = np.delete(chosen, let_go)
        room = problem.room - problem.used_by(kept)
        fitting = _fitting(problem, room, reduced, chosen[let_go])
        task = Task(
            columns=fitting,
            worth=in_order(problem.tiers[fitting], int(room.sum())),
            room=room,
            hint=chosen[let_go],
        )
        found = choose(problem, task, effort.work_per_improvement, effort.should_stop)
        better = np.sort(np.concatenate((kept, found.chosen)))
        if problem.values_of(better) > problem.values_of(chosen):
            chosen = better
            yield chosen


def _fitting(
    problem: PackingProblem, room: IntArray, reduced: FloatArray, let_go: IntArray
) -> IntArray:
    """Return the columns that fit into the room, the most promising if they are too many."""
    has_room = np.append(room > 0, True)
    fits = has_room[problem.rows[:, 0]]
    for place in range(1, problem.rows.shape[1]):
        fits &= has_room[problem.rows[:, place]]
    columns = np.flatnonzero(fits)
    if len(columns) > _MOST_COLUMNS:
        best = np.argpartition(-reduced[columns], _MOST_COLUMNS)[:_MOST_COLUMNS]
        columns = np.union1d(columns[best], let_go)
    return np.asarray(columns)
