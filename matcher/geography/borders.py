"""How do the coast and the borders of the counties run, and which of their points matter most?"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from matcher.domain.errors import SourceError
from matcher.geography.projection import project
from matcher.geography.thinning import worths

OUTLINES: Final = "fylker_2024.geojson"
_MIDDLE_OF_NORWAY: Final = 15.0

_Point: TypeAlias = tuple[float, float]
_Edge: TypeAlias = tuple[_Point, _Point]
_Worths: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outlines:
    """Many lines in degrees, one after the other; `starts` says where each begins.

    `worth` says of each point how many km² are lost without it. A closed line does not repeat
    its first point.
    """

    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    worth: NDArray[np.float64]
    starts: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Borders:
    """The land as closed outlines, and the borders between counties as open ones.

    A point that both have is worth the same in both, so that they stay together when thinned.
    """

    land: Outlines
    counties: Outlines


@lru_cache(maxsize=4)
def read_borders(data_dir: Path) -> Borders:
    """Return the borders of `data_dir`/reference/geo, worked out once in a process.

    Raises
    ------
    SourceError
        When the file is missing or is no collection of areas; names the file.
    """
    path = data_dir / "reference" / "geo" / OUTLINES
    try:
        edges = Counter(_edges(json.loads(path.read_text(encoding="utf-8"))))
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{path.name}: cannot be read as areas: {error}"
        raise SourceError(message) from error
    coast = {edge for edge, areas in edges.items() if areas == 1}
    between = set(edges) - coast
    nodes = {point for edge in between for point in edge} & {p for edge in coast for p in edge}
    nodes |= {point for point, ways in _neighbours(edges).items() if len(ways) > 2}
    return Borders(
        land=_joined([_ring(ring, nodes) for ring in _rings(coast)]),
        counties=_joined([_outline(line) for line in _lines(between, nodes)]),
    )


def _edges(collection: Mapping[str, Any]) -> Iterator[_Edge]:
    """Yield every edge of every area, the same way round wherever it occurs."""
    for feature in collection["features"]:
        shape = feature["geometry"]
        is_many = shape["type"] == "MultiPolygon"
        for polygon in shape["coordinates"] if is_many else [shape["coordinates"]]:
            for ring in polygon:
                points = [(float(latitude), float(longitude)) for longitude, latitude in ring]
                for one, other in pairwise(points):
                    if one != other:
                        yield min(one, other), max(one, other)


def _neighbours(edges: Iterable[_Edge]) -> dict[_Point, list[_Point]]:
    found: dict[_Point, list[_Point]] = defaultdict(list)
    for one, other in sorted(edges):
        found[one].append(other)
        found[other].append(one)
    return found


def _rings(edges: set[_Edge]) -> Iterator[list[_Point]]:
    """Yield the closed lines that the edges make; every point has two of them."""
    ways = _neighbours(edges)
    left = dict.fromkeys(ways)
    while left:
        yield _walk(next(iter(left)), ways, left)


def _lines(edges: set[_Edge], nodes: set[_Point]) -> Iterator[list[_Point]]:
    """Yield the lines that the edges make from one node to another."""
    ways = _neighbours(edges)
    between = {point: near for point, near in ways.items() if point not in nodes}
    left = dict.fromkeys(between)
    for node in sorted(nodes & set(ways)):
        for first in ways[node]:
            if first in nodes and node < first:
                yield [node, first]
            elif first in left:
                line = [node, *_walk(first, between, left, came_from=node)]
                yield [*line, next(p for p in between[line[-1]] if p in nodes and p != line[-2])]


def _walk(
    start: _Point,
    ways: Mapping[_Point, Sequence[_Point]],
    left: dict[_Point, None],
    came_from: _Point | None = None,
) -> list[_Point]:
    """Follow the edges from a point as far as there are points left, and take those away."""
    line, here = [], start
    before = came_from
    while True:
        line.append(here)
        left.pop(here)
        onward = [point for point in ways[here] if point in left and point != before]
        if not onward:
            return line
        before, here = here, onward[0]


def _ring(points: list[_Point], nodes: set[_Point]) -> _Worths:
    """Return a closed outline: parted at its nodes, so that each part is thinned as a border is."""
    at = [number for number, point in enumerate(points) if point in nodes]
    if not at:
        return _outline(points, is_closed=True)
    turned = points[at[0] :] + points[: at[0]]
    stops = [number - at[0] for number in at] + [len(points)]
    closed = [*turned, turned[0]]
    parts = [_outline(closed[first : last + 1])[:-1] for first, last in pairwise(stops)]
    return np.concatenate(parts)


def _outline(points: Sequence[_Point], *, is_closed: bool = False) -> _Worths:
    """Return the latitude, the longitude and the worth of each point as a row."""
    degrees = np.array(points)
    flat = project(degrees[:, 0], degrees[:, 1], _MIDDLE_OF_NORWAY)
    return np.column_stack((degrees, worths(flat, is_closed=is_closed)))


def _joined(lines: Sequence[_Worths]) -> Outlines:
    whole = np.concatenate(lines)
    lengths = [len(line) for line in lines]
    return Outlines(
        latitude=np.ascontiguousarray(whole[:, 0]),
        longitude=np.ascontiguousarray(whole[:, 1]),
        worth=np.ascontiguousarray(whole[:, 2]),
        starts=np.cumsum([0, *lengths[:-1]]),
    )
