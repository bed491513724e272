"""What form has an e-mail that was read? These models are the published contract."""

from __future__ import annotations

from pydantic import Field

from matcher.domain.need import Cooperation, Direction, Similarity
from web.api.answers import Answer, Share


class ReadNeedEntry(Answer):
    """One need that an e-mail tells, by the contract of the need; what was not said is null."""

    agency_id: str | None
    agency_name: str | None
    trade: str | None
    cooperation: Cooperation | None
    direction: Direction | None
    missing_aims: list[str]
    covered_aims: list[str]
    missing_tasks: list[str]
    covered_tasks: list[str]
    similarity: Similarity | None
    busy_months: list[int]
    start: str | None
    months: int | None
    apprentices: int | None
    place: str | None
    max_km: float | None
    questions: list[str]
    limit: int
    evidence: dict[str, list[list[int]]] = Field(
        description="By key, the spans of the body that say so: first and past the last."
    )
    certainty: dict[str, Share]


class EnquiryAnswer(Answer):
    """The needs of an e-mail, or why it has none."""

    id: str | int | None
    needs: list[ReadNeedEntry]
    off_topic: str | None
