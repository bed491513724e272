"""Which half of some cases was the method made on, and which was kept for the end?"""

from __future__ import annotations

import hashlib
from enum import StrEnum


class Half(StrEnum):
    """The half that mistakes were looked at in, and the one that was only counted."""

    DEVELOPMENT = "development"
    HELD_OUT = "held_out"


def half_of(case: str) -> Half:
    """Return the half of a case by its id, so that nobody chooses; the same id, the same half."""
    is_even = hashlib.sha256(case.encode()).digest()[0] % 2 == 0
    return Half.DEVELOPMENT if is_even else Half.HELD_OUT
