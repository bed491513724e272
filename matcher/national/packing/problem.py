"""What is to be packed, and what does an answer look like?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

IntArray: TypeAlias = NDArray[np.int64]
RowArray: TypeAlias = NDArray[np.int16]
FloatArray: TypeAlias = NDArray[np.float64]
SingleArray: TypeAlias = NDArray[np.float32]
BoolArray: TypeAlias = NDArray[np.bool_]

MOST_ROWS: Final = int(np.iinfo(np.int16).max)

ROUNDING: Final = 1e-6
"""What a sum of parts of columns may be off, as the solvers give it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackingProblem:
    """Columns of which some are chosen, so that no row is used oftener than it has room.

    `rows` is columns × the most rows a column uses; unused places hold the number of rows, which
    is no row. `room` says how often each row can be used. `tiers` is columns × objectives, whole
    numbers that are at least 0: the sum of the first is made as large as possible, then the sum of
    the second among those, and so on.
    """

    rows: RowArray
    room: IntArray
    tiers: IntArray

    def __post_init__(self) -> None:
        """Refuse arrays that do not fit each other."""
        if len(self.rows) != len(self.tiers) or len(self.room) > MOST_ROWS:
            message = f"{len(self.rows)} columns, {len(self.tiers)} values, {len(self.room)} rows"
            raise ValueError(message)
        if self.tiers.size and self.tiers.min() < 0:
            message = "an objective counts what is good; it cannot be negative"
            raise ValueError(message)

    @property
    def columns(self) -> int:
        """Return how many columns there are to choose from."""
        return len(self.rows)

    def used_by(self, columns: IntArray) -> IntArray:
        """Return how often each row is used by some columns."""
        used = np.bincount(self.rows[columns].ravel(), minlength=len(self.room) + 1)
        return np.asarray(used[: len(self.room)], dtype=np.int64)

    def fits(self, columns: IntArray) -> bool:
        """Tell whether some columns can be chosen together."""
        return bool((self.used_by(columns) <= self.room).all())

    def values_of(self, columns: IntArray) -> tuple[int, ...]:
        """Return the sum of each objective over some columns."""
        return tuple(self.tiers[columns].sum(axis=0, dtype=np.int64).tolist())


@dataclass(frozen=True, slots=True, kw_only=True)
class Packing:
    """The chosen columns, ascending, and for each objective its value and a proven bound.

    The bound of an objective holds for every choice that is as good in those before it.
    """

    chosen: IntArray
    values: tuple[int, ...]
    bounds: tuple[int, ...]

    @property
    def gaps(self) -> tuple[float, ...]:
        """Return how far each value can at most be from the best, as a share of the bound."""
        return tuple(
            (bound - value) / bound if bound > 0 else 0.0
            for value, bound in zip(self.values, self.bounds, strict=True)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How long to try, and whom to tell.

    The work is counted in steps and in the solver's own units, so that the same problem gives the
    same answer on every machine; `should_stop` cuts it short, and the best so far is returned.
    `tries` is how often each number of columns that may be better is sought before many small
    improvements.
    `tell` hears of every better choice: its values and the bounds known by then.
    """

    tries: int = 24
    improvements: int = 400
    work_per_improvement: float = 0.4
    should_stop: Callable[[], bool] = lambda: False
    tell: Callable[[tuple[int, ...], tuple[int, ...]], None] = lambda _values, _bounds: None
