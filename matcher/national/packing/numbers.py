"""How many columns of each worth can be chosen together at most?

Parts of columns add up to more than whole columns do: a relaxation of 191.7 may need 47.9 columns
worth 4. Branch and bound on how many columns there are of each worth, a few whole numbers, brings
the bound down to what whole numbers of columns can reach.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import numpy as np

from matcher.national.packing.problem import ROUNDING, FloatArray, IntArray, PackingProblem
from matcher.national.packing.relaxation import Floor, Relaxation

MOST_WORTHS: Final = 6
_MOST_SOLVED: Final = 200
_PENALTY: Final = 100

Box: TypeAlias = tuple[tuple[int, int], ...]
"""The least and the most columns of each worth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """So many columns of each worth, and what they are worth in all."""

    columns: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reachable:
    """The numbers that no relaxation rules out, best first, and a proven bound for every choice.

    The list ends when there are more than were asked for.
    """

    numbers: tuple[Numbers, ...]
    bound: int


def worths_of(problem: PackingProblem) -> tuple[int, ...]:
    """Return what a column can be worth by the first objective, ascending, without nothing."""
    return tuple(int(worth) for worth in np.unique(problem.tiers[:, 0]) if worth)


def relax_by_worth(problem: PackingProblem, worths: Sequence[int]) -> Relaxation:
    """Return the relaxation of the first objective, in which columns are counted by their worth."""
    first = problem.tiers[:, 0]
    penalty = float(_PENALTY * (1 + first.max(initial=0) * problem.room.sum()))
    most = int(problem.room.sum())
    floors = [
        Floor(values=(first == worth).astype(np.int64), least=0, most=most, penalty=penalty)
        for worth in worths
    ]
    return Relaxation(problem, first.astype(float), floors)


def whole(bound: float) -> int:
    """Return the greatest whole number that is not above a bound."""
    return int(np.floor(bound * (1 + ROUNDING) + ROUNDING))


def find_reachable(
    relaxation: Relaxation,
    worths: Sequence[int],
    box: Box,
    beyond: int,
    *,
    most: int,
    should_stop: Callable[[], bool],
) -> Reachable:
    """Return at most so many numbers that bring more than `beyond`, and the bound they prove."""
    search = _Search(relaxation=relaxation, worths=worths, beyond=beyond)
    search.open(box)
    found: list[Numbers] = []
    bound = None
    while search.heap and len(found) < most:
        if should_stop() or search.solved >= _MOST_SOLVED:
            break
        counted = search.next()
        if counted is not None:
            bound = counted.total if bound is None else bound
            found.append(counted)
    if bound is None:
        bound = max(beyond, search.best_left())
    return Reachable(numbers=tuple(found), bound=max(bound, search.unclear))


@dataclass(slots=True, kw_only=True)
class _Search:
    """The boxes that may hold more than `beyond`, the most promising first."""

    relaxation: Relaxation
    worths: Sequence[int]
    beyond: int
    heap: list[tuple[int, int, Box, FloatArray]] = field(default_factory=list)
    solved: int = 0
    unclear: int = 0

    def best_left(self) -> int:
        return -self.heap[0][0] if self.heap else 0

    def open(self, box: Box) -> None:
        """Keep a box if the relaxation allows more than `beyond` in it."""
        if any(least > most for least, most in box):
            return
        self.relaxation.limit(box)
        self.solved += 1
        bound = whole(self.relaxation.solve().bound)
        sums = self.relaxation.sums()
        if bound <= self.beyond:
            return
        if (sums < np.array([least for least, _ in box]) - ROUNDING).any():
            # It falls short by so little that it may be noise: not opened, but not ruled out.
            self.unclear = max(self.unclear, bound)
            return
        heapq.heappush(self.heap, (-bound, self.solved, box, sums))

    def next(self) -> Numbers | None:
        """Take the best box: return its numbers if they are whole, and open what is left of it."""
        _, _, box, sums = heapq.heappop(self.heap)
        nearest = np.rint(sums).astype(np.int64)
        away = np.abs(sums - nearest)
        at = int(np.argmax(away))
        if away[at] > ROUNDING:
            below = int(np.floor(sums[at]))
            self.open(_with(box, at, (box[at][0], below)))
            self.open(_with(box, at, (below + 1, box[at][1])))
            return None
        numbers = tuple(nearest.tolist())
        for part in _around(box, numbers):
            self.open(part)
        total = sum(n * worth for n, worth in zip(numbers, self.worths, strict=True))
        return Numbers(columns=numbers, total=total)


def _with(box: Box, at: int, limits: tuple[int, int]) -> Box:
    return (*box[:at], limits, *box[at + 1 :])


def _around(box: Box, numbers: Sequence[int]) -> list[Box]:
    """Return boxes that together are a box without one point of it."""
    parts = []
    for at, number in enumerate(numbers):
        least, most = box[at]
        parts += [_with(box, at, (least, number - 1)), _with(box, at, (number + 1, most))]
        box = _with(box, at, (number, number))
    return parts


def every_number(problem: PackingProblem, worths: Sequence[int]) -> Box:
    """Return the box of all numbers there can be."""
    most = int(problem.room.sum())
    held: IntArray = problem.tiers[:, 0]
    return tuple((0, min(most, int((held == worth).sum()))) for worth in worths)


def commonest_worth(problem: PackingProblem, worths: Sequence[int]) -> int:
    """Return the place of the worth that most columns have."""
    first = problem.tiers[:, 0]
    return int(np.argmax([np.count_nonzero(first == worth) for worth in worths]))
