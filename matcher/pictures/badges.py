"""How is a member of a ring marked, so that one finds it again without seeing colours?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from matcher.pictures.lettering import SIZE, SMALL, first_fitting, letters, lines_of, wrap
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
    members: Sequence[MemberName], room: float, *, most: int, size: float = SMALL
) -> list[tuple[str, ...]]:
    """Return the names of those that stand together, each on a few lines.

    When one name is too long, all are said by their abbreviations, so that names and
    abbreviations are not mixed; who has no abbreviation keeps its name.
    """
    in_full = [wrap(member.name, room, size, most=most) for member in members]
    if all(lines and not lines[-1].endswith("…") for lines in in_full):
        return in_full
    return [first_fitting([member.short], room, size, most=most) for member in members]


def badges_and_names(
    members: Sequence[MemberName], at: tuple[float, float], room: float, *, step: float
) -> Iterator[Element]:
    """Yield the members' letters below each other and, beside them, their names on one line."""
    beside = at[0] + BADGE + BADGE_GAP
    names = name_lines(members, room - BADGE - BADGE_GAP, most=1, size=SIZE)
    for number, (member, lines) in enumerate(zip(members, names, strict=True)):
        top = at[1] + number * step
        yield from badge(member, (at[0], top))
        yield from lines_of(lines, (beside, top + BADGE * 0.72))


def badge_over_name(
    member: MemberName, middle: float, top: float, lines: Sequence[str]
) -> Iterator[Element]:
    """Yield a member's letter and its name below it, around the middle of a column."""
    yield from badge(member, (middle - BADGE / 2, top))
    below = middle, top + BADGE + SMALL + 4
    yield from lines_of(lines, below, size=SMALL, anchor="middle")
