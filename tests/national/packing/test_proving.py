"""Are choice and bound brought nearer to each other, and do both stay true?"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given

from matcher.national.packing import Effort, PackingProblem
from matcher.national.packing.filling import Diver, decide
from matcher.national.packing.numbers import Numbers, relax_by_worth, worths_of
from matcher.national.packing.proving import Proof, worth_trying
from tests.national.oracle import best_values
from tests.national.packing.made_up import make_problem, problems

NOTHING = np.zeros(0, dtype=np.int64)


def all_pairs_of(rows: int) -> PackingProblem:
    return make_problem(
        [(frozenset(pair), (2,)) for pair in combinations(range(rows), 2)], [1] * rows, tiers=1
    )


@given(problems())
def test_choice_and_bound_stay_on_either_side_of_the_best(problem: PackingProblem) -> None:
    proof = Proof(problem, NOTHING, 1_000)
    proof.tighten(Effort(tries=2), np.random.default_rng(1))
    assert problem.fits(proof.chosen)
    assert proof.value <= best_values(problem)[0] <= proof.bound


@pytest.mark.parametrize("rows", [5, 7, 9])
def test_an_odd_number_that_meets_in_pairs_leaves_one_out_and_that_is_proven(rows: int) -> None:
    proof = Proof(all_pairs_of(rows), NOTHING, rows)
    proof.tighten(Effort(tries=1), np.random.default_rng(1))
    assert proof.value == proof.bound == rows - 1


def test_told_to_stop_nothing_is_changed() -> None:
    proof = Proof(all_pairs_of(5), NOTHING, 5)
    proof.tighten(Effort(should_stop=lambda: True), np.random.default_rng(1))
    assert (proof.value, proof.bound) == (0, 5)


def test_columns_of_many_worths_are_not_counted() -> None:
    problem = make_problem([(frozenset({0}), (worth,)) for worth in range(1, 9)], [1], tiers=1)
    proof = Proof(problem, NOTHING, 8)
    proof.tighten(Effort(), np.random.default_rng(1))
    assert (proof.value, proof.bound) == (0, 8)


def diver_of(problem: PackingProblem) -> Diver:
    worths = worths_of(problem)
    return Diver(problem=problem, relaxation=relax_by_worth(problem, worths), worths=worths)


def test_what_cannot_be_is_decided_to_be_nothing() -> None:
    problem = all_pairs_of(5)
    rest = diver_of(problem).dive(
        Numbers(columns=(2,), total=4), np.random.default_rng(1), lambda: False
    )
    assert rest is not None
    found = decide(problem, rest)
    assert found is not None
    assert problem.values_of(found) == (4,)
    impossible = Numbers(columns=(3,), total=6)
    assert diver_of(problem).dive(impossible, np.random.default_rng(1), lambda: False) is None


def test_worse_numbers_are_tried_only_where_they_are_likelier() -> None:
    problem = all_pairs_of(5)
    one, two = Numbers(columns=(1,), total=2), Numbers(columns=(2,), total=4)
    assert worth_trying(diver_of(problem), [two, one]) == [two, one]
    assert worth_trying(diver_of(problem), [two, two]) == [two]
