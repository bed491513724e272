"""Which e-mails has a person labelled with the needs that they state?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, model_validator

from matcher.evaluation.case_files import LabelledCase, read_case_lines

OR: Final = "|"
"""Between two aims that both would be right for the same words."""


class GoldNeed(BaseModel):
    """What a need says, field by field; null or empty when the mail does not say it.

    An aim may be written with its equals, as `KM1|KM2`. `accept` has, for a field, other values
    that are right too.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    agency_name: str | None = None
    trades: tuple[str, ...] = ()
    cooperation: str | None = None
    direction: str | None = None
    missing_aims: tuple[str, ...] = ()
    covered_aims: tuple[str, ...] = ()
    busy_months: tuple[int, ...] = ()
    start: str | None = None
    apprentices: int | None = None
    place: str | None = None
    accept: Mapping[str, tuple[Any, ...]] = Field(default_factory=dict)


class Gold(GoldNeed):
    """What a whole mail says: one need, or several with the fields in which they differ."""

    off_topic: bool = False
    questions_count: int = 0
    needs: tuple[GoldNeed, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, given: Any) -> Any:  # noqa: ANN401 - JSON may be anything until it is parsed
        """Count questions that are written out, and give each need what the mail says for all."""
        if not isinstance(given, dict):
            return given
        filled = dict(given)
        if "questions" in given:
            filled.setdefault("questions_count", len(given["questions"]))
        filled["needs"] = [
            {**given, "trades": [need["trade"]] if need.get("trade") else [], **need}
            for need in given.get("needs", ())
        ]
        return filled

    @property
    def own_needs(self) -> tuple[GoldNeed, ...]:
        """Return the needs told apart by the labeller, else the mail as one."""
        return self.needs or (self,)


class EnquiryCase(LabelledCase):
    """An e-mail, who labelled it and when, and the needs that the labeller found in it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    lang: Annotated[str, Field(pattern="^(nb|nn|en)$")]
    sent_date: date
    subject: str
    body: str
    gold: Gold
    labelled_by: str = ""
    labelled_on: date | None = None
    notes: str = ""

    @property
    def is_off_topic(self) -> bool:
        """Tell whether the mail asks for nothing that can be answered."""
        return self.gold.off_topic or "OFF-TOPIC" in self.notes


def read_enquiry_cases(path: Path) -> tuple[EnquiryCase, ...]:
    """Read labelled mails, one JSON on each line.

    Raises
    ------
    SourceError
        When a line is not a labelled mail or an id occurs twice.
    """
    return read_case_lines(path, EnquiryCase)
