"""What does somebody ask the page of results for, and what of it cannot be read?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import YearMonth
from matcher.domain.errors import InputError, Problem
from matcher.domain.need import Need
from matcher.services.index import Index
from matcher.services.needs import parse_agency, parse_need
from matcher.services.partner_filters import EVERYBODY, PartnerFilter, parse_filter
from web.forms.need_form import NeedForm
from web.forms.result_choice import WHY, ResultAddress

T = TypeVar("T")

_OF_THE_LIST: Final = frozenset({"weights", "limit"})
"""What a need says of the list alone; where it cannot be read, the list is as usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A need with what was chosen on its page; `problems` tell of the choices that were left out.

    The need itself can be answered.
    """

    need: Need
    chosen: PartnerFilter
    why: AgencyId | None
    problems: tuple[Problem, ...]


def read_asked(address: ResultAddress, index: Index, *, today: YearMonth) -> Asked:
    """Read an address; choices on the page that cannot be read are told and left out.

    Raises
    ------
    InputError
        When the need cannot be answered whatever is chosen on the page.
    """
    problems: list[Problem] = []
    need = _read_need(address.form, index, today, problems)
    choice = address.choice
    chosen = _left_out(problems, lambda: parse_filter(choice.filters, index))
    why = None
    if choice.why:
        why = _left_out(problems, lambda: parse_agency(choice.why, index, field_name=WHY))
    return Asked(need=need, chosen=chosen or EVERYBODY, why=why, problems=tuple(problems))


def _read_need(form: NeedForm, index: Index, today: YearMonth, problems: list[Problem]) -> Need:
    """Return the need, without what it says of the list where that cannot be read."""
    try:
        return parse_need(form.as_json, index, today=today)
    except InputError as error:
        others = [one for one in error.problems if one.key not in _OF_THE_LIST]
        if others:
            raise InputError(*others) from None
        problems.extend(error.problems)
        wrong = {one.key for one in error.problems}
        rest = {name: value for name, value in form.as_json.items() if name not in wrong}
        return parse_need(rest, index, today=today)


def _left_out(problems: list[Problem], read: Callable[[], T]) -> T | None:
    """Return what `read` gives; when it raises, note its problems and return None."""
    try:
        return read()
    except InputError as error:
        problems.extend(error.problems)
        return None
