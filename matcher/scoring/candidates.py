"""How do the indexed agencies look as columns, so that thousands are scored at once?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from matcher.domain.agency import AgencyId, AgencyProfile, SizeClass
from matcher.domain.calendar import MONTHS
from matcher.domain.curriculum import AimCode, Curriculum, TradeCode
from matcher.domain.match import Evidence, Reason
from matcher.domain.provenance import Method, Origin

FloatArray: TypeAlias = NDArray[np.float64]
BoolArray: TypeAlias = NDArray[np.bool_]
IntArray: TypeAlias = NDArray[np.int64]

UNKNOWN_SIZE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why one candidate has its value in one component."""

    reason: Reason
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentColumn:
    """One component over all candidates.

    `values` has one number between 0 and 1 for each candidate, NaN where unknown; `reliability`
    says how far the facts behind it can be trusted. `explain` gives the words for one candidate.
    """

    values: FloatArray
    reliability: FloatArray
    explain: Callable[[int], Explanation]


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeColumns:
    """What the candidates can teach in one trade.

    `certainty` is candidates × aims: how sure it is that the candidate teaches the aim, and
    `taught` is its sum over the aims.
    `reliability` is how far the task descriptions can be trusted, 0 where there are none.
    """

    trade: TradeCode
    aims: tuple[AimCode, ...]
    certainty: FloatArray
    taught: FloatArray
    reliability: FloatArray
    approved: BoolArray
    places: FloatArray

    @property
    def is_known(self) -> BoolArray:
        """Tell for each candidate whether anything is known of its tasks in the trade."""
        return self.reliability > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """All indexed agencies; row i of every column is `profiles[i]`, in the order of their numbers.

    `busy` is candidates × 12 months. `site_owner` gives the candidate of each site, ascending,
    for the sites whose position (degrees) is known. `named_by` gives the rows that name an
    agency as a neighbour.
    """

    profiles: Sequence[AgencyProfile]
    ids: tuple[AgencyId, ...]
    row_of: Mapping[AgencyId, int]
    is_open: BoolArray
    busy: BoolArray
    busy_reliability: FloatArray
    ministry: NDArray[np.str_]
    size: IntArray
    size_reliability: FloatArray
    site_owner: IntArray
    site_latitude: FloatArray
    site_longitude: FloatArray
    site_reliability: FloatArray
    site_place: tuple[str, ...]
    mandate_reliability: FloatArray
    named_by: Mapping[AgencyId, tuple[int, ...]]
    trades: Mapping[TradeCode, TradeColumns]


def collect_candidates(
    profiles: Sequence[AgencyProfile],
    curricula: Sequence[Curriculum],
    reliability: Mapping[Method, float],
    enough_tasks: float,
) -> Candidates:
    """Return the profiles as columns, in the order of their numbers."""
    profiles = sorted(profiles, key=lambda profile: profile.agency.id)
    sites = [
        (row, site, site.position)
        for row, profile in enumerate(profiles)
        for site in profile.agency.sites
        if site.position is not None
    ]
    return Candidates(
        profiles=profiles,
        ids=tuple(profile.agency.id for profile in profiles),
        row_of={profile.agency.id: row for row, profile in enumerate(profiles)},
        is_open=np.array([profile.agency.is_open for profile in profiles], dtype=bool),
        busy=_busy_months(profiles),
        busy_reliability=np.array([_season_trust(p, reliability) for p in profiles], dtype=float),
        ministry=np.array([profile.agency.ministry or "" for profile in profiles], dtype=str),
        size=np.array([_size_number(p.agency.size) for p in profiles], dtype=np.int64),
        size_reliability=np.array([_trust(_size_origin(p), reliability) for p in profiles]),
        site_owner=np.array([row for row, _, _ in sites], dtype=np.int64),
        site_latitude=np.array([position.latitude for _, _, position in sites], dtype=float),
        site_longitude=np.array([position.longitude for _, _, position in sites], dtype=float),
        site_reliability=np.array([_trust(site.origin, reliability) for _, site, _ in sites]),
        site_place=tuple(site.place for _, site, _ in sites),
        mandate_reliability=np.array([_mandate_trust(p, reliability) for p in profiles]),
        named_by=_named_by(profiles),
        trades={
            curriculum.trade.code: _trade_columns(profiles, curriculum, reliability, enough_tasks)
            for curriculum in curricula
            if curriculum.aims
        },
    )


def _trade_columns(
    profiles: Sequence[AgencyProfile],
    curriculum: Curriculum,
    reliability: Mapping[Method, float],
    enough_tasks: float,
) -> TradeColumns:
    trade = curriculum.trade.code
    aims = tuple(aim.code for aim in curriculum.aims)
    column_of = {aim: column for column, aim in enumerate(aims)}
    certainty = np.zeros((len(profiles), len(aims)))
    trust = np.zeros(len(profiles))
    approved = np.zeros(len(profiles), dtype=bool)
    places = np.full(len(profiles), np.nan)
    for row, profile in enumerate(profiles):
        trust[row] = _tasks_trust(profile, trade, reliability, enough_tasks)
        offer = profile.offer_in(trade)
        if offer is None:
            continue
        approved[row] = offer.approved is not None and offer.approved.value
        places[row] = np.nan if offer.places is None else offer.places.value
        for aim, taught in offer.aims.items():
            if aim in column_of:
                certainty[row, column_of[aim]] = taught.certainty
    return TradeColumns(
        trade=trade,
        aims=aims,
        certainty=certainty,
        taught=certainty.sum(axis=1),
        reliability=trust,
        approved=approved,
        places=places,
    )


def _tasks_trust(
    profile: AgencyProfile,
    trade: TradeCode,
    reliability: Mapping[Method, float],
    enough_tasks: float,
) -> float:
    """Return how far the known tasks in a trade can be trusted to be the whole picture.

    The mean trust in the tasks, less when they are few: with `enough_tasks` of them, half.
    """
    trusts = [reliability[task.origin.method] for task in profile.tasks if task.trade == trade]
    if not trusts:
        return 0.0
    return sum(trusts) / len(trusts) * len(trusts) / (len(trusts) + enough_tasks)


def _named_by(profiles: Sequence[AgencyProfile]) -> dict[AgencyId, tuple[int, ...]]:
    """Return, for each agency, the rows whose profile links to it."""
    rows: dict[AgencyId, list[int]] = {}
    for row, profile in enumerate(profiles):
        for link in profile.links:
            rows.setdefault(link.agency, []).append(row)
    return {agency: tuple(named) for agency, named in rows.items()}


def _busy_months(profiles: Sequence[AgencyProfile]) -> BoolArray:
    """Return candidates × 12 months: whether the candidate is busy then."""
    busy = np.zeros((len(profiles), len(MONTHS)), dtype=bool)
    for row, profile in enumerate(profiles):
        for month in profile.season.months if profile.season else ():
            busy[row, month - 1] = True
    return busy


def _size_number(size: SizeClass | None) -> int:
    """Return the place of a size class among them all, from the smallest."""
    return UNKNOWN_SIZE if size is None else list(SizeClass).index(size)


def _season_trust(profile: AgencyProfile, reliability: Mapping[Method, float]) -> float:
    """Return the mean trust in the busy periods; 0 when the season is unknown."""
    if profile.season is None or not profile.season.periods:
        return 0.0
    trusts = [reliability[period.origin.method] for period in profile.season.periods]
    return sum(trusts) / len(trusts)


def _size_origin(profile: AgencyProfile) -> Origin | None:
    return profile.origins.get("employees") or profile.origins.get("size_class")


def _mandate_trust(profile: AgencyProfile, reliability: Mapping[Method, float]) -> float:
    """Return the trust in the mandate, else in the first work area; 0 when neither is known."""
    if profile.mandate is not None:
        return reliability[profile.mandate.origin.method]
    return _trust(profile.work_areas[0].origin, reliability) if profile.work_areas else 0.0


def _trust(origin: Origin | None, reliability: Mapping[Method, float]) -> float:
    return 0.0 if origin is None else reliability[origin.method]
