"""What does a need look like as JSON, and what is wrong with one that does not look so?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.domain.need import (
    DEFAULT_LIMIT,
    MAX_FREE_MONTHS,
    MAX_INTAKES,
    MAX_LIMIT,
    MAX_TASKS,
    MAX_TEXT_LENGTH,
    Cooperation,
    Direction,
    Need,
    Similarity,
)
from matcher.services.document_hints import hint_of

Text = Annotated[str, Field(max_length=MAX_TEXT_LENGTH)]
Code = Annotated[str, Field(max_length=40)]
Month = Annotated[int, Field(ge=1, le=12)]

_SHOWN: Final = 80
_FARTHEST_KM: Final = 3000
"""Longer than any road between two places in Norway."""


class NeedDocument(BaseModel):
    """What a seeker asks for; every key but `trade` may be left out."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, title="Need")

    trade: Code = Field(description="The plan code of the trade.", examples=["SOA03-01"])
    agency_id: Text | None = Field(
        default=None,
        description="The seeker: its organisation number, or its name or abbreviation.",
        examples=["974761076"],
    )
    cooperation: Cooperation | None = Field(default=None, strict=False)
    direction: Direction | None = Field(default=None, strict=False)
    missing_aims: list[Code] = Field(
        default=[],
        max_length=100,
        description="Aims the seeker cannot teach itself.",
        examples=[["KM6858"]],
    )
    covered_aims: list[Code] = Field(
        default=[],
        max_length=100,
        description="Aims the seeker can teach others.",
        examples=[["KM6850"]],
    )
    missing_tasks: list[Text] = Field(
        default=[],
        max_length=MAX_TASKS,
        description="Tasks the seeker lacks, in its own words.",
        examples=[["fakturabehandling"]],
    )
    covered_tasks: list[Text] = Field(
        default=[],
        max_length=MAX_TASKS,
        description="Tasks the seeker has, in its own words.",
        examples=[["postmottak og arkiv"]],
    )
    similarity: Similarity | None = Field(default=None, strict=False)
    busy_months: list[Month] = Field(
        default=[],
        max_length=12,
        description="Months the seeker is busy, 1 to 12.",
        examples=[[12, 1]],
    )
    start: str | None = Field(
        default=None,
        pattern=r"^\d{4}-(0[1-9]|1[0-2])$",
        description="First month, YYYY-MM.",
        examples=["2027-08"],
    )
    months: int | None = Field(
        default=None,
        ge=1,
        le=60,
        description="How long the training period in a ring, or the secondment, lasts.",
        examples=[24],
    )
    apprentices: int | None = Field(default=None, ge=1, le=100, examples=[1])
    free_months: int | None = Field(
        default=None,
        ge=0,
        le=MAX_FREE_MONTHS,
        description="In a ring: so many last months are left open, for what is still lacked.",
        examples=[6],
    )
    intakes: int | None = Field(
        default=None,
        ge=1,
        le=MAX_INTAKES,
        description="In a standing ring: so many yearly intakes are planned.",
        examples=[2],
    )
    place: Text | None = Field(default=None, examples=["Leikanger"])
    max_km: float | None = Field(default=None, ge=0, le=_FARTHEST_KM, examples=[60])
    questions: list[Text] = Field(
        default=[], max_length=20, examples=[["Hvordan jobber dere med digitalt førstevalg?"]]
    )
    weights: dict[str, Annotated[float, Field(ge=0, le=1000)]] = Field(
        default={},
        max_length=20,
        description="Own weights by component name.",
        examples=[{"travel": 20}],
    )
    limit: int = Field(default=DEFAULT_LIMIT, ge=1, le=MAX_LIMIT, examples=[10])
    with_agencies: list[Text] = Field(
        default=[],
        max_length=20,
        description="Agencies that every ring must have as members.",
        examples=[["NVE"]],
    )
    without_agencies: list[Text] = Field(
        default=[],
        max_length=200,
        description="Agencies that no ring may have as members.",
        examples=[["NVE"]],
    )


_CODES: Final[Mapping[str, ProblemCode]] = {
    "extra_forbidden": ProblemCode.UNKNOWN_KEY,
    "missing": ProblemCode.MISSING,
    "enum": ProblemCode.UNKNOWN_CHOICE,
    "string_pattern_mismatch": ProblemCode.NOT_A_YEAR_MONTH,
    "too_short": ProblemCode.MISSING,
    "string_too_long": ProblemCode.TOO_LARGE,
    "too_long": ProblemCode.TOO_LARGE,
    "greater_than_equal": ProblemCode.OUT_OF_RANGE,
    "less_than_equal": ProblemCode.OUT_OF_RANGE,
    "finite_number": ProblemCode.OUT_OF_RANGE,
    # The only values that we check ourselves are dates.
    "value_error": ProblemCode.NOT_A_DATE,
}


def parse_need_document(given: object) -> NeedDocument:
    """Read a JSON value as a need; every problem is reported at once, by field.

    Raises
    ------
    InputError
        When a key is unknown or missing, or a value has the wrong type or is out of range.
    """
    try:
        return NeedDocument.model_validate(given)
    except ValidationError as error:
        raise InputError(*(problem_of(detail) for detail in error.errors())) from None


def write_need(need: Need) -> dict[str, object]:
    """Return a need as the JSON that `parse_need_document` reads, without what was not said."""
    document = NeedDocument(
        trade=need.trade,
        agency_id=need.seeker,
        cooperation=need.cooperation,
        direction=need.direction,
        missing_aims=list(need.missing_aims),
        covered_aims=list(need.covered_aims),
        missing_tasks=list(need.missing_tasks),
        covered_tasks=list(need.covered_tasks),
        similarity=need.similarity,
        busy_months=sorted(need.busy_months),
        start=str(need.start) if need.start else None,
        months=need.months,
        apprentices=need.apprentices,
        free_months=need.free_months,
        intakes=need.intakes,
        place=need.place,
        max_km=need.max_km,
        questions=list(need.questions),
        weights=dict(need.weights),
        limit=need.limit,
        with_agencies=list(need.with_agencies),
        without_agencies=list(need.without_agencies),
    )
    return document.model_dump(mode="json", exclude_defaults=True) | {"limit": need.limit}


def problem_of(detail: ErrorDetails, document: type[BaseModel] = NeedDocument) -> Problem:
    """Return what pydantic found as a problem that names the field and what would work."""
    field = ".".join(str(part) for part in detail["loc"]) or "body"
    code = _CODES.get(detail["type"], ProblemCode.WRONG_TYPE)
    if field.startswith("busy_months.") and code is ProblemCode.OUT_OF_RANGE:
        code = ProblemCode.NOT_A_MONTH
    given = "" if code is ProblemCode.MISSING else shown(detail.get("input", ""))
    return Problem(field=field, code=code, given=given, hint=hint_of(detail, document))


def shown(value: object) -> str:
    """Return a value as it is written in JSON, a text as it is; the beginning of a long one."""
    return (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))[:_SHOWN]
