"""How is one shape of a picture written as an SVG element?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from matcher.pictures.paints import Paint, fill, outline

# What XML 1.0 does not allow in a document at all, however it is escaped (section 2.2, Char).
_NOT_XML: Final = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_SPACES: Final = re.compile(r"[^\S\u00a0]+")


def clean(text: str) -> str:
    """Return a text on one line, without what cannot stand in an XML document.

    Spaces that never break stay what they are.
    """
    return _SPACES.sub(" ", _NOT_XML.sub(" ", text)).strip()


def shape(tag: str, attributes: Mapping[str, str | float], *, tip: str = "") -> Element:
    """Return an element; a tip is what is shown when one points at it."""
    made = Element(tag, {name: _written(value) for name, value in attributes.items()})
    if tip:
        SubElement(made, "title").text = clean(tip)
    return made


def group(children: Iterable[Element], *, tip: str = "") -> Element:
    """Return several elements as one."""
    made = shape("g", {}, tip=tip)
    made.extend(children)
    return made


def box(
    at: tuple[float, float],
    size: tuple[float, float],
    paint: Mapping[str, str],
    *,
    round_by: float = 0,
) -> Element:
    """Return a rectangle from its top left corner, painted by `fill`, `outline` or a pattern."""
    attributes: dict[str, str | float] = {
        "x": at[0],
        "y": at[1],
        "width": max(size[0], 0),
        "height": max(size[1], 0),
        **paint,
    }
    return shape("rect", attributes | ({"rx": round_by} if round_by else {}))


def line(start: tuple[float, float], end: tuple[float, float], paint: Paint) -> Element:
    """Return a thin straight line."""
    ends = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
    return shape("line", {**ends, **outline(paint)})


def diamond(at: tuple[float, float], reach: float) -> Element:
    """Return a filled diamond around its middle."""
    x, y = at
    corners = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    points = " ".join(f"{_written(cx)},{_written(cy)}" for cx, cy in corners)
    return shape("polygon", {"points": points, **fill(Paint.INK)})


def ring_mark(at: tuple[float, float], reach: float) -> Element:
    """Return a small empty circle around its middle."""
    paint = {**outline(Paint.INK, 1.6), "fill": "none"}
    return shape("circle", {"cx": at[0], "cy": at[1], "r": reach, **paint})


def _written(value: str | float) -> str:
    return value if isinstance(value, str) else f"{round(value, 2):g}"
