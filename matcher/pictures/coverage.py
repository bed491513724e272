"""How does it look which member of a ring teaches which aim, and how surely?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final
from xml.etree.ElementTree import Element

from matcher.domain.certainty import STEPS
from matcher.domain.curriculum import AimCode
from matcher.domain.ring import RingProposal
from matcher.pictures.badges import (
    BADGE,
    badge_over_name,
    badges_and_names,
    name_lines,
)
from matcher.pictures.coverage_cells import Columns, aim_row, make_columns
from matcher.pictures.coverage_rows import (
    CoveredAim,
    cover_aims,
    coverage_table,
)
from matcher.pictures.headings import heading
from matcher.pictures.legend import Sign, boxed, legend
from matcher.pictures.lettering import LINE_HEIGHT, SIZE, SMALL, lines_of, wrap
from matcher.pictures.paints import SURE, Paint, fill, outline
from matcher.pictures.picture import MARGIN, Picture, hatched
from matcher.pictures.shapes import box, group
from matcher.pictures.words import MemberName, PictureWords

CODE: Final = "coverage"


def draw_coverage(
    proposal: RingProposal,
    texts: Mapping[AimCode, str],
    members: Sequence[MemberName],
    words: PictureWords,
    *,
    width: float,
    note: str = "",
    is_headed: bool = True,
    code: str = CODE,
) -> Picture:
    """Return aims × members, with how sure each is as a shade and as a figure.

    `texts` has the aims of the trade in the curriculum's order; `note` is said after the lead.
    """
    aims = cover_aims(proposal, texts)
    columns = make_columns(len(members), width, code)
    lead = f"{words.say('coverage_lead', share=words.percent(proposal.coverage))} {note}".strip()
    shapes, top = heading(words.say("coverage_title"), lead, width, is_headed=is_headed)
    head, top = _head(members, columns, words, top)
    drawn = [*shapes, *head]
    for part in (False, True):
        rows = [aim for aim in aims if aim.is_uncovered is part]
        if rows and part:
            over, top = _gap_heading(len(rows), words, columns, top)
            drawn += over
        for aim in rows:
            row, top = aim_row(aim, members, words, columns, top)
            drawn.append(row)
    signs, bottom = legend(_signs(words, code), top + 14, width)
    return Picture(
        code=code,
        language=words.language,
        title=words.say("coverage_title"),
        description=_description(aims, members, words, lead),
        width=width,
        height=round(bottom + MARGIN / 2),
        shapes=(*drawn, *signs),
        tables=(coverage_table(aims, members, words),),
    )


def _head(
    members: Sequence[MemberName], columns: Columns, words: PictureWords, top: float
) -> tuple[list[Element], float]:
    """Return the members' names over the columns, and where they end."""
    if columns.is_stacked:
        room = columns.width - 2 * MARGIN
        listed = list(badges_and_names(members, (MARGIN, top), room, step=26))
        return listed, top + len(members) * 26 + 8
    lines = name_lines(members, columns.each - 4, most=3)
    together = wrap(words.say("together"), columns.last - 4, SMALL, most=3)
    drawn: list[Element] = []
    for at, member in enumerate(members):
        named = badge_over_name(member, columns.middle(at), top, lines[at])
        drawn.append(group(named, tip=member.name))
    last = columns.middle(len(members)), top + BADGE + SMALL + 4
    drawn += lines_of(together, last, size=SMALL, anchor="middle", bold=True)
    tallest = max(len(together), *(len(each) for each in lines))
    return drawn, top + BADGE + tallest * SMALL * LINE_HEIGHT + 14


def _gap_heading(
    count: int, words: PictureWords, columns: Columns, top: float
) -> tuple[list[Element], float]:
    """Return what stands over the aims that nobody teaches, and where they begin."""
    said = words.say("uncovered_heading", count=count)
    left = MARGIN + 20
    lines = wrap(said, columns.width - MARGIN - left, most=3, bold=True)
    height = 17 + len(lines) * SIZE * LINE_HEIGHT
    corner = box((MARGIN - 10, top + 13), (22, height - 13), hatched(columns.code))
    return [corner, *lines_of(lines, (left, top + 27), bold=True)], top + height


def _signs(words: PictureWords, code: str) -> list[Sign]:
    percents, limits = [words.percent(step) for step in STEPS], [step * 100 for step in STEPS]
    meanings = (
        words.say("under", share=percents[0]),
        *(words.say("percent", number=f"{low:.0f}–{high:.0f}") for low, high in pairwise(limits)),
        words.say("over", share=percents[-1]),
    )
    return [
        *(boxed(meaning, fill(paint)) for meaning, paint in zip(meanings, SURE, strict=True)),
        boxed(words.say("only_sign"), outline(Paint.INK, 2)),
        boxed(words.say("uncovered_sign"), hatched(code)),
    ]


def _description(
    aims: Sequence[CoveredAim], members: Sequence[MemberName], words: PictureWords, lead: str
) -> str:
    names = ", ".join(f"{member.letter} {member.name}" for member in members)
    covered = [aim for aim in aims if not aim.is_uncovered]
    counted = words.say("coverage_counted", covered=len(covered), aims=len(aims))
    missing = "; ".join(aim.text for aim in aims if aim.is_uncovered)
    gaps = words.say("uncovered_named", aims=missing) if missing else ""
    return f"{lead} {words.say('members', names=names)} {counted} {gaps}".strip()
