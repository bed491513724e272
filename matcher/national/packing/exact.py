"""Which of these columns are the best choice, by constraint programming?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from ortools.sat.python import cp_model

from matcher.national.packing.problem import ROUNDING, IntArray, PackingProblem
from matcher.national.packing.waiting import solve_unless_stopped

SEED: Final = 20_261_122
_MOST_WEIGHT: Final = 2**53


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was chosen for one objective, and the bound that was proven over these columns."""

    chosen: IntArray
    bound: int
    is_proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Some columns of a problem, what each is worth, and how much room there is for them.

    `floors` are pairs of what each column counts and the least that must be reached. `hint` is a
    choice to begin from.
    """

    columns: IntArray
    worth: IntArray
    room: IntArray
    floors: tuple[tuple[IntArray, int], ...] = ()
    hint: IntArray


def choose(
    problem: PackingProblem, task: Task, work: float, should_stop: Callable[[], bool]
) -> Choice:
    """Return the best choice found within so much work; the hint when nothing better was.

    The same task gives the same choice, unless it is told to stop.
    """
    model, variables = _model_of(problem, task)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    solver.parameters.max_deterministic_time = work
    solver.parameters.linearization_level = 2
    # Its own handler would swallow an interrupt, and leave the program without any.
    solver.parameters.catch_sigint_signal = False
    status = solve_unless_stopped(lambda: solver.solve(model), solver.stop_search, should_stop)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        bound = int(task.worth[task.worth > 0].sum())
        return Choice(chosen=task.hint, bound=bound, is_proven=False)
    kept = np.array([solver.boolean_value(variable) for variable in variables], dtype=bool)
    return Choice(
        chosen=task.columns[kept],
        bound=int(np.floor(solver.best_objective_bound + ROUNDING)),
        is_proven=status == cp_model.OPTIMAL,
    )


def _model_of(
    problem: PackingProblem, task: Task
) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    model = cp_model.CpModel()
    variables = [model.new_bool_var("") for _ in range(len(task.columns))]
    users: dict[int, list[cp_model.IntVar]] = defaultdict(list)
    for column, variable in zip(task.columns.tolist(), variables, strict=True):
        for row in problem.rows[column].tolist():
            users[row].append(variable)
    users.pop(len(problem.room), None)
    for row, using in users.items():
        if task.room[row] == 1:
            model.add_at_most_one(using)
        else:
            model.add(sum(using) <= int(task.room[row]))
    for values, least in task.floors:
        model.add(cp_model.LinearExpr.weighted_sum(variables, values.tolist()) >= least)
    model.maximize(cp_model.LinearExpr.weighted_sum(variables, task.worth.tolist()))
    hinted = np.isin(task.columns, task.hint)
    for variable, is_hinted in zip(variables, hinted.tolist(), strict=True):
        model.add_hint(variable, is_hinted)
    return model, variables


def in_order(tiers: IntArray, most_columns: int) -> IntArray:
    """Return one whole number for each column, so that sums of them compare like the tiers do.

    A unit of an objective outweighs all that comes after it in `most_columns` columns. Objectives
    that would make the numbers too large for the solver are left out, from the last.
    """
    worth = np.zeros(len(tiers), dtype=np.int64)
    for last in range(tiers.shape[1], 0, -1):
        sums = [int(tier.max(initial=0)) * most_columns + 1 for tier in tiers[:, :last].T]
        if float(np.prod([float(number) for number in sums])) < _MOST_WEIGHT:
            for tier, number in zip(tiers[:, :last].T, sums, strict=True):
                worth = worth * number + tier
            return worth
    return np.asarray(tiers[:, 0])
