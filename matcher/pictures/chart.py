"""What do all rows of a rotation's picture share?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import YearMonth
from matcher.pictures.lettering import SIZE, shorten, width_of
from matcher.pictures.months import MonthScale, runs
from matcher.pictures.paints import Paint, fill
from matcher.pictures.picture import hatched
from matcher.pictures.shapes import box
from matcher.pictures.words import MemberName, PictureWords
from matcher.rings.hosting import HostProfile, Hosts

_FEWEST_LETTERS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The months from left to right, who the members are, and what is known of them as hosts.

    Of the members in `unknown` nobody has said when they are busy.
    """

    code: str
    scale: MonthScale
    members: Mapping[AgencyId, MemberName]
    hosts: Hosts
    unknown: frozenset[AgencyId]
    words: PictureWords
    is_stacked: bool

    @property
    def names(self) -> dict[AgencyId, str]:
        """Return the members' names by their numbers."""
        return {agency: member.name for agency, member in self.members.items()}


def solid() -> dict[str, str]:
    """Return the attributes of months in which a host has said that it cannot."""
    return fill(Paint.HATCH)


def hard_strip(
    chart: Chart, host: HostProfile, months: Sequence[YearMonth], top: float, height: float
) -> Iterator[Element]:
    """Yield the months in which a host is busy, hatched, and those it cannot, filled."""
    for wanted, paint in ((host.is_busy, hatched(chart.code)), (host.is_outside, solid())):
        for span in runs(months, wanted):
            at = chart.scale.start_of(span.first), top
            yield box(at, (chart.scale.width_of(span), height), paint)


def fitting_name(member: MemberName, room: float) -> str:
    """Return a member's letter with as much of its abbreviation as there is room for, or alone.

    Its name in full stands in another row; so names and abbreviations are not mixed in the bars.
    """
    said = f"{member.letter} {member.short}"
    if width_of(said, SIZE) <= room:
        return said
    cut = shorten(said, room)
    if len(cut) >= _FEWEST_LETTERS + len(member.letter) + 2:
        return cut
    return member.letter if width_of(member.letter, SIZE) <= room else ""
