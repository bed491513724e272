"""How are land and borders written as the paths of a map, no finer than one can see?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from xml.etree.ElementTree import Element

import numpy as np
from numpy.typing import NDArray

from matcher.geography.borders import Borders, Outlines
from matcher.geography.projection import Points
from matcher.pictures.map_window import Window
from matcher.pictures.paints import Paint, fill, outline
from matcher.pictures.shapes import shape

TENTHS: Final = 10
"""Paths are written in tenths of a pixel, so that they need no decimal signs."""

_LEAST: Final = 4.0
_SMALLEST: Final = 3.0
_MARGIN: Final = 6.0


def draw_ground(borders: Borders, window: Window, at: tuple[float, float]) -> Element:
    """Return land and the borders of counties, cut off where the window ends."""
    made = shape(
        "svg",
        {
            "x": at[0],
            "y": at[1],
            "width": window.width,
            "height": window.height,
            "viewBox": f"0 0 {window.width * TENTHS:g} {window.height * TENTHS:g}",
        },
    )
    land, counties = _paths(borders, window)
    made.append(shape("path", {"d": land, "fill-rule": "evenodd", **fill(Paint.WASH)}))
    made.append(shape("path", {"d": counties, **outline(Paint.LINE, 0.9 * TENTHS)}))
    made.append(shape("path", {"d": land, **outline(Paint.EDGE, 0.7 * TENTHS)}))
    return made


@lru_cache(maxsize=64)
def _paths(borders: Borders, window: Window) -> tuple[str, str]:
    """Return land and borders as path data; pages show the same parts again and again."""
    land = (_cut_off(ring, window) for ring in _seen(borders.land, window, smallest=_SMALLEST))
    counties = (
        piece for line in _seen(borders.counties, window) for piece in _pieces_within(line, window)
    )
    return (
        "".join(_written(ring, closed=True) for ring in land if len(ring) > 2) or "M0 0",
        "".join(_written(line, closed=False) for line in counties) or "M0 0",
    )


def _seen(lines: Outlines, window: Window, *, smallest: float = 0) -> Iterator[Points]:
    """Yield the lines that reach into the window, without the points that nobody would miss."""
    kept = lines.worth >= _LEAST / window.scale**2
    starts = np.concatenate(([0], np.cumsum(kept)))[lines.starts]
    points = window.place(lines.latitude[kept], lines.longitude[kept])
    ends = np.append(starts[1:], len(points))
    there = ends - starts > 1
    starts, ends = starts[there], ends[there]
    # Lines that are left out entirely leave no points, so those left follow upon each other,
    # but for lone points, which belong to the line before as far as its reach is concerned.
    low = np.minimum.reduceat(points, starts)
    high = np.maximum.reduceat(points, starts)
    limit = (window.width + _MARGIN, window.height + _MARGIN)
    seen = (high >= -_MARGIN).all(axis=1) & (low <= limit).all(axis=1)
    seen &= (high - low).max(axis=1) >= smallest
    for first, last in zip(starts[seen].tolist(), ends[seen].tolist(), strict=True):
        yield points[first:last]


def _cut_off(points: Points, window: Window) -> Points:
    """Return what of a closed outline is within the window (I. Sutherland, G. Hodgman, 1974)."""
    for axis, size in enumerate((window.width, window.height)):
        for limit, sign in ((-_MARGIN, -1), (size + _MARGIN, 1)):
            away = sign * (points[:, axis] - limit)
            points = _on_one_side(points, away)
            if len(points) < 3:
                return points
    return points


def _on_one_side(points: Points, away: NDArray[np.float64]) -> Points:
    """Return an outline without what is away by more than 0, cut straight."""
    inside = away <= 0
    if inside.all():
        return points
    onward, away_onward = np.roll(points, -1, axis=0), np.roll(away, -1)
    crosses = np.flatnonzero(inside != np.roll(inside, -1))
    share = (away[crosses] / (away[crosses] - away_onward[crosses]))[:, None]
    met = points[crosses] + share * (onward[crosses] - points[crosses])
    kept = np.flatnonzero(inside)
    order = np.argsort(np.concatenate((kept * 2, crosses * 2 + 1)))
    return np.asarray(np.concatenate((points[kept], met))[order])


def _pieces_within(points: Points, window: Window) -> Iterator[Points]:
    """Yield the parts of a line of which any edge may be seen."""
    low = np.minimum(points[:-1], points[1:])
    high = np.maximum(points[:-1], points[1:])
    limit = (window.width + _MARGIN, window.height + _MARGIN)
    seen = (high >= -_MARGIN).all(axis=1) & (low <= limit).all(axis=1)
    turns = np.flatnonzero(np.diff(np.concatenate(([False], seen, [False])).astype(int)))
    for first, last in turns.reshape(-1, 2).tolist():
        yield points[first : last + 1]


def _written(points: Points, *, closed: bool) -> str:
    whole = np.rint(points * TENTHS).astype(int)
    steps = np.diff(whole, axis=0)
    steps = steps[(steps != 0).any(axis=1)]
    said = "".join(f"{_signed(x)}{_signed(y)}" for x, y in steps.tolist()).strip()
    return f"M{whole[0, 0]} {whole[0, 1]}l{said}{'z' if closed else ''}"


def _signed(number: int) -> str:
    return f"{number}" if number < 0 else f" {number}"
