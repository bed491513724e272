"""Is a need one that can be answered, and what exactly does it ask for?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from matcher.domain.agency import AgencyId, parse_agency_id
from matcher.domain.calendar import YearMonth
from matcher.domain.curriculum import Curriculum, TradeCode
from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.domain.need import Need
from matcher.services.agencies import find_agencies, find_named
from matcher.services.index import Index
from matcher.services.need_document import NeedDocument, parse_need_document
from matcher.services.need_problems import (
    NEAREST_SHOWN,
    aim_problems,
    member_problems,
    nearest_trades,
    parse_aims,
    place_problems,
    start_problems,
    text_problems,
)
from matcher.services.seekers import positions_of

T = TypeVar("T")


def parse_need(given: object, index: Index, *, today: YearMonth | None = None) -> Need:
    """Read a JSON value as a need that this index can answer; all problems are reported at once.

    With `today` a start before it is refused; without, as for a need from long ago, it is not.

    Raises
    ------
    InputError
        When the value does not have the form of a need, names an agency, trade, aim, place or
        component that does not exist, sets a limit to a distance from nowhere, or is past.
    """

    def read(value: object) -> Need:
        return _read_need(value, index, today)

    try:
        return read(given)
    except InputError as error:
        raise InputError(*_all_problems(given, error, read)) from None


def _all_problems(
    given: object, error: InputError, read: Callable[[object], Need]
) -> tuple[Problem, ...]:
    """Return the problems of a need, with those that its values of a wrong form hide.

    What has been found is left out, and the rest is read again.
    """
    problems = error.problems
    named = {problem.key for problem in problems}
    if not isinstance(given, dict) or "trade" in named or not named & given.keys():
        return problems
    rest = {key: value for key, value in given.items() if key not in named}
    try:
        read(rest)
    except InputError as hidden:
        return problems + _all_problems(rest, hidden, read)
    return problems


def _read_need(given: object, index: Index, today: YearMonth | None) -> Need:
    document = parse_need_document(given)
    problems = list(text_problems(document))
    seeker = _collect(problems, lambda: parse_seeker(document.agency_id, index))
    curriculum = _collect(problems, lambda: parse_trade(document.trade, index))
    if curriculum is not None:
        problems += aim_problems(document, curriculum, index)
    problems += place_problems(document, index)
    need = replace(
        _need_of(document, seeker, curriculum),
        place=index.gazetteer.spelled_out((document.place or "").strip()) or None,
        with_agencies=_members(problems, "with_agencies", document.with_agencies, index),
        without_agencies=_members(problems, "without_agencies", document.without_agencies, index),
    )
    problems += member_problems(need, index)
    if today is not None:
        problems += start_problems(need, today)
    if not problems and need.max_km is not None and not positions_of(index, need):
        problems.append(Problem(field="place", code=ProblemCode.NOWHERE_TO_MEASURE_FROM))
    _collect(problems, lambda: index.weights.importance_for(need))
    if problems:
        raise InputError(*problems)
    return need


def parse_seeker(text: str | None, index: Index) -> AgencyId | None:
    """Read a number, name or abbreviation as an agency of the index; None stays None.

    Raises
    ------
    InputError
        When no agency, or more than one, is meant; or when the agency is closed.
    """
    if text is None or not text.strip():
        return None
    agency = parse_agency(text, index)
    profile = index.profile(agency)
    if profile is not None and not profile.agency.is_open:
        raise InputError(
            Problem(
                field="agency_id",
                code=ProblemCode.CLOSED_AGENCY,
                given=profile.agency.name,
                hint=profile.agency.status_note or profile.agency.status,
            )
        )
    return agency


def parse_agency(text: str, index: Index, *, field_name: str = "agency_id") -> AgencyId:
    """Read a number, name or abbreviation as an agency of the index, open or closed.

    Raises
    ------
    InputError
        When no agency, or more than one, is meant; the hint names the nearest.
    """
    if sum(character.isdigit() for character in text) >= len(text.strip()) / 2:
        agency = parse_agency_id(text, field_name=field_name)
        if agency not in index.candidates.row_of:
            raise InputError(Problem(field=field_name, code=ProblemCode.UNKNOWN_AGENCY, given=text))
        return agency
    exact = find_named(index, text)
    if len(exact) == 1:
        return exact[0].agency
    hits = find_agencies(index, text, limit=NEAREST_SHOWN)
    raise InputError(
        Problem(
            field=field_name,
            code=ProblemCode.AMBIGUOUS_AGENCY if exact else ProblemCode.UNKNOWN_AGENCY,
            given=text[:80],
            hint="; ".join(f"{hit.name} ({hit.agency})" for hit in hits),
        )
    )


def parse_trade(text: str, index: Index) -> Curriculum:
    """Read a plan code, or the whole name of a trade, as a curriculum with aims.

    Raises
    ------
    InputError
        When there is no such trade, it has expired, or its aims are not packaged.
    """
    code = TradeCode(text.strip().upper())
    curriculum = index.curricula.get(code) or _trade_named(text, index)
    if curriculum is None:
        hint = _near_trades(text, index)
        raise InputError(
            Problem(field="trade", code=ProblemCode.UNKNOWN_TRADE, given=text, hint=hint)
        )
    if curriculum.trade.code not in index.candidates.trades:
        expired = curriculum.trade.is_expired
        raise InputError(
            Problem(
                field="trade",
                code=ProblemCode.EXPIRED_TRADE if expired else ProblemCode.TRADE_WITHOUT_AIMS,
                given=f"{code} {curriculum.trade.name_nb}",
                hint=_near_trades(curriculum.trade.name_nb, index),
            )
        )
    return curriculum


def _near_trades(text: str, index: Index) -> str:
    return ", ".join(nearest_trades(text, index.curricula, index.candidates.trades))


def _trade_named(text: str, index: Index) -> Curriculum | None:
    """Return the curriculum that can be used whose trade has exactly this name in either form."""
    name = text.strip().casefold()
    offered = (index.curricula[code] for code in index.candidates.trades)
    named = [c for c in offered if name in {c.trade.name(form).casefold() for form in ("nb", "nn")}]
    return named[0] if len(named) == 1 else None


def _collect(problems: list[Problem], read: Callable[[], T]) -> T | None:
    """Return what `read` gives; when it raises, note its problems and return None."""
    try:
        return read()
    except InputError as error:
        problems.extend(error.problems)
        return None


def _members(
    problems: list[Problem], field: str, texts: Sequence[str], index: Index
) -> tuple[AgencyId, ...]:
    """Return the agencies that a need names as members, each once; note those that do not exist."""
    agencies: set[AgencyId] = set()
    for at, text in enumerate(texts):
        try:
            agencies.add(parse_agency(text, index, field_name=f"{field}.{at}"))
        except InputError as error:
            problems.extend(error.problems)
    return tuple(sorted(agencies))


def _need_of(
    document: NeedDocument, seeker: AgencyId | None, curriculum: Curriculum | None
) -> Need:
    start = document.start and YearMonth(int(document.start[:4]), int(document.start[5:]))
    return Need(
        trade=curriculum.trade.code if curriculum else TradeCode(document.trade),
        seeker=seeker,
        cooperation=document.cooperation,
        direction=document.direction,
        missing_aims=tuple(sorted(parse_aims(document.missing_aims))),
        covered_aims=tuple(sorted(parse_aims(document.covered_aims))),
        missing_tasks=_texts(document.missing_tasks),
        covered_tasks=_texts(document.covered_tasks),
        similarity=document.similarity,
        busy_months=frozenset(document.busy_months),
        start=start or None,
        months=document.months,
        apprentices=document.apprentices,
        free_months=document.free_months,
        intakes=document.intakes,
        max_km=document.max_km,
        questions=_texts(document.questions),
        weights=document.weights,
        limit=document.limit,
    )


def _texts(texts: list[str]) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts)
