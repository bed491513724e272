"""What is a state agency, where is it, and what can it teach an apprentice?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NewType

from matcher.domain.calendar import BusySeason
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.domain.provenance import Origin, Sourced

AgencyId = NewType("AgencyId", str)

_CHECK_WEIGHTS: Final = (3, 2, 7, 6, 5, 4, 3, 2)


def parse_agency_id(text: str, *, field_name: str = "agency_id") -> AgencyId:
    """Read an organisation number, spaces allowed; its ninth digit checks the other eight.

    The rule (modulus 11 with the weights 3 2 7 6 5 4 3 2) is Brønnøysundregistrene's,
    https://www.brreg.no/om-oss/registrene-vare/om-enhetsregisteret/organisasjonsnummeret/.

    Raises
    ------
    InputError
        When the text is not nine digits or the check digit is wrong.
    """
    digits = re.sub(r"[\s\u00a0.]", "", text)
    if re.fullmatch(r"[0-9]{9}", digits):
        remainder = sum(w * int(d) for w, d in zip(_CHECK_WEIGHTS, digits, strict=False)) % 11
        if (11 - remainder) % 11 == int(digits[8]):
            return AgencyId(digits)
    raise InputError(
        Problem(field=field_name, code=ProblemCode.NOT_AN_AGENCY_ID, given=text[:40]),
    )


class AgencyKind(StrEnum):
    """What sort of body an agency is; archetypes and explanations build on it."""

    MINISTRY = "ministry"
    DIRECTORATE = "directorate"
    AGENCY = "agency"
    INSPECTORATE = "inspectorate"
    COUNTY_GOVERNOR = "county_governor"
    POLICE = "police"
    COURT = "court"
    CORRECTIONAL = "correctional"
    DEFENCE = "defence"
    UNIVERSITY = "university"
    UNIVERSITY_COLLEGE = "university_college"
    RESEARCH = "research"
    HEALTH = "health"
    CULTURE = "culture"
    MUSEUM_ARCHIVE_LIBRARY = "museum_archive_library"
    TRANSPORT = "transport"
    OMBUD_BOARD = "ombud_board"
    PARLIAMENT_BODY = "parliament_body"
    CHURCH_FUND = "church_fund"
    OTHER = "other"


class AgencyStatus(StrEnum):
    """Whether an agency can be proposed; only an active one is."""

    ACTIVE = "active"
    CLOSED = "closed"
    CLOSING = "closing"
    NO_STAFF = "no_staff"
    CANNOT_HOST = "cannot_host"
    DOUBTFUL = "doubtful"


class SizeClass(StrEnum):
    """How many people work there, by the classes that the scheme's rules make interesting."""

    UNDER_75 = "under_75"
    FROM_75_TO_200 = "75_200"
    FROM_200_TO_1000 = "200_1000"
    OVER_1000 = "over_1000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A point on the map in WGS 84 degrees."""

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        """Refuse what is not on the globe."""
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            message = f"not a position: {self.latitude}, {self.longitude}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place where an apprentice can work; without a position it cannot be measured to."""

    place: str
    origin: Origin
    what: str = ""
    municipality_number: str | None = None
    position: Position | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A state body as the registers know it; `None` or empty means unknown."""

    id: AgencyId
    name: str
    status: AgencyStatus = AgencyStatus.ACTIVE
    status_note: str | None = None
    short_name: str | None = None
    other_names: tuple[str, ...] = ()
    ministry: AgencyId | None = None
    kind: AgencyKind | None = None
    parent: AgencyId | None = None
    homepage: str | None = None
    employees: int | None = None
    size: SizeClass | None = None
    sites: tuple[Site, ...] = ()

    @property
    def is_open(self) -> bool:
        """Tell whether the agency can be proposed as a partner."""
        return self.status is AgencyStatus.ACTIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkTask:
    """Something an apprentice in a trade does at an agency, in the words it was given in."""

    trade: TradeCode
    text: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtAim:
    """How sure it is that an agency can teach one aim, and the tasks that say so."""

    certainty: float
    tasks: tuple[WorkTask, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what is not a probability."""
        if not 0 <= self.certainty <= 1:
            message = f"certainty must be between 0 and 1, not {self.certainty}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOffer:
    """What an agency can give an apprentice in one trade; an aim that is absent is unknown."""

    trade: TradeCode
    aims: Mapping[AimCode, TaughtAim] = field(default_factory=dict)
    places: Sourced[int] | None = None
    host_months: Sourced[frozenset[int]] | None = None
    approved: Sourced[bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjacencyLink:
    """A known professional or strategic border between two agencies, and why it is there."""

    agency: AgencyId
    why: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class BilingualText:
    """A text in bokmål and nynorsk; either may be missing, never both."""

    nb: str | None = None
    nn: str | None = None

    def __post_init__(self) -> None:
        """Refuse a text without words."""
        if not (self.nb or self.nn):
            message = "a text needs words in at least one written form"
            raise ValueError(message)

    @property
    def any_form(self) -> str:
        """Return bokmål, else nynorsk."""
        return self.nb or self.nn or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyProfile:
    """Everything known about an agency, assembled from observations when it is read.

    `origins` gives, for each field of the agency that has a value, where that value comes from.
    `rivals` gives what other sources say about the same field, when they disagree.
    """

    agency: Agency
    tasks: tuple[WorkTask, ...] = ()
    offers: tuple[TradeOffer, ...] = ()
    season: BusySeason | None = None
    mandate: Sourced[BilingualText] | None = None
    work_areas: tuple[Sourced[str], ...] = ()
    links: tuple[AdjacencyLink, ...] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict)
    rivals: Mapping[str, tuple[Sourced[str], ...]] = field(default_factory=dict)

    def offer_in(self, trade: TradeCode) -> TradeOffer | None:
        """Return what the agency can give in `trade`, or None when nothing is known of it."""
        return next((offer for offer in self.offers if offer.trade == trade), None)
