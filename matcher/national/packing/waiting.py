"""How is a solver waited for, so that the wait can be ended?

Solvers run in a thread of their own: there they let the program go on, which asks now and then
whether it shall stop, and hears an interrupt.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYetError
from typing import Final, TypeVar

_SECONDS_BETWEEN: Final = 0.05

Answer = TypeVar("Answer")


def wait_for(future: Future[Answer], should_stop: Callable[[], bool]) -> Answer | None:
    """Return the answer as soon as it is there, or None when told to stop before."""
    while True:
        try:
            return future.result(timeout=_SECONDS_BETWEEN)
        except NotYetError:
            if should_stop():
                return None


def solve_unless_stopped(
    solve: Callable[[], Answer], stop: Callable[[], None], should_stop: Callable[[], bool]
) -> Answer:
    """Return what a solver finds; when told to stop, it is stopped and gives what it has."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        future = pool.submit(solve)
        try:
            answer = None
            while answer is None:
                answer = wait_for(future, should_stop)
                if answer is None:
                    stop()
        except BaseException:
            stop()
            raise
    return answer
