"""How is a member of a ring marked, so that one finds it again without seeing colours?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from matcher.pictures.lettering import SIZE, SMALL, first_fitting, letters, lines_of
from matcher.pictures.paints import HOSTS, Paint, fill, outline
from matcher.pictures.shapes import box
from matcher.pictures.words import LETTERS, MemberName

BADGE: Final = 20.0
BADGE_GAP: Final = 8.0


def host_paint(member: MemberName) -> Paint:
    """Return the hue of a member; its letter says the same to those who do not see hues."""
    return HOSTS[LETTERS.index(member.letter)]


def badge(member: MemberName, at: tuple[float, float]) -> Iterator[Element]:
    """Yield a member's letter on its hue, in a square from its top left corner."""
    yield box(at, (BADGE, BADGE), fill(host_paint(member)), round_by=4)
    yield box(at, (BADGE, BADGE), outline(Paint.EDGE), round_by=4)
    middle = at[0] + BADGE / 2, at[1] + BADGE * 0.72
    yield letters(member.letter, middle, paint=Paint.ON_HOST, anchor="middle", bold=True)


def name_lines(
    member: MemberName, room: float, *, most: int, size: float = SMALL
) -> tuple[str, ...]:
    """Return a member's name on a few lines, or its abbreviation when the name is too long."""
    return first_fitting((member.name, member.short), room, size, most=most)


def badge_and_name(member: MemberName, at: tuple[float, float], room: float) -> Iterator[Element]:
    """Yield a member's letter and, beside it, its name on one line."""
    yield from badge(member, at)
    beside = at[0] + BADGE + BADGE_GAP
    lines = name_lines(member, room - BADGE - BADGE_GAP, most=1, size=SIZE)
    yield from lines_of(lines, (beside, at[1] + BADGE * 0.72))


def badge_over_name(
    member: MemberName, middle: float, top: float, lines: Sequence[str]
) -> Iterator[Element]:
    """Yield a member's letter and its name below it, around the middle of a column."""
    yield from badge(member, (middle - BADGE / 2, top))
    below = middle, top + BADGE + SMALL + 4
    yield from lines_of(lines, below, size=SMALL, anchor="middle")
