"""How good is the best plan of a made-up nation likely to be? An estimate, printed as a table.

The expected number of packings that serve so many apprentices, by the first moment: the columns'
shares with most entropy at each value, less what packings have fewer of because every row is used
once (the Bethe correction; for regular hypergraphs it gives the known count of perfect matchings).
Where the logarithm falls below 0, no packing is to be expected. Nothing is proven by it.

Run: ``python -m tests.benchmarks.first_moment``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from matcher.national.packing import PackingProblem
from tests.benchmarks.national_instances import make_nation
from tests.benchmarks.test_bench_national import SEED

TEMPERATURES: Final = (0.3, 0.15, 0.1, 0.07, 0.05)
FloatArray = NDArray[np.float64]


def estimates(problem: PackingProblem) -> Iterator[tuple[float, float]]:
    """Yield apprentices served and the logarithm of the expected number of such packings."""
    rows, none = problem.rows.astype(np.int64), len(problem.room)
    worth = problem.tiers[:, 0].astype(float)
    prices = np.ones(none)
    for temperature in TEMPERATURES:
        prices = minimize(
            _dual,
            prices,
            args=(rows, worth, temperature),
            jac=True,
            method="L-BFGS-B",
            bounds=[(0.0, None)] * none,
        ).x
        shares = _shares(prices, rows, worth, temperature)
        unused = np.clip(1 - _used(shares, rows, none), 1e-12, 1.0)
        entropy = -(shares * np.log(np.maximum(shares, 1e-300))).sum()
        fewer = ((worth - 1) * shares).sum()
        yield (
            float((worth * shares).sum()),
            float(entropy - fewer - (unused * np.log(unused)).sum()),
        )


def _dual(
    prices: FloatArray, rows: NDArray[np.int64], worth: FloatArray, temperature: float
) -> tuple[float, FloatArray]:
    shares = _shares(prices, rows, worth, temperature)
    value = prices.sum() + temperature * shares.sum()
    return float(value), 1 - _used(shares, rows, len(prices))


def _shares(
    prices: FloatArray, rows: NDArray[np.int64], worth: FloatArray, temperature: float
) -> FloatArray:
    taken = np.append(prices, 0.0)[rows].sum(axis=1)
    return np.asarray(np.exp((worth - taken) / temperature - 1))


def _used(shares: FloatArray, rows: NDArray[np.int64], none: int) -> FloatArray:
    used = np.zeros(none + 1)
    for place in range(rows.shape[1]):
        used += np.bincount(rows[:, place], weights=shares, minlength=none + 1)
    return used[:none]


if __name__ == "__main__":
    for instance in range(3):
        for served, logarithm in estimates(make_nation(SEED + instance)):
            sys.stdout.write(f"nation {instance}: {served:.1f} apprentices, {logarithm:+.0f}\n")
