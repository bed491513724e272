"""In which words, and under which names, do pictures say what they show?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import MonthSpan, YearMonth
from matcher.domain.ring import RingProposal

LETTERS: Final = "ABCD"
SHORT_MONTH: Final = 3
LONGEST_SHORT_MONTH: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWords:
    """The words of one language: what pictures say by code, and the twelve months in full."""

    language: str
    said: Mapping[str, str]
    months: tuple[str, ...]

    def say(self, code: str, **values: str | int) -> str:
        """Return a word or sentence with its values filled in."""
        return self.said[code].format(**values)

    def percent(self, share: float) -> str:
        """Return a share in per cent as the language writes it, never broken over two lines."""
        return self.say("percent", number=round(share * 100))

    def month(self, month: YearMonth) -> str:
        """Return a month of a year in full: august 2027."""
        return f"{self.months[month.month - 1]} {month.year}"

    def short_month(self, number: int) -> str:
        """Return the name of a month, 1 to 12, in three or four letters: aug, mars."""
        name = self.months[number - 1]
        return name if len(name) <= LONGEST_SHORT_MONTH else name[:SHORT_MONTH]

    def initial(self, number: int) -> str:
        """Return the first letter of a month, 1 to 12."""
        return self.months[number - 1][0].upper()

    def span(self, span: MonthSpan) -> str:
        """Return the first and the last month of a span."""
        return f"{self.month(span.first)}–{self.month(span.last)}"

    def listed_months(self, months: Iterable[int]) -> str:
        """Return months of the year, 1 to 12, as a list; a dash where there are none."""
        return ", ".join(self.months[number - 1] for number in sorted(months)) or "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberName:
    """What a member of a ring is called: a letter of its own, its name and its abbreviation."""

    agency: AgencyId
    letter: str
    name: str
    short: str


def name_members(
    proposal: RingProposal, short_names: Mapping[AgencyId, str]
) -> tuple[MemberName, ...]:
    """Return the names of a ring's members in order, the seeker first as A."""
    return tuple(
        MemberName(
            agency=member.agency,
            letter=letter,
            name=member.name,
            short=short_names.get(member.agency, member.name),
        )
        for letter, member in zip(LETTERS, proposal.members, strict=False)
    )
