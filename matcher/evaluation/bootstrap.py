"""Between which bounds would a figure lie, had other cases been drawn?"""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from matcher.domain.provenance import JsonValue

SEED: Final = 20_261_122
INTERVAL: Final = (0.025, 0.975)
DECIMALS: Final = 4

Rows: TypeAlias = NDArray[np.int64]


def draw_cases(count: int, times: int) -> Rows:
    """Return so many draws (rows) of `count` cases with replacement, the same ones each time."""
    return np.random.default_rng(SEED).integers(count, size=(times, count))


def bounds_of(figures: NDArray[np.float64]) -> list[JsonValue]:
    """Return the 95 % interval of a figure from what it was in each draw."""
    return [round(float(bound), DECIMALS) for bound in np.quantile(figures, INTERVAL)]
