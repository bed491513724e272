"""What does HiGHS's branch and bound reach on the swaps in a file? A process of its own.

Printed: apprentices served, the bound, and the seconds it took. Run:
``python -m tests.benchmarks.highs_swaps ROWS.npy SECONDS``.
"""

from __future__ import annotations

import sys
import time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array


def solve(
    rows: np.ndarray[tuple[int, int], np.dtype[np.int16]], seconds: float
) -> tuple[float, float]:
    """Return how many apprentices the best choice of rounds found serves, and the bound."""
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
        options={"time_limit": seconds},
    )
    served = 0.0 if found.fun is None else -found.fun
    bound = agencies if found.mip_dual_bound is None else -found.mip_dual_bound
    return float(served), float(bound)


if __name__ == "__main__":
    begin = time.monotonic()
    served, bound = solve(np.load(sys.argv[1]), float(sys.argv[2]))
    sys.stdout.write(f"{served} {bound} {time.monotonic() - begin:.1f}\n")
