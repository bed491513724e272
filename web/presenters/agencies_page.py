"""How are many agencies shown at once?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from matcher.domain.agency import AgencyProfile
from matcher.services.agencies import AgencyHit
from web.presenters.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyLine:
    """One agency in a list."""

    agency_id: str
    name: str
    short_name: str
    status: str
    matched: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgenciesPage:
    """The agencies found for a text, or all by their first letter."""

    text: str
    hits: tuple[AgencyLine, ...] | None
    by_letter: tuple[tuple[str, tuple[AgencyLine, ...]], ...]
    count: int


def present_agencies(
    text: str,
    hits: Sequence[AgencyHit] | None,
    profiles: Sequence[AgencyProfile],
    voice: Voice,
) -> AgenciesPage:
    """Return the hits, or every agency by letter when there was no text to look for.

    `profiles` come by name, as the service lists them.
    """
    lines = {profile.agency.id: _line(profile, voice) for profile in profiles}
    return AgenciesPage(
        text=text,
        hits=None if hits is None else tuple(lines[hit.agency] for hit in hits),
        by_letter=tuple(
            (letter, tuple(group))
            for letter, group in groupby(lines.values(), key=lambda line: line.name[0].upper())
        ),
        count=len(lines),
    )


def _line(profile: AgencyProfile, voice: Voice) -> AgencyLine:
    agency = profile.agency
    return AgencyLine(
        agency_id=agency.id,
        name=agency.name,
        short_name=agency.short_name or "",
        status="" if agency.is_open else voice.words.word("status", agency.status),
    )
