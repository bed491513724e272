"""What did a person type into the form for a need, and how is it kept in an address?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from werkzeug.datastructures import MultiDict

from matcher.domain.need import Cooperation, Need
from matcher.services.need_document import write_need
from web.forms.month_typed import read_month

AIM_PREFIX: Final = "aim."
_MISSING, _COVERED = "missing", "covered"
_WHOLE_NUMBERS: Final = frozenset({"months", "apprentices", "free_months", "intakes", "limit"})
_NUMBERS: Final = _WHOLE_NUMBERS | {"max_km"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedForm:
    """The fields of the form as they were typed; their names are the keys of a need."""

    agency_id: str = ""
    trade: str = ""
    cooperation: str = ""
    direction: str = ""
    missing_aims: tuple[str, ...] = ()
    covered_aims: tuple[str, ...] = ()
    missing_tasks: tuple[str, ...] = ()
    covered_tasks: tuple[str, ...] = ()
    similarity: str = ""
    busy_months: tuple[str, ...] = ()
    start: str = ""
    months: str = ""
    apprentices: str = ""
    free_months: str = ""
    intakes: str = ""
    place: str = ""
    max_km: str = ""
    questions: tuple[str, ...] = ()
    limit: str = ""
    weights: tuple[str, ...] = ()
    """Own weights, each as the name of a part of the score, a colon and a number."""
    with_agencies: tuple[str, ...] = ()
    without_agencies: tuple[str, ...] = ()

    @property
    def address_arguments(self) -> list[tuple[str, str]]:
        """Return what an address needs to keep all that was typed, and no more."""
        return [(name, text) for name in FIELDS for text in _as_tuple(getattr(self, name)) if text]

    @property
    def address(self) -> dict[str, str | list[str]]:
        """Return the same by name, as `url_for` reads it."""
        grouped: dict[str, str | list[str]] = {}
        for name in FIELDS:
            if value := getattr(self, name):
                grouped[name] = list(value) if isinstance(value, tuple) else value
        return grouped

    def with_agency(self, agency_id: str) -> NeedForm:
        """Return the form with another seeker, all else as it was typed."""
        return replace(self, agency_id=agency_id)

    def ring_with(self, agency_id: str) -> NeedForm:
        """Return the form asking for a ring with a member; how long another form lasts is left."""
        is_ring = self.cooperation == Cooperation.RING
        return replace(
            self,
            cooperation=Cooperation.RING.value,
            direction=self.direction if is_ring else "",
            months=self.months if is_ring else "",
            with_agencies=(agency_id,),
        )

    @property
    def as_json(self) -> dict[str, object]:
        """Return the need as `parse_need` reads it; what cannot be a number stays a text."""
        return {name: _as_json(name, value) for name in FIELDS if (value := getattr(self, name))}

    def answer_for(self, aim: str) -> str:
        """Return what was answered for an aim: missing, covered or nothing."""
        if aim in self.missing_aims:
            return _MISSING
        return _COVERED if aim in self.covered_aims else ""


FIELDS: Final = tuple(field.name for field in fields(NeedForm))
_LISTS: Final = frozenset(
    field.name for field in fields(NeedForm) if isinstance(field.default, tuple)
)
_BY_LINE: Final = frozenset({"missing_tasks", "covered_tasks", "questions"})


def read_need_form(arguments: MultiDict[str, str]) -> NeedForm:
    """Read what was typed, from the form itself or from an address that kept it."""
    typed: dict[str, Any] = {
        name: _texts(arguments, name) if name in _LISTS else arguments.get(name, "").strip()
        for name in FIELDS
    }
    form = NeedForm(**typed)
    answers = [
        (name.removeprefix(AIM_PREFIX), answer)
        for name, answer in arguments.items()
        if name.startswith(AIM_PREFIX)
    ]
    if not answers:
        return form
    return replace(
        form,
        missing_aims=_join(form.missing_aims, answers, _MISSING),
        covered_aims=_join(form.covered_aims, answers, _COVERED),
    )


def form_of(need: Need) -> NeedForm:
    """Return the form as somebody who asked for `need` would have filled it in."""
    return form_of_json(write_need(need))


def form_of_json(given: Mapping[str, Any]) -> NeedForm:
    """Return the form as it would be filled in for a need as JSON, whole or in part."""
    arguments: MultiDict[str, str] = MultiDict()
    for name, value in given.items():
        for part in _as_texts(value):
            arguments.add(name, part)
    return read_need_form(arguments)


def _as_texts(value: object) -> list[str]:
    """Return a value of a need as an address repeats it."""
    if isinstance(value, dict):
        return [f"{key}:{number:g}" for key, number in value.items()]
    if isinstance(value, float):
        return [f"{value:.10g}"]
    return [str(part) for part in value] if isinstance(value, list) else [str(value)]


def _texts(arguments: MultiDict[str, str], name: str) -> tuple[str, ...]:
    given = arguments.getlist(name)
    lines = [line for text in given for line in text.splitlines()] if name in _BY_LINE else given
    return tuple(dict.fromkeys(text.strip() for text in lines if text.strip()))


def _join(named: tuple[str, ...], answers: list[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*named, *(aim for aim, answer in answers if answer == wanted)]))


def _as_tuple(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _as_json(name: str, value: str | tuple[str, ...]) -> object:
    if name == "weights":
        named = (text.partition(":") for text in value)
        return {part.strip(): _number(number.strip()) for part, _, number in named}
    if isinstance(value, tuple):
        return [_number(text) for text in value] if name == "busy_months" else list(value)
    if name == "start":
        return read_month(value)
    return _number(value) if name in _NUMBERS else value


def _number(text: str) -> int | float | str:
    """Return the number that a person wrote, with a comma or a unit as people do, else the text."""
    bare = re.sub(r"\s*(km|kilometer)$", "", text.replace("\u00a0", " "), flags=re.IGNORECASE)
    if re.fullmatch(r"-?\d{1,9}", bare):
        return int(bare)
    if re.fullmatch(r"-?\d{1,9}[.,]\d{1,6}", bare):
        return float(bare.replace(",", "."))
    return text
