"""How is one aim of a ring's coverage drawn: its text, and a cell for each member?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from matcher.domain.certainty import LEAST_SHOWN, STEPS, sure_step
from matcher.pictures.coverage_rows import CoveredAim, remark, shown
from matcher.pictures.lettering import LINE_HEIGHT, SIZE, SMALL, letters, lines_of, wrap
from matcher.pictures.paints import ON_SURE, SURE, Paint, fill, outline
from matcher.pictures.picture import MARGIN, hatched
from matcher.pictures.shapes import box, group, line
from matcher.pictures.words import MemberName, PictureWords

STACKED_BELOW: Final = 720
"""In a narrower picture an aim's text stands over its cells instead of beside them."""

_MOST_COLUMN: Final = 96.0
_PAD: Final = 6.0
_LEAST_CELL: Final = 30.0
_STACKED_LAST: Final = 1.4
_ROOMY: Final = 340.0
_INSET: Final = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where the columns are: one for each member and one for all together, the last."""

    code: str
    width: float
    left: float
    each: float
    last: float
    members: int
    is_stacked: bool

    def middle(self, at: int) -> float:
        """Return the middle of a column."""
        return self.start(at) + self.room(at) / 2

    def start(self, at: int) -> float:
        """Return where a column begins."""
        return self.left + at * self.each

    def room(self, at: int) -> float:
        """Return how wide a column is."""
        return self.last if at == self.members else self.each

    @property
    def text_room(self) -> float:
        """Return how wide the texts of the aims may be."""
        return (self.width - MARGIN if self.is_stacked else self.left - 12) - MARGIN


def make_columns(members: int, width: float, code: str) -> Columns:
    """Return the columns of a picture of so many pixels and members."""
    is_stacked, room = width < STACKED_BELOW, width - 2 * MARGIN
    if is_stacked:
        each = room / (members + _STACKED_LAST)
        left, last = MARGIN, room - members * each
    else:
        each = last = min(_MOST_COLUMN, room * 0.5 / (members + 1))
        left = width - MARGIN - (members + 1) * each
    return Columns(
        code=code,
        width=width,
        left=left,
        each=each,
        last=last,
        members=members,
        is_stacked=is_stacked,
    )


def aim_row(
    aim: CoveredAim,
    members: Sequence[MemberName],
    words: PictureWords,
    columns: Columns,
    top: float,
) -> tuple[Element, float]:
    """Return an aim with its cells, and where the next one begins."""
    most = 2 if columns.text_room >= _ROOMY and not columns.is_stacked else 3
    lines = wrap(aim.text, columns.text_room, most=most)
    text_height = max(len(lines) * SIZE * LINE_HEIGHT + 2 * _PAD, _LEAST_CELL)
    height = text_height + (_LEAST_CELL + _PAD if columns.is_stacked else 0)
    cells_top = top + (text_height if columns.is_stacked else 3)
    cell_height = _LEAST_CELL if columns.is_stacked else height - 6
    drawn: list[Element] = [line((MARGIN, top), (columns.width - MARGIN, top), Paint.LINE)]
    if aim.is_uncovered:
        drawn.append(box((MARGIN - 10, top), (5, height), hatched(columns.code)))
    drawn += lines_of(lines, (MARGIN, top + _PAD + SIZE))
    for at in range(len(members) + 1):
        frame = (columns.start(at) + 2, cells_top), (columns.room(at) - 4, cell_height)
        name = _cell_name(at, members, words) if columns.is_stacked else ""
        label = name, _cell_figure(aim, at, words, is_narrow=bool(name) and at < len(members))
        drawn.append(group(_cell(aim, at, label, *frame), tip=_tip(aim, at, members, words)))
    tip = f"{aim.text}. {remark(aim, members, words)}"
    return group(drawn, tip=tip), top + height


def _figure(aim: CoveredAim, at: int, words: PictureWords) -> str:
    return shown((*aim.by_member, aim.together)[at], words)


def _cell_figure(aim: CoveredAim, at: int, words: PictureWords, *, is_narrow: bool) -> str:
    """Return the figure as written; a narrow cell leaves "per cent" to the last of its row."""
    figure = _figure(aim, at, words)
    return figure.removesuffix("%").rstrip() if is_narrow else figure


def _cell(
    aim: CoveredAim,
    at: int,
    label: tuple[str, str],
    corner: tuple[float, float],
    size: tuple[float, float],
) -> Iterator[Element]:
    """Yield the shade and the figure of one chance; hardly any is a dash without a shade.

    `label` is whose chance it is, where that must be said, and the figure.
    """
    chance, name = (*aim.by_member, aim.together)[at], label[0]
    height = SMALL if name else SIZE
    middle = corner[0] + size[0] / 2, corner[1] + size[1] / 2 + height * 0.36
    said = " ".join(label).strip()
    if chance < LEAST_SHOWN:
        yield letters(said, middle, size=height, paint=Paint.QUIET, anchor="middle")
        return
    step, inset = sure_step(chance), _INSET if aim.only == at else 0
    inner = (corner[0] + inset, corner[1] + inset), (size[0] - 2 * inset, size[1] - 2 * inset)
    yield box(*inner, fill(SURE[step]), round_by=3)
    if inset:
        frame = (corner[0] + 1, corner[1] + 1), (size[0] - 2, size[1] - 2)
        yield box(*frame, outline(Paint.INK, 2), round_by=4)
    is_strong = step == len(STEPS) and not name
    yield letters(said, middle, size=height, paint=ON_SURE[step], anchor="middle", bold=is_strong)


def _cell_name(at: int, members: Sequence[MemberName], words: PictureWords) -> str:
    return members[at].letter if at < len(members) else words.say("together_short")


def _tip(aim: CoveredAim, at: int, members: Sequence[MemberName], words: PictureWords) -> str:
    who = words.say("together") if at == len(members) else members[at].name
    return f"{who}: {_figure(aim, at, words)}. {aim.text}"
