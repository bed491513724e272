"""Which member of a ring teaches which aim, how surely, and which aims does nobody teach?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matcher.domain.certainty import LEAST_SHOWN
from matcher.domain.curriculum import AimCode
from matcher.domain.ring import RingProposal
from matcher.pictures.picture import PictureTable
from matcher.pictures.words import MemberName, PictureWords


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredAim:
    """One aim: the chance that each member teaches it, and that at least one of them does.

    `only` is the place of the member that is alone in teaching it for sure enough to be named.
    """

    code: AimCode
    text: str
    by_member: tuple[float, ...]
    together: float
    only: int | None
    is_uncovered: bool


def cover_aims(proposal: RingProposal, texts: Mapping[AimCode, str]) -> tuple[CoveredAim, ...]:
    """Return every aim of `texts`, which has them in the curriculum's order.

    Those that the first member teaches best come first, and so on; those that nobody teaches
    come last. Of one member's aims the surest is first.
    """
    chance = dict(proposal.aims)
    taught = [dict(member.teaches) for member in proposal.members]
    only = {aim: at for at, member in enumerate(proposal.members) for aim in member.only_teaches}
    uncovered = frozenset(proposal.uncovered)
    aims = [
        CoveredAim(
            code=code,
            text=text,
            by_member=tuple(by_aim.get(code, 0.0) for by_aim in taught),
            together=chance.get(code, 0.0),
            only=only.get(code),
            is_uncovered=code in uncovered,
        )
        for code, text in texts.items()
    ]
    return tuple(sorted(aims, key=_teacher_by_teacher))


def coverage_table(
    aims: Sequence[CoveredAim], members: Sequence[MemberName], words: PictureWords
) -> PictureTable:
    """Return the aims as rows and the members as columns, with what sets an aim apart."""
    return PictureTable(
        caption=words.say("coverage_caption"),
        head=(
            words.say("aim"),
            *(member.name for member in members),
            words.say("together"),
            words.say("remark"),
        ),
        rows=tuple(
            (
                aim.text,
                *(shown(chance, words) for chance in aim.by_member),
                shown(aim.together, words),
                remark(aim, members, words),
            )
            for aim in aims
        ),
        quoted=0,
    )


def shown(chance: float, words: PictureWords) -> str:
    """Return a chance in per cent, or a dash when there is hardly any."""
    return words.percent(chance) if chance >= LEAST_SHOWN else "–"


def remark(aim: CoveredAim, members: Sequence[MemberName], words: PictureWords) -> str:
    """Return what sets an aim apart: nobody teaches it, or one alone does; else nothing."""
    if aim.is_uncovered:
        return words.say("nobody")
    return "" if aim.only is None else words.say("only", name=members[aim.only].name)


def _teacher_by_teacher(aim: CoveredAim) -> tuple[bool, int, float]:
    if aim.is_uncovered:
        return True, 0, -aim.together
    best = max(aim.by_member)
    return False, aim.by_member.index(best), -best
