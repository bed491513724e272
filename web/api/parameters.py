"""Which parameters and bodies does the API read, beside a need?"""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from matcher.services.rings import ROTATIONS
from matcher.services.wording import Language

_MOST_AT_ONCE: Final = 1000
_MOST_ROTATIONS: Final = 10
_LANG: Final = "The language of sentences. Curricula and sources are quoted in Norwegian in each."


class Spoken(BaseModel):
    """The language that sentences come in; by default what Accept-Language says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lang: Language | None = Field(default=None, description=_LANG)


class AgencySearch(Spoken):
    """Which agencies to list."""

    q: str = Field(
        default="",
        max_length=200,
        description="A name, an abbreviation, a beginning or a number; empty lists all by name.",
        examples=["NVE"],
    )
    limit: int = Field(default=50, ge=1, le=_MOST_AT_ONCE, description="How many at most.")
    offset: int = Field(default=0, ge=0, le=1_000_000, description="How many to pass over.")


class RingsParameters(Spoken):
    """How much to work out of each ring."""

    rotations: int = Field(
        default=ROTATIONS,
        ge=0,
        le=_MOST_ROTATIONS,
        description="A rotation is planned for so many of the best rings.",
    )


class AimsBody(BaseModel):
    """Texts of work tasks to map to the competence aims of a trade."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    trade: str = Field(
        max_length=40, description="The plan code of the trade.", examples=["SOA03-01"]
    )
    texts: list[Annotated[str, Field(max_length=2000)]] = Field(
        min_length=1,
        max_length=200,
        description="Work tasks in one's own words.",
        examples=[["fakturabehandling", "svare på henvendelser i skranken"]],
    )
    limit: int | None = Field(
        default=None, ge=1, le=200, description="How many aims for each text; all when left out."
    )
