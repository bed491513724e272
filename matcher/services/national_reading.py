"""Can a national plan be made of what was given, and what exactly is asked for?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import YearMonth
from matcher.domain.curriculum import TradeCode
from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.domain.national import Order
from matcher.domain.need import Cooperation, Need
from matcher.domain.rules import RING_MEMBERS
from matcher.national import Conditions, NationalWeights, read_national_weights
from matcher.services.index import Index
from matcher.services.national_conditions import parse_conditions
from matcher.services.national_document import (
    MOST_NEEDS,
    NationalConditions,
    ValueWeights,
    parse_conditions_document,
)
from matcher.services.need_document import shown, write_need
from matcher.services.needs import parse_need
from matcher.services.rings_checks import time_problems

MOST_APPRENTICES: Final = 1000
"""More than these in one trade are not planned for at once: every two of them are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalTask:
    """The needs by their place in what was given, what the plan must keep to, and what counts.

    `withdrawn` are the agencies that said no; their needs are not among `needs`. `seconds` is when
    to stop looking for better plans, where nobody says otherwise.
    """

    needs: dict[int, Need]
    conditions: Conditions
    weights: NationalWeights
    withdrawn: tuple[AgencyId, ...]
    seconds: float


def parse_nation(
    given: object,
    index: Index,
    *,
    today: YearMonth | None = None,
    most_arrangements: int | None = None,
) -> NationalTask:
    """Read a JSON value as needs and what a plan must keep to; all problems are told at once.

    With `today` a need that begins before it is refused. With more than `most_arrangements`
    possible in a trade the largest are not tried.

    Raises
    ------
    InputError
        When a need or a term cannot be used; the field has the need's place in the list, from 0.
    """
    if not isinstance(given, dict):
        raise InputError(_wrong_type("body", given, "{…}"))
    problems: list[Problem] = []
    needs = _parse_needs(given.get("needs", _MISSING), index, today, problems)
    document = _parse_document({k: v for k, v in given.items() if k != "needs"}, problems)
    weights = _weights(document, problems)
    is_whole = not problems
    conditions, withdrawn = parse_conditions(document, needs, index, problems)
    kept = {at: need for at, need in needs.items() if need.seeker not in withdrawn}
    if is_whole and needs and not kept:
        problems.append(Problem(field="without", code=ProblemCode.NO_NEEDS))
    if problems:
        raise InputError(*problems)
    weights = _trying_at_most(weights, most_arrangements)
    return NationalTask(
        needs=kept,
        conditions=conditions,
        weights=weights,
        withdrawn=withdrawn,
        seconds=document.seconds,
    )


def _parse_document(given: dict[str, object], problems: list[Problem]) -> NationalConditions:
    try:
        return parse_conditions_document(given)
    except InputError as error:
        problems.extend(error.problems)
        return NationalConditions()


def _trying_at_most(weights: NationalWeights, most: int | None) -> NationalWeights:
    if most is None:
        return weights
    return replace(weights, possible=replace(weights.possible, most_arrangements=most))


_MISSING: Final = object()


def _parse_needs(
    given: object, index: Index, today: YearMonth | None, problems: list[Problem]
) -> dict[int, Need]:
    """Return the needs by their place, and note what is wrong with them."""
    if given is _MISSING:
        problems.append(Problem(field="needs", code=ProblemCode.MISSING))
    elif not isinstance(given, list):
        problems.append(_wrong_type("needs", given, "[…]"))
    elif not given:
        problems.append(Problem(field="needs", code=ProblemCode.NO_NEEDS))
    elif len(given) > MOST_NEEDS:
        problems.append(
            Problem(field="needs", code=ProblemCode.TOO_LARGE, hint=f"{len(given)} > {MOST_NEEDS}")
        )
    else:
        return _parse_each(given, index, today, problems)
    return {}


def _wrong_type(field: str, given: object, hint: str) -> Problem:
    return Problem(field=field, code=ProblemCode.WRONG_TYPE, given=shown(given), hint=hint)


def _parse_each(
    given: list[object], index: Index, today: YearMonth | None, problems: list[Problem]
) -> dict[int, Need]:
    needs = {}
    for at, one in enumerate(given):
        try:
            needs[at] = _parse_one(one, index, today)
        except InputError as error:
            problems.extend(replace(p, field=_field(at, p.field)) for p in error.problems)
    problems.extend(_said_twice(needs))
    problems.extend(_too_many(needs))
    return needs


def _parse_one(given: object, index: Index, today: YearMonth | None) -> Need:
    need = parse_need(given, index, today=today)
    problems = []
    if need.seeker is None:
        problems.append(Problem(field="agency_id", code=ProblemCode.MISSING))
    if need.cooperation is Cooperation.RING:
        problems += time_problems(need, RING_MEMBERS)
    if problems:
        raise InputError(*problems)
    return need


def _field(at: int, field: str) -> str:
    return f"needs.{at}" if field == "body" else f"needs.{at}.{field}"


def _said_twice(needs: dict[int, Need]) -> Iterator[Problem]:
    """Find needs that say exactly the same: a slip of copying, or a second apprentice."""
    first: dict[str, int] = {}
    for at, need in needs.items():
        written = json.dumps(write_need(need), sort_keys=True)
        if written in first:
            hint = str(first[written])
            yield Problem(field=f"needs.{at}", code=ProblemCode.NEED_SAID_TWICE, hint=hint)
        first.setdefault(written, at)


def _too_many(needs: dict[int, Need]) -> Iterator[Problem]:
    apprentices: Counter[TradeCode] = Counter()
    for need in needs.values():
        apprentices[need.trade] += need.apprentices or 1
    for trade, number in sorted(apprentices.items()):
        if number > MOST_APPRENTICES:
            hint = f"{trade}: {number} > {MOST_APPRENTICES}"
            yield Problem(field="needs", code=ProblemCode.TOO_LARGE, hint=hint)


def _weights(document: NationalConditions, problems: list[Problem]) -> NationalWeights:
    """Return the operator's weights with those that were given for this plan alone."""
    weights = read_national_weights()
    if document.weights.model_fields_set and document.order is not Order.BEST_VALUE:
        code, hint = ProblemCode.WEIGHTS_WITHOUT_VALUE, Order.BEST_VALUE.value
        problems.append(Problem(field="weights", code=code, hint=hint))
    least = weights.possible
    if document.least_coverage is not None:
        least = replace(least, enough_coverage=document.least_coverage)
    if document.least_stated is not None:
        least = replace(least, enough_stated=document.least_stated)
    weights = replace(weights, possible=least)
    said = {
        part: number
        for part in ValueWeights.model_fields
        if (number := getattr(document.weights, part)) is not None
    }
    # What is given is on the scale of the file, whose numbers add up to a hundred.
    value = {part: share * 100 for part, share in weights.value.items()} | said
    total = sum(value.values())
    if not total:
        problems.append(
            Problem(field="weights", code=ProblemCode.OUT_OF_RANGE, given="0", hint="> 0")
        )
        return weights
    return replace(weights, value={part: number / total for part, number in value.items()})
