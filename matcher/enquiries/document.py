"""How does an e-mail look as JSON?"""

from __future__ import annotations

from datetime import date
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, field_validator

MAX_BODY: Final = 100_000


class EnquiryDocument(BaseModel):
    """An e-mail as JSON; only the body must be there. Without a date, today counts."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, title="Enquiry")

    body: str = Field(max_length=MAX_BODY, description="The text, as it came in.")
    id: str | int | None = Field(default=None, description="Given back with the answer.")
    # The line of an e-mail is called so everywhere.
    subject: str = Field(default="", max_length=1000)
    sent_date: str | None = Field(
        default=None, description="The day it was sent, YYYY-MM-DD.", examples=["2026-01-12"]
    )

    @field_validator("sent_date")
    @classmethod
    def _is_date(cls, given: str | None) -> str | None:
        if given is not None:
            date.fromisoformat(given[:10])
        return given
