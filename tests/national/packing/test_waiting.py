"""Can a solver be ended while it works?"""

from __future__ import annotations

import time
from threading import Event

import pytest

from matcher.national.packing import Effort
from matcher.national.packing.pack import FEW_COLUMNS, pack
from matcher.national.packing.waiting import solve_unless_stopped
from tests.national.packing.made_up import make_hard


def test_a_solver_that_is_told_to_stop_gives_what_it_has() -> None:
    told = Event()
    assert solve_unless_stopped(lambda: told.wait(60), told.set, lambda: True)


def test_a_solver_that_fails_says_so() -> None:
    def fail() -> int:
        raise ArithmeticError

    with pytest.raises(ArithmeticError):
        solve_unless_stopped(fail, lambda: None, lambda: False)


def test_an_objective_that_takes_long_is_ended_in_the_midst() -> None:
    problem = make_hard(1, columns=FEW_COLUMNS)
    begin = time.monotonic()
    packing = pack(problem, Effort(should_stop=lambda: time.monotonic() > begin + 1))
    assert problem.fits(packing.chosen)
    assert packing.values[0] <= packing.bounds[0]
    assert time.monotonic() - begin < 20
