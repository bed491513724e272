"""Are the best columns chosen, and do the bounds hold?"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given

from matcher.national.packing import Effort, Packing, PackingProblem
from matcher.national.packing.pack import pack, pack_many
from tests.national.oracle import best_values
from tests.national.packing.made_up import make_problem, problems


def make_many(seed: int, rows: int = 30, columns: int = 7_000) -> PackingProblem:
    """Return more columns than are chosen among at once."""
    draw = np.random.default_rng(seed)
    members = draw.permuted(np.tile(np.arange(rows), (columns, 1)), axis=1)[:, :4]
    size = draw.integers(2, 5, columns)
    members = np.where(np.arange(4) < size[:, None], members, rows).astype(np.int16)
    return PackingProblem(
        rows=members,
        room=np.ones(rows, dtype=np.int64),
        tiers=np.column_stack((size, draw.integers(0, 100, columns))),
    )


@given(problems())
def test_the_choice_is_the_best_of_all_choices_that_fit(problem: PackingProblem) -> None:
    packing = pack(problem, Effort())
    assert problem.fits(packing.chosen)
    assert packing.values == best_values(problem)
    assert packing.bounds == packing.values


@pytest.mark.parametrize("seed", range(3))
def test_many_columns_give_a_choice_that_fits_within_its_bounds(seed: int) -> None:
    problem = make_many(seed)
    packing = pack(problem, Effort(improvements=6))
    assert problem.fits(packing.chosen)
    assert packing.values == problem.values_of(packing.chosen)
    assert all(v <= b for v, b in zip(packing.values, packing.bounds, strict=True))
    assert packing.values[0] == len(problem.room)


@given(problems=problems())
def test_the_way_for_many_columns_never_claims_more_than_the_best(
    problems: PackingProblem,
) -> None:
    if not problems.columns:
        return
    none = np.zeros(0, dtype=np.int64)
    packing = pack_many(problems, Effort(improvements=3), none)
    best = best_values(problems)
    assert problems.fits(packing.chosen)
    assert packing.values <= best
    assert packing.bounds[0] >= best[0]
    if packing.values[0] == best[0]:
        assert packing.bounds[1] >= best[1]


def test_the_same_problem_gives_the_same_choice() -> None:
    problem, effort = make_many(7), Effort(improvements=4)
    one, other = pack(problem, effort), pack(problem, effort)
    assert one.chosen.tolist() == other.chosen.tolist()
    assert one.bounds == other.bounds


def test_what_is_returned_is_at_least_as_good_as_what_was_begun_with() -> None:
    problem = make_many(3)
    start = pack(problem, Effort(improvements=4))
    again = pack(problem, Effort(improvements=0), start.chosen)
    assert again.values >= start.values


@dataclass
class Patience:
    """Says stop after so many questions."""

    left: int
    heard: list[tuple[int, ...]] = field(default_factory=list)

    def is_spent(self) -> bool:
        self.left -= 1
        return self.left < 0


def test_told_to_stop_it_returns_the_best_so_far_with_bounds_that_hold() -> None:
    problem, patience = make_many(5), Patience(left=2)
    heard: list[tuple[int, ...]] = []
    stopped = pack(
        problem,
        Effort(should_stop=patience.is_spent, tell=lambda values, _bounds: heard.append(values)),
    )
    assert problem.fits(stopped.chosen)
    assert stopped.values == heard[-1]
    assert heard == sorted(heard)


@given(problems())
def test_told_to_stop_before_it_began_it_still_returns_a_choice_that_fits(
    problem: PackingProblem,
) -> None:
    packing = pack(problem, Effort(should_stop=lambda: True))
    assert problem.fits(packing.chosen)
    fit_alone = [problem.fits(np.array([column])) for column in range(problem.columns)]
    assert bool(len(packing.chosen)) == any(fit_alone)
    assert all(v <= b for v, b in zip(packing.values, packing.bounds, strict=True))


def test_no_columns_give_an_empty_choice() -> None:
    packing = pack(make_problem([], [1, 1]), Effort())
    assert packing == Packing(chosen=packing.chosen, values=(0, 0), bounds=(0, 0))
    assert not len(packing.chosen)


def test_an_objective_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        make_problem([(frozenset({0}), (1, -1))], [1])
