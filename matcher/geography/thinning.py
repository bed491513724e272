"""How much of a line's shape is lost when a point of it is left out?"""

from __future__ import annotations

import heapq
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.geography.projection import Points

_FEWEST_OF_RING: Final = 3


def worths(points: Points, *, is_closed: bool) -> NDArray[np.float64]:
    """Return the area each point is worth, so that a line is thinned by dropping the least.

    The method of M. Visvalingam and J. D. Whyatt (Line generalisation by repeated elimination of
    points, The Cartographic Journal 30, 1993): again and again the point goes whose triangle with
    its neighbours is the smallest. The ends of an open line are worth more than any area; the
    last three points of a closed one are worth what they enclose.
    """
    worth = np.full(len(points), np.inf)
    order, last = _order_of_leaving(points, is_closed=is_closed)
    least = 0.0
    for at, size in order:
        least = max(least, size)
        worth[at] = least
    if last:
        worth[list(last)] = max(least, *last.values())
    return worth


def _order_of_leaving(
    points: Points, *, is_closed: bool
) -> tuple[list[tuple[int, float]], dict[int, float]]:
    """Return the points in the order they go, each with its triangle's area, and who is left."""
    count = len(points)
    x: list[float] = points[:, 0].tolist()
    y: list[float] = points[:, 1].tolist()
    before = [count - 1, *range(count - 1)]
    after = [*range(1, count), 0]

    def area(at: int) -> float:
        a, b = before[at], after[at]
        across: float = (x[at] - x[a]) * (y[b] - y[a]) - (x[b] - x[a]) * (y[at] - y[a])
        return abs(across) / 2

    areas = {at: area(at) for at in (range(count) if is_closed else range(1, count - 1))}
    heap = [(size, at) for at, size in areas.items()]
    heapq.heapify(heap)
    gone = []
    while len(areas) > (_FEWEST_OF_RING if is_closed else 0):
        size, at = heapq.heappop(heap)
        if areas.get(at) != size:
            continue
        gone.append((at, size))
        del areas[at]
        after[before[at]], before[after[at]] = after[at], before[at]
        for near in {before[at], after[at]} & areas.keys():
            areas[near] = area(near)
            heapq.heappush(heap, (areas[near], near))
    return gone, areas
