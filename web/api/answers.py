"""What form do partners and problems have? These models are the published contract."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from matcher.domain.errors import ProblemCode
from matcher.domain.match import Component, ExclusionCode, ReasonCode
from matcher.domain.need import Cooperation
from matcher.domain.provenance import Method
from matcher.domain.secondment import MonthsCode, Side, Speaks
from matcher.services.need_document import NeedDocument

Share = Annotated[float, Field(ge=0, le=1)]


class Answer(BaseModel):
    """The base of every answer; keys may be added in later versions, none is changed."""

    model_config = ConfigDict(extra="allow")


class ProblemEntry(Answer):
    """One thing to correct."""

    field: str = Field(description="The key, with a dot and a place for lists: missing_aims.0.")
    code: ProblemCode
    given: str
    hint: str = Field(description="What would work, where that can be said.")
    message: str = Field(description="The same in words.")


class ProblemDocument(Answer):
    """Why an answer could not be given (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    problems: list[ProblemEntry]


class LongestWay(Answer):
    """The longest way by road between two that meet, between their nearest places."""

    between: list[str]
    km: float
    certainty: Share = Field(description="How far the places of both can be trusted.")


class IndexStamp(Answer):
    """The index that an answer was computed from."""

    built_at: str
    fingerprint: str
    agencies: int


class EvidenceEntry(Answer):
    """Words that decided, and where they are from when they were observed."""

    text: str
    about: str | None = None
    source: str | None = None
    method: Method | None = None
    url: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None


class ComponentEntry(Answer):
    """One part of a score; the contributions add up to the total."""

    component: Component
    value: Share | None
    weight: Share
    importance: Share
    reliability: Share
    known: Share = Field(
        description="The share of the facts behind the value that somebody answers for."
    )
    contribution: Share
    reason: ReasonCode
    reason_values: dict[str, str | float]
    sentence: str
    evidence: list[EvidenceEntry]


class MonthsReasonEntry(Answer):
    """One thing to say of the months of a secondment, for them, against them, or not known."""

    reason: MonthsCode
    party: Side = Field(description="Whom it is about, seen from the seeker.")
    speaks: Speaks
    months: list[int]
    sentence: str


class BestMonthsEntry(Answer):
    """The months of a secondment that suit both best; null and 0 when there are none."""

    first: str | None = Field(
        pattern=r"^(\d{4}-)?\d{2}$",
        description="YYYY-MM when the need has a start, else MM of any year.",
    )
    last: str | None = Field(
        pattern=r"^(\d{4}-)?\d{2}$", description="The last month, included; written as the first."
    )
    months: int = Field(ge=0, le=6)
    sentence: str
    reasons: list[MonthsReasonEntry]


class MatchEntry(Answer):
    """One partner, best first."""

    agency_id: str
    name: str
    total: Share
    known_share: Share = Field(
        description="What rests on values that somebody answers for, each by its reliability."
    )
    assumed_share: Share = Field(
        description="What rests on inferred and assumed values; the rest is not known."
    )
    suggested: Cooperation
    km: float | None
    components: list[ComponentEntry]
    best_months: BestMonthsEntry | None = Field(
        default=None, description="For a secondment: when it suits both. Null where none is asked."
    )


class ExclusionEntry(Answer):
    """One agency that is not proposed, and why."""

    agency_id: str
    name: str
    reason: ExclusionCode
    sentence: str


class PartnersAnswer(Answer):
    """The best partners for a need."""

    need: NeedDocument
    matches: list[MatchEntry]
    eligible: int
    excluded: list[ExclusionEntry]
    not_understood: list[str] = Field(
        description="The tasks of the need that were not found to be about the trade."
    )
    index: IndexStamp
