"""How good is the plan for 200 agencies in a minute, and how fast are swaps packed?

The other ways are measured in the same run: all rounds as yes-or-no variables, given to CP-SAT and
to HiGHS. HiGHS runs in a process of its own, since it and OR-Tools cannot be loaded together.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from ortools.sat.python import cp_model
from pytest_benchmark.fixture import BenchmarkFixture

from matcher.national.packing import Effort, Packing, PackingProblem
from matcher.national.packing.pack import pack
from tests.benchmarks.memory import most_memory_mb
from tests.benchmarks.national_instances import make_nation, make_swap_graph, make_swaps

SEED = 20_261_122
MINUTE = 60.0
TO_END = 3.0
AT_MOST = 5 * MINUTE
GRAPHS = [(200, 7_000), (300, 14_000)]


@pytest.mark.parametrize("instance", range(3))
def test_national_plan_for_two_hundred_agencies(benchmark: BenchmarkFixture, instance: int) -> None:
    """The time from the needs' columns to the plan is at most a minute; the gap is the result."""
    problem = make_nation(SEED + instance)
    packings: list[Packing] = []
    first: dict[tuple[int, int], tuple[float, float]] = {}

    def tell(values: tuple[int, ...], bounds: tuple[int, ...]) -> None:
        reached = (values[0], bounds[0])
        first.setdefault(reached, (time.monotonic() - begin, time.process_time() - cpu))

    def plan() -> None:
        end = time.monotonic() + MINUTE - TO_END
        effort = Effort(improvements=10_000, should_stop=lambda: time.monotonic() > end, tell=tell)
        packings.append(pack(problem, effort))

    begin, cpu = time.monotonic(), time.process_time()
    benchmark.pedantic(plan, rounds=1)
    packing = packings[-1]
    assert problem.fits(packing.chosen)
    wall, work = first[(packing.values[0], packing.bounds[0])]
    benchmark.extra_info.update(
        possible=problem.columns,
        values=packing.values,
        bounds=packing.bounds,
        gaps=packing.gaps,
        first_objective_after_seconds=wall,
        first_objective_after_cpu_seconds=work,
        memory_mb=most_memory_mb(),
    )


@pytest.mark.parametrize("instance", range(3))
def test_the_same_nation_by_constraint_programming_alone(
    benchmark: BenchmarkFixture, instance: int
) -> None:
    """The baseline: the 40 000 rings whose members suit each other best, for two minutes."""
    problem = make_nation(SEED + instance)
    suits = problem.tiers[:, 1] / problem.tiers[:, 0]
    kept = np.sort(np.argsort(-suits, kind="stable")[:40_000])
    few = PackingProblem(rows=problem.rows[kept], room=problem.room, tiers=problem.tiers[kept, :1])
    value, bound = benchmark.pedantic(lambda: solve_by_cp_sat(few, 2 * MINUTE), rounds=1)
    benchmark.extra_info.update(value=value, bound=bound, gap=(bound - value) / bound)


@pytest.mark.parametrize(("agencies", "edges"), GRAPHS)
def test_swaps_by_column_generation(benchmark: BenchmarkFixture, agencies: int, edges: int) -> None:
    graph = make_swap_graph(SEED, agencies, edges)
    packing = benchmark.pedantic(lambda: pack(make_swaps(graph), Effort()), rounds=3)
    assert packing.values == packing.bounds
    benchmark.extra_info.update(values=packing.values, memory_mb=most_memory_mb())


@pytest.mark.parametrize(("agencies", "edges"), GRAPHS)
def test_the_same_swaps_by_cp_sat(benchmark: BenchmarkFixture, agencies: int, edges: int) -> None:
    graph = make_swap_graph(SEED, agencies, edges)
    value, bound = benchmark.pedantic(lambda: solve_by_cp_sat(make_swaps(graph), AT_MOST), rounds=1)
    benchmark.extra_info.update(value=value, bound=bound)
    assert value <= bound


@pytest.mark.parametrize(("agencies", "edges"), GRAPHS)
def test_the_same_swaps_by_highs(
    benchmark: BenchmarkFixture, agencies: int, edges: int, tmp_path: Path
) -> None:
    rows = make_swaps(make_swap_graph(SEED, agencies, edges)).rows
    np.save(tmp_path / "rows.npy", rows)
    program = [sys.executable, "-m", "tests.benchmarks.highs_swaps", str(tmp_path / "rows.npy")]
    program.append(str(AT_MOST))
    found = benchmark.pedantic(
        lambda: subprocess.run(program, check=True, capture_output=True, text=True), rounds=1
    )
    value, bound, seconds = (float(number) for number in found.stdout.split())
    benchmark.extra_info.update(value=value, bound=bound, solver_seconds=seconds)


def solve_by_cp_sat(problem: PackingProblem, seconds: float) -> tuple[int, int]:
    """Return the value and bound that CP-SAT reaches with a variable for each column."""
    model = cp_model.CpModel()
    variables = [model.new_bool_var("") for _ in range(problem.columns)]
    users: list[list[cp_model.IntVar]] = [[] for _ in range(len(problem.room) + 1)]
    for rows, variable in zip(problem.rows.tolist(), variables, strict=True):
        for row in rows:
            users[row].append(variable)
    for using in users[:-1]:
        model.add_at_most_one(using)
    model.maximize(cp_model.LinearExpr.weighted_sum(variables, problem.tiers[:, 0].tolist()))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    solver.solve(model)
    return round(solver.objective_value), round(solver.best_objective_bound)
