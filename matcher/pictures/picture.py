"""What is a picture: its shapes, what it shows in words, and the table that says the same?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from matcher.pictures.lettering import FONTS
from matcher.pictures.paints import Paint, fill, outline, stylesheet
from matcher.pictures.shapes import box, clean, line, shape

NAMESPACE: Final = "http://www.w3.org/2000/svg"
MARGIN: Final = 16.0
HATCH_STEP: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureTable:
    """What a picture shows, as rows of words; every row has a cell for each column of the head.

    `quoted` is the place of a column whose texts are quoted as they are, in their own language.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    quoted: int | None = None

    def __post_init__(self) -> None:
        """Refuse a row that is shorter or longer than the head."""
        if any(len(row) != len(self.head) for row in self.rows):
            message = f"every row of «{self.caption}» must have {len(self.head)} cells"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing of so many pixels with its title, its description and its equal tables.

    `code` tells pictures of one page apart: all ids begin with it. `language` is that of the
    words.
    """

    code: str
    language: str
    title: str
    description: str
    width: float
    height: float
    shapes: tuple[Element, ...]
    tables: tuple[PictureTable, ...]

    def svg(self, *, is_alone: bool = False) -> str:
        """Return the picture as SVG.

        Embedded in a page it has no style of its own: the page's stylesheet has the rules of
        `stylesheet()`, and without them the picture is a light one. A picture that `is_alone` is
        a file of its own, which knows light and dark by itself.
        """
        return _written(_framed((self,), self.title, is_alone=is_alone), is_alone=is_alone)


def stack(pictures: Sequence[Picture], title: str) -> str:
    """Return several pictures below each other as one file."""
    if len(pictures) == 1:
        return pictures[0].svg(is_alone=True)
    return _written(_framed(tuple(pictures), title, is_alone=True), is_alone=True)


def hatched(code: str) -> dict[str, str]:
    """Return the attributes that hatch a shape of the picture called `code`."""
    return {"fill": f"url(#{code}-hatch)"}


def _framed(pictures: tuple[Picture, ...], title: str, *, is_alone: bool) -> Element:
    width = max(picture.width for picture in pictures)
    height = sum(picture.height for picture in pictures)
    name = "-".join(picture.code for picture in pictures)
    root = shape(
        "svg",
        {
            "viewBox": f"0 0 {width:g} {height:g}",
            "xmlns": NAMESPACE,
            "width": width,
            "height": height,
            "role": "img",
            "class": "picture",
            "lang": pictures[0].language,
            "aria-labelledby": f"{name}-title {name}-desc",
            "font-family": FONTS,
        },
    )
    SubElement(root, "title", {"id": f"{name}-title"}).text = clean(title)
    said = " ".join(picture.description for picture in pictures)
    SubElement(root, "desc", {"id": f"{name}-desc"}).text = clean(said)
    if is_alone:
        SubElement(root, "style").text = stylesheet()
    root.append(_hatches(pictures))
    root.append(box((0, 0), (width, height), fill(Paint.PAPER)))
    top = 0.0
    for picture in pictures:
        moved = shape("g", {"transform": f"translate(0 {top:g})"} if top else {})
        moved.extend(picture.shapes)
        root.append(moved)
        top += picture.height
    return root


def _hatches(pictures: Sequence[Picture]) -> Element:
    defs = shape("defs", {})
    for picture in pictures:
        pattern = shape(
            "pattern",
            {
                "id": f"{picture.code}-hatch",
                "width": HATCH_STEP,
                "height": HATCH_STEP,
                "patternUnits": "userSpaceOnUse",
                "patternTransform": "rotate(45)",
            },
        )
        stroke = line((HATCH_STEP / 2, 0), (HATCH_STEP / 2, HATCH_STEP), Paint.HATCH)
        stroke.attrib |= outline(Paint.HATCH, 1.8)
        pattern.append(stroke)
        defs.append(pattern)
    return defs


def _written(root: Element, *, is_alone: bool) -> str:
    text = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n' if is_alone else text
