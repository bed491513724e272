"""What was read out of an enquiry: which needs, said with which words, and how surely?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Generic, TypeVar

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import YearMonth
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.domain.need import Cooperation, Direction

T = TypeVar("T")
Span = tuple[int, int]

SURE: Final = 0.95
LIKELY: Final = 0.8
WEAK: Final = 0.55


@dataclass(frozen=True, slots=True, kw_only=True)
class Enquiry:
    """An e-mail as it came in."""

    subject: str
    body: str
    sent: date


class OffTopic(StrEnum):
    """Why an e-mail asks for nothing that Samlære can answer."""

    EMPTY = "empty"
    AUTOMATIC_REPLY = "automatic_reply"
    APPLICANT = "applicant"
    ADVERT = "advert"
    NO_APPRENTICE = "no_apprentice"
    NO_COOPERATION = "no_cooperation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Generic[T]):
    """A value, the spans of the body that say it (none when only the subject does), how surely."""

    value: T
    spans: tuple[Span, ...]
    certainty: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAgency:
    """An agency by its name, or a unit of one; without a number when the index has none."""

    name: str
    agency: AgencyId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNeed:
    """One need of an enquiry; None or empty means that it was not said."""

    trade: Said[TradeCode] | None = None
    agency: Said[SaidAgency] | None = None
    cooperation: Said[Cooperation] | None = None
    direction: Said[Direction] | None = None
    missing_aims: tuple[Said[AimCode], ...] = ()
    covered_aims: tuple[Said[AimCode], ...] = ()
    missing_tasks: tuple[Said[str], ...] = ()
    covered_tasks: tuple[Said[str], ...] = ()
    busy_months: tuple[Said[int], ...] = ()
    start: Said[YearMonth] | None = None
    months: Said[int] | None = None
    apprentices: Said[int] | None = None
    place: Said[str] | None = None
    max_km: Said[float] | None = None
    questions: tuple[Said[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryReading:
    """The needs of an enquiry; one empty need and the reason when it is off topic."""

    needs: tuple[ReadNeed, ...]
    off_topic: OffTopic | None = None
