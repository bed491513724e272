"""What do HiGHS's branch and bound reach on the swaps in a file? Printed; a process of its own."""

from __future__ import annotations

import sys

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array


def solve(rows: np.ndarray[tuple[int, int], np.dtype[np.int16]]) -> float:
    """Return how many apprentices the best choice of rounds serves."""
    agencies = int(rows.max())
    column, place = np.nonzero(rows != agencies)
    uses = csr_array(
        (np.ones(len(column)), (rows[column, place], column)), shape=(agencies, len(rows))
    )
    size = (rows != agencies).sum(axis=1).astype(float)
    found = milp(
        -size,
        constraints=LinearConstraint(uses, ub=np.ones(agencies)),
        integrality=np.ones(len(rows)),
        bounds=Bounds(0, 1),
    )
    return float(-found.fun)


if __name__ == "__main__":
    sys.stdout.write(f"{solve(np.load(sys.argv[1]))}\n")
