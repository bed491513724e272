"""What did somebody ask for, in words?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import YearMonth
from matcher.domain.need import Need
from matcher.services.index import Index
from web.presenters.voice import Voice

_QUOTED: Final = frozenset({"missing_aims", "covered_aims"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidView:
    """One thing that was asked for: what it is called, and what was said.

    What `is_quoted` from a curriculum is Norwegian in every language.
    """

    name: str
    said: str
    is_quoted: bool = False


def tell_need(need: Need, index: Index, voice: Voice) -> Iterator[SaidView]:
    """Yield what was asked for in words, in the order of the form."""
    words, curriculum = voice.words, index.curricula[need.trade]
    aims = curriculum.texts(voice.language)
    listed = (
        ("cooperation", words.word("cooperation", need.cooperation) if need.cooperation else ""),
        ("direction", words.word("direction", need.direction) if need.direction else ""),
        ("missing_aims", "; ".join(aims[code] for code in need.missing_aims)),
        ("covered_aims", "; ".join(aims[code] for code in need.covered_aims)),
        ("missing_tasks", "; ".join(need.missing_tasks)),
        ("covered_tasks", "; ".join(need.covered_tasks)),
        ("busy_months", words.months(need.busy_months)),
        ("apprentices", _number(need.apprentices)),
        ("start", _month(need.start, voice)),
        ("months", _number(need.months)),
        ("free_months", _number(need.free_months)),
        ("intakes", _number(need.intakes)),
        ("place", need.place or ""),
        ("max_km", "" if need.max_km is None else f"{need.max_km:g} km"),
        ("similarity", words.word("similarity", need.similarity) if need.similarity else ""),
        ("questions", "; ".join(need.questions)),
        ("with_agencies", "; ".join(_names(need.with_agencies, index))),
        ("without_agencies", "; ".join(_names(need.without_agencies, index))),
    )
    for name, said in listed:
        if said:
            is_quoted = name in _QUOTED
            yield SaidView(name=voice.texts(f"need.{name}"), said=said, is_quoted=is_quoted)


def _names(agencies: Iterable[AgencyId], index: Index) -> Iterator[str]:
    for agency in agencies:
        profile = index.profile(agency)
        yield profile.agency.name if profile else agency


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _month(month: YearMonth | None, voice: Voice) -> str:
    return f"{voice.words.word('month', str(month.month))} {month.year}" if month else ""
