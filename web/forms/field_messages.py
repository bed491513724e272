"""Which field of the form does each problem belong to, and what does it say there?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from matcher.domain.curriculum import AimCode
from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.services.agencies import AgencyHit, find_agencies
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.services.wording import Wording
from web.current import this_month
from web.forms.need_form import FIELDS

_ASK_WHICH = frozenset({ProblemCode.AMBIGUOUS_AGENCY, ProblemCode.UNKNOWN_AGENCY})
_CHOICES = 12
_HINTS_OF_CODES = frozenset({ProblemCode.UNKNOWN_AIM, ProblemCode.AIM_OF_ANOTHER_TRADE})
_CODE = re.compile(r"\b[A-Z]{3}\d{2}-\d{2} | \(\d{9}\)")
"""The code of a trade before its name, or the number of an agency behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMessages:
    """The messages by the field they belong to, and the agencies that may have been meant."""

    by_field: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    choices: tuple[AgencyHit, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to correct."""
        return bool(self.by_field)


def find_problems(given: Mapping[str, object], index: Index) -> tuple[Problem, ...]:
    """Return everything to correct in a need, at once; nothing when it can be answered."""
    try:
        parse_need(given, index, today=this_month())
    except InputError as error:
        return error.problems
    return ()


def messages_of(
    problems: Sequence[Problem], typed_agency: str, index: Index, words: Wording
) -> FieldMessages:
    """Return what to say beside each field; `missing_aims.0` belongs to `missing_aims`."""
    by_field: dict[str, tuple[str, ...]] = {}
    for problem in sorted(problems, key=_place_in_form):
        said = words.problem(_without_codes(problem, index, words))
        by_field[problem.key] = (*by_field.get(problem.key, ()), said)
    asks_which = any(problem.code in _ASK_WHICH for problem in problems)
    return FieldMessages(
        by_field=by_field,
        choices=find_agencies(index, typed_agency, limit=_CHOICES) if asks_which else (),
    )


def _without_codes(problem: Problem, index: Index, words: Wording) -> Problem:
    """Return a problem as people read it: they choose by name, not by code or number."""
    if problem.code is ProblemCode.AIM_BOTH_MISSING_AND_COVERED:
        return replace(problem, given=words.quoted(_text_of(problem.given, index, words)))
    if problem.code is ProblemCode.UNKNOWN_CHOICE and problem.key in words.tables:
        named = words.tables[problem.key]
        choices = [words.quoted(named.get(code, code)) for code in problem.hint.split(", ")]
        return replace(problem, hint=words.listed(choices, joined_by="or"))
    if problem.code in _HINTS_OF_CODES:
        return replace(problem, hint="")
    return replace(problem, hint=_CODE.sub("", problem.hint))


def _text_of(code: str, index: Index, words: Wording) -> str:
    """Return the text of a competence aim, or the code when no curriculum has it."""
    texts = (curriculum.texts(words.language) for curriculum in index.curricula.values())
    return next((said[AimCode(code)] for said in texts if code in said), code)


def _place_in_form(problem: Problem) -> int:
    return FIELDS.index(problem.key) if problem.key in FIELDS else len(FIELDS)
