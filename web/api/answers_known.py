"""What form do agencies, trades, aims and status have? These models are the published contract."""

from __future__ import annotations

from matcher.domain.agency import AgencyKind, AgencyStatus, SizeClass
from matcher.domain.provenance import Method
from matcher.domain.runs import RunState
from web.api.answers import Answer, IndexStamp


class AgencyEntry(Answer):
    """One agency in a list."""

    agency_id: str
    name: str
    short_name: str | None
    ministry: str | None
    kind: AgencyKind | None
    status: AgencyStatus
    is_open: bool


class AgenciesAnswer(Answer):
    """A page of agencies; `next` is the address of the page that follows."""

    agencies: list[AgencyEntry]
    total: int
    limit: int
    offset: int
    next: str | None


class OriginEntry(Answer):
    """Where a value is from, how it is known, and when it was first and last seen."""

    source: str
    method: Method
    url: str | None
    first_seen: str | None
    last_seen: str | None


class AgencyAnswer(Answer):
    """Everything known about an agency, each value with its origin; null is unknown."""

    agency_id: str
    name: str
    short_name: str | None
    other_names: list[str]
    status: AgencyStatus
    status_note: str | None
    kind: AgencyKind | None
    ministry: str | None
    parent: str | None
    homepage: str | None
    employees: int | None
    size_class: SizeClass | None
    mandate: dict[str, str | None] | None
    work_areas: list[dict[str, object]]
    sites: list[dict[str, object]]
    busy: list[dict[str, object]] | None
    tasks: list[dict[str, object]]
    offers: list[dict[str, object]]
    adjacent: list[dict[str, object]]
    origins: dict[str, OriginEntry]
    rivals: dict[str, list[dict[str, object]]]


class AimEntry(Answer):
    """One competence aim."""

    aim: str
    number: int
    text_nb: str | None
    text_nn: str | None
    official_form: str


class TradeEntry(Answer):
    """One trade in a list; `aims` says how many aims of it are known."""

    trade: str
    programme_area: str
    name_nb: str
    name_nn: str | None
    is_expired: bool
    aims: int


class TradesAnswer(Answer):
    """Every trade."""

    trades: list[TradeEntry]


class TradeAnswer(Answer):
    """A trade with its competence aims in the order of the regulation."""

    trade: str
    programme_area: str
    name_nb: str
    name_nn: str | None
    is_expired: bool
    aims: list[AimEntry]


class RankedAimEntry(Answer):
    """How surely a text is about an aim."""

    aim: str
    score: float
    text_nb: str | None
    text_nn: str | None


class AimEvidenceEntry(Answer):
    """The words of the text that spoke for an aim, and the nearest known phrases."""

    aim: str
    words: list[str]
    phrases: list[str]


class AimsOfTextEntry(Answer):
    """The aims of one text, best first."""

    text: str
    aims: list[RankedAimEntry]
    off_topic: bool
    evidence: list[AimEvidenceEntry]


class AimsAnswer(Answer):
    """Work tasks mapped to the competence aims of a trade."""

    trade: str
    results: list[AimsOfTextEntry]


class SourceEntry(Answer):
    """One source: what it is and how fresh."""

    source: str
    title: str
    publisher: str
    url: str
    licence: str
    last_good_at: str | None
    age_days: int | None
    last_run_at: str
    last_run_state: RunState
    last_run_message: str
    observations: int


class StatusAnswer(Answer):
    """The index in service and the age of each source."""

    index: IndexStamp | None
    sources: list[SourceEntry]
