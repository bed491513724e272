"""On how many threads are small sums counted?"""

from __future__ import annotations

from functools import cache

from threadpoolctl import threadpool_limits


@cache
def count_on_one_thread() -> None:
    """Let matrix products use one thread in this process from now on.

    They are too small to gain by more, and lose much when other programs want the processor. A
    server answers several at a time anyway. Set once and for all: a limit that is lifted again
    would be lifted under others that count at the same time.
    """
    threadpool_limits(1, user_api="blas")
