"""Which agency does a name, an abbreviation or a number mean?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from matcher.domain.agency import AgencyId, AgencyProfile
from matcher.language import find_names, fold_text
from matcher.services.index import Index

_BRACKETED: Final = re.compile(r"\s*(?P<name>.*\S)\s*\((?P<inside>[^()]+)\)\s*")
_AFTER_Z: Final = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
"""The three characters that follow z in Unicode."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyHit:
    """An agency that a text may mean; `is_exact` when the text is one of its names as it stands."""

    agency: AgencyId
    name: str
    short_name: str | None
    matched: str
    score: float
    is_exact: bool
    is_open: bool


def find_agencies(index: Index, text: str, *, limit: int = 10) -> tuple[AgencyHit, ...]:
    """Find agencies by any of their names, an abbreviation, a beginning or a near spelling.

    Best first; the same text gives the same hits. Numbers are found by their digits.
    """
    hits = find_names(text, index.names)[:limit]
    return tuple(
        AgencyHit(
            agency=AgencyId(hit.key),
            name=(
                profile := index.candidates.profiles[index.candidates.row_of[AgencyId(hit.key)]]
            ).agency.name,
            short_name=profile.agency.short_name,
            matched=hit.name,
            score=hit.score,
            is_exact=hit.is_exact,
            is_open=profile.agency.is_open,
        )
        for hit in hits
    )


def find_named(index: Index, text: str) -> tuple[AgencyHit, ...]:
    """Find the agencies that have a text as one of their names as it stands.

    Behind the name may stand the abbreviation or the number in brackets, as lists write it.
    """
    exact = tuple(hit for hit in find_agencies(index, text) if hit.is_exact)
    bracketed = _BRACKETED.fullmatch(text)
    if exact or bracketed is None:
        return exact
    inside = fold_text(bracketed["inside"])
    return tuple(
        hit
        for hit in find_agencies(index, bracketed["name"])
        if hit.is_exact and inside in {fold_text(hit.short_name or ""), hit.agency}
    )


def alphabetical(name: str) -> str:
    """Return what a name is sorted by: the Norwegian alphabet ends with æ, ø, å."""
    return fold_text(name).translate(_AFTER_Z)


def list_agencies(index: Index) -> tuple[AgencyProfile, ...]:
    """Return every agency of the index by name as Norwegians sort, closed ones included."""
    return tuple(
        sorted(index.candidates.profiles, key=lambda p: (alphabetical(p.agency.name), p.agency.id))
    )
