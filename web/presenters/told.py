"""What does a form say in words, field by field, also where it cannot be answered yet?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from matcher.domain.curriculum import AimCode, TradeCode
from matcher.domain.errors import InputError
from matcher.domain.need import Cooperation, Direction, Similarity
from matcher.services.index import Index
from matcher.services.needs import parse_seeker
from web.forms.month_typed import read_month
from web.forms.need_form import FIELDS, NeedForm
from web.forms.steps import SHOWN
from web.presenters.voice import Voice

_CHOICES: Final[Mapping[str, frozenset[str]]] = {
    "cooperation": frozenset(Cooperation),
    "direction": frozenset(Direction),
    "similarity": frozenset(Similarity),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldView:
    """One field that was filled in: its key, what it is called, and what was said, part by part."""

    field: str
    name: str
    said: tuple[str, ...]


def tell_form(form: NeedForm, index: Index, voice: Voice) -> Iterator[ToldView]:
    """Yield what a form says; what it has no words for is said as it was typed."""
    say = _sayers(form, index, voice)
    for field in FIELDS:
        typed = getattr(form, field)
        if typed and field in SHOWN:
            parts = typed if isinstance(typed, tuple) else (str(typed),)
            said = tuple(say.get(field, str)(part) for part in parts)
            yield ToldView(field=field, name=voice.texts(f"need.{field}"), said=said)


def seeker_name(typed: str, index: Index) -> str:
    """Return the name of the agency that is meant, or what was typed."""
    try:
        agency = parse_seeker(typed, index)
    except InputError:
        return typed
    profile = index.profile(agency) if agency else None
    return profile.agency.name if profile else typed


def _sayers(form: NeedForm, index: Index, voice: Voice) -> Mapping[str, Callable[[str], str]]:
    curriculum = index.curricula.get(TradeCode(form.trade))
    aims = curriculum.texts(voice.language) if curriculum else {}

    def say_aim(code: str) -> str:
        return aims.get(AimCode(code), code)

    def say_trade(code: str) -> str:
        return curriculum.trade.name(voice.language) if curriculum else code

    def say_choice(field: str) -> Callable[[str], str]:
        known = _CHOICES[field]
        return lambda code: voice.texts(f"choice.{field}.{code}") if code in known else code

    return {
        "agency_id": lambda typed: seeker_name(typed, index),
        "trade": say_trade,
        "missing_aims": say_aim,
        "covered_aims": say_aim,
        "busy_months": lambda month: say_month(month, voice),
        "start": lambda start: say_start(start, voice),
        "place": index.gazetteer.spelled_out,
        "max_km": lambda km: km if "km" in km.lower() else f"{km} km",
        **{field: say_choice(field) for field in _CHOICES},
    }


def say_month(month: str, voice: Voice) -> str:
    """Return the name of a month by its number, or what was typed."""
    is_month = month in {str(number) for number in range(1, 13)}
    return voice.words.word("month", month) if is_month else month


def say_start(start: str, voice: Voice) -> str:
    """Return a month of a year in words, or what was typed."""
    year, _, month = read_month(start).partition("-")
    return f"{say_month(month.lstrip('0'), voice)} {year}" if month else start
