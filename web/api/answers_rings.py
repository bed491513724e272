"""What form do rings and rotations have? These models are the published contract."""

from __future__ import annotations

from pydantic import Field

from matcher.domain.ring import AskAbout, RingPart
from matcher.services.need_document import NeedDocument
from web.api.answers import Answer, IndexStamp, LongestWay, Share

_MONTH = r"^\d{4}-\d{2}$"


class TaughtAimEntry(Answer):
    """How surely an aim is taught."""

    aim: str
    certainty: Share


class QuestionEntry(Answer):
    """What to ask a member before the ring is agreed."""

    about: AskAbout
    sentence: str


class RingMemberEntry(Answer):
    """One member, and the aims that no other member teaches."""

    agency_id: str
    name: str
    only_teaches: list[str]
    questions: list[QuestionEntry]


class RingPartEntry(Answer):
    """One part of a ring's value; the contributions add up to the value."""

    part: RingPart
    name: str
    value: Share
    weight: Share
    contribution: Share


class GapHostEntry(Answer):
    """Somebody outside the ring who could teach what it lacks."""

    agency_id: str
    name: str
    aims: list[TaughtAimEntry]


class WithdrawalEntry(Answer):
    """What is left when a member withdraws."""

    agency_id: str
    coverage: Share
    lost_aims: list[str]


class StayEntry(Answer):
    """One apprentice at one host; both months are included."""

    apprentice: int
    employer: str
    host: str
    first: str = Field(pattern=_MONTH)
    last: str = Field(pattern=_MONTH)
    months: int


class ApprenticeEntry(Answer):
    """One apprenticeship: the employer, the months, those left open and the half-year reviews."""

    apprentice: int
    employer: str
    first: str = Field(pattern=_MONTH)
    last: str = Field(pattern=_MONTH)
    free_months: int = Field(
        default=0, description="So many last months are planned when it is known what is lacked."
    )
    half_year_reviews: list[str]


class RingEntry(Answer):
    """One ring, with a rotation when one was asked for and the places suffice."""

    members: list[RingMemberEntry]
    value: Share
    parts: list[RingPartEntry]
    coverage: Share
    aims: list[TaughtAimEntry]
    uncovered_aims: list[str]
    aims_by_member: dict[str, list[TaughtAimEntry]]
    gap_hosts: list[GapHostEntry]
    withdrawals: list[WithdrawalEntry]
    coordinator: str
    longest_way: LongestWay | None = Field(description="Null where no way is known.")
    warnings: list[str] = Field(
        description="Who is too far away, and what the rotation could not avoid, or why it is none."
    )
    rotation: list[StayEntry]
    apprentices: list[ApprenticeEntry]
    hand_overs: list[str]
    rotation_is_optimal: bool | None
    rotation_cost: int | None = None
    rotation_bound: int | None = None


class ProofEntry(Answer):
    """Why there are no better rings: how many are possible, and what the others are below."""

    partners: int
    possible: int
    valued: int
    others_below: float


class RingsAnswer(Answer):
    """The best rings for a need."""

    need: NeedDocument
    rings: list[RingEntry]
    exact: bool
    proof: ProofEntry
    notes: list[str] = Field(
        description="That something else than a ring was asked for, where it was."
    )
    index: IndexStamp
