"""Do the numbers of columns bound every choice, and never too low?"""

from __future__ import annotations

from hypothesis import given

from matcher.national.packing import PackingProblem
from matcher.national.packing.numbers import (
    Numbers,
    Reachable,
    every_number,
    find_reachable,
    relax_by_worth,
    whole,
    worths_of,
)
from tests.national.oracle import best_values
from tests.national.packing.made_up import make_problem, problems

PAIRS_OF_THREE = [frozenset({0, 1}), frozenset({1, 2}), frozenset({0, 2})]


def reachable(problem: PackingProblem, beyond: int = 0, *, stops: bool = False) -> Reachable:
    worths = worths_of(problem)
    return find_reachable(
        relax_by_worth(problem, worths),
        worths,
        every_number(problem, worths),
        beyond,
        most=1_000,
        should_stop=lambda: stops,
    )


def test_one_and_a_half_pairs_are_one_pair() -> None:
    problem = make_problem([(pair, (2,)) for pair in PAIRS_OF_THREE], [1, 1, 1], tiers=1)
    assert whole(relax_by_worth(problem, worths_of(problem)).solve().bound) == 3
    assert reachable(problem) == Reachable(numbers=(Numbers(columns=(1,), total=2),), bound=2)


@given(problems())
def test_the_bound_is_never_below_the_best_choice(problem: PackingProblem) -> None:
    assert reachable(problem).bound >= best_values(problem)[0]


@given(problems())
def test_told_to_stop_the_bound_holds_too(problem: PackingProblem) -> None:
    assert reachable(problem, stops=True).bound >= best_values(problem)[0]


@given(problems())
def test_the_best_choice_is_among_what_is_reachable(problem: PackingProblem) -> None:
    best = best_values(problem)[0]
    found = reachable(problem, beyond=max(best - 1, 0))
    totals = [one.total for one in found.numbers]
    assert best == 0 or best in totals
    assert totals == sorted(totals, reverse=True)
    assert len({one.columns for one in found.numbers}) == len(found.numbers)


@given(problems())
def test_when_nothing_better_is_reachable_the_best_is_the_bound(problem: PackingProblem) -> None:
    best = best_values(problem)[0]
    found = reachable(problem, beyond=best)
    if not found.numbers:
        assert found.bound == best
