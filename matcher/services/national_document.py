"""What does a national plan look like when it is asked for, as JSON?"""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from matcher.domain.errors import InputError
from matcher.domain.national import Order
from matcher.services.need_document import NeedDocument, Text, problem_of

MOST_NEEDS: Final = 2000
MOST_SECONDS: Final = 20
"""A server answers others too; the command line may take longer."""

Number = Annotated[float, Field(ge=0, le=1000)]
AgencySet = Annotated[list[Text], Field(max_length=20)]


class AgencyBefore(BaseModel):
    """An agency of a plan made before; only its number counts."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)

    agency_id: Text


class ArrangementBefore(BaseModel):
    """An arrangement of a plan made before; only its trade and who was in it count."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)

    trade: Text
    agencies: list[AgencyBefore] = Field(max_length=10)


class PlanBefore(BaseModel):
    """A plan made before, as it was answered; all but who was together is passed over."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)

    arrangements: list[ArrangementBefore] = Field(max_length=MOST_NEEDS)


class ValueWeights(BaseModel):
    """What the parts of an arrangement's value count beside each other; the rest as it is."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    coverage: Number | None = None
    season: Number | None = None
    travel: Number | None = None


class NationalConditions(BaseModel):
    """Everything that may be asked of a national plan, but for the needs."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    order: Order = Field(
        default=Order.MOST_PLACED,
        strict=False,
        description="What comes first: as many apprentices as possible, or the best cooperation.",
    )
    together: list[AgencySet] = Field(
        default=[],
        max_length=50,
        description="Sets of two to four agencies that only get something all together.",
    )
    apart: list[AgencySet] = Field(
        default=[], max_length=50, description="Sets of agencies of which no two meet."
    )
    without: list[Text] = Field(
        default=[], max_length=200, description="Agencies that said no: their needs are left out."
    )
    before: PlanBefore | None = Field(
        default=None, description="A plan made before, to tell what changed."
    )
    keep: bool = Field(
        default=False, description="Change as little as possible of the plan made before."
    )
    least_coverage: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="The least share of the curriculum that a ring must be expected to teach.",
    )
    least_stated: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="The part of it that must rest on something said or read, not on assumptions.",
    )
    weights: ValueWeights = Field(
        default=ValueWeights(), description="What counts in the order best_value."
    )
    seconds: float = Field(
        default=MOST_SECONDS,
        ge=1,
        le=MOST_SECONDS,
        description="When to stop looking for better plans.",
    )


class NationalDocument(NationalConditions):
    """All open needs, and what the plan for them must keep to."""

    needs: list[NeedDocument] = Field(
        min_length=1,
        max_length=MOST_NEEDS,
        description="The open needs; each must say who has it.",
    )


def parse_conditions_document(given: dict[str, object]) -> NationalConditions:
    """Read all but the needs; every problem is reported at once, by field.

    Raises
    ------
    InputError
        When a key is unknown, or a value has the wrong type or is out of range.
    """
    try:
        return NationalConditions.model_validate(given)
    except ValidationError as error:
        problems = (problem_of(detail, NationalDocument) for detail in error.errors())
        raise InputError(*problems) from None
