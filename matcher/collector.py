"""When need Python's collector of garbage not look?"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let nothing be collected while much is made that is all to be kept.

    The collector would walk through what is new again and again, and find nothing to collect.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
