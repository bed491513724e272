"""How do the indexed agencies look as columns, so that thousands are scored at once?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from matcher.domain.agency import (
    AgencyId,
    AgencyProfile,
    Position,
    Site,
    SizeClass,
    TradeOffer,
)
from matcher.domain.calendar import MONTHS
from matcher.domain.curriculum import AimCode, Curriculum, TradeCode
from matcher.domain.fields import SIZE_CLASS
from matcher.domain.match import Evidence, Reason
from matcher.domain.provenance import Origin, Sourced
from matcher.scoring.trust import BoolArray, FloatArray, Reliability, Trust, trust_in_each

IntArray: TypeAlias = NDArray[np.int64]

T = TypeVar("T")

UNKNOWN_SIZE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why one candidate has its value in one component."""

    reason: Reason
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentColumn:
    """One component over all candidates.

    `values` has one number between 0 and 1 for each candidate, NaN where unknown; `trust` says
    how far the facts behind it can be trusted. `explain` gives the words for one candidate.
    """

    values: FloatArray
    trust: Trust
    explain: Callable[[int], Explanation]


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeColumns:
    """What the candidates can teach in one trade.

    `certainty` is candidates × aims: how sure it is that the candidate teaches the aim, and
    `taught` is its sum over the aims.
    `task_trust` is how far the task descriptions can be trusted, and `trust` how far they can be
    trusted to be the whole picture.
    """

    trade: TradeCode
    aims: tuple[AimCode, ...]
    certainty: FloatArray
    taught: FloatArray
    task_trust: Trust
    trust: Trust
    approved: BoolArray
    approved_trust: Trust
    places: FloatArray
    places_trust: Trust

    @property
    def is_known(self) -> BoolArray:
        """Tell for each candidate whether anything is known of its tasks in the trade."""
        return self.trust.reliability > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """All indexed agencies; row i of every column is `profiles[i]`, in the order of their numbers.

    `busy` is candidates × 12 months. `site_owner` gives the candidate of each site, ascending,
    for the sites whose position (degrees) is known. `named_by` gives the rows that name an
    agency as a neighbour. `reliability` is the table that the trust was read from.
    """

    profiles: Sequence[AgencyProfile]
    ids: tuple[AgencyId, ...]
    row_of: Mapping[AgencyId, int]
    is_open: BoolArray
    busy: BoolArray
    busy_trust: Trust
    ministry: NDArray[np.str_]
    size: IntArray
    size_trust: Trust
    site_owner: IntArray
    site_latitude: FloatArray
    site_longitude: FloatArray
    site_trust: Trust
    sites: tuple[Site, ...]
    mandate_trust: Trust
    work_areas_trust: Trust
    reliability: Reliability
    named_by: Mapping[AgencyId, tuple[int, ...]]
    trades: Mapping[TradeCode, TradeColumns]


def collect_candidates(
    profiles: Sequence[AgencyProfile],
    curricula: Sequence[Curriculum],
    reliability: Reliability,
    enough_tasks: float,
) -> Candidates:
    """Return the profiles as columns, in the order of their numbers."""
    profiles = sorted(profiles, key=lambda profile: profile.agency.id)
    sites = _located_sites(profiles)
    return Candidates(
        profiles=profiles,
        ids=tuple(profile.agency.id for profile in profiles),
        row_of={profile.agency.id: row for row, profile in enumerate(profiles)},
        is_open=np.array([profile.agency.is_open for profile in profiles], dtype=bool),
        busy=_busy_months(profiles),
        busy_trust=trust_in_each([_season_origins(p) for p in profiles], reliability),
        ministry=np.array([profile.agency.ministry or "" for profile in profiles], dtype=str),
        size=np.array([_size_number(p.agency.size) for p in profiles], dtype=np.int64),
        size_trust=trust_in_each([[p.origins.get(SIZE_CLASS)] for p in profiles], reliability),
        site_owner=np.array([row for row, _, _ in sites], dtype=np.int64),
        site_latitude=np.array([position.latitude for _, _, position in sites], dtype=float),
        site_longitude=np.array([position.longitude for _, _, position in sites], dtype=float),
        site_trust=trust_in_each([[site.origin] for _, site, _ in sites], reliability),
        sites=tuple(site for _, site, _ in sites),
        mandate_trust=trust_in_each([_mandate_origins(p) for p in profiles], reliability),
        work_areas_trust=trust_in_each([_work_area_origins(p) for p in profiles], reliability),
        reliability=reliability,
        named_by=_named_by(profiles),
        trades={
            curriculum.trade.code: _trade_columns(profiles, curriculum, reliability, enough_tasks)
            for curriculum in curricula
            if curriculum.aims
        },
    )


def _located_sites(profiles: Sequence[AgencyProfile]) -> list[tuple[int, Site, Position]]:
    """Return the sites that can be measured to, each with the row of its owner."""
    return [
        (row, site, site.position)
        for row, profile in enumerate(profiles)
        for site in profile.agency.sites
        if site.position is not None
    ]


def _trade_columns(
    profiles: Sequence[AgencyProfile],
    curriculum: Curriculum,
    reliability: Reliability,
    enough_tasks: float,
) -> TradeColumns:
    trade = curriculum.trade.code
    aims = tuple(aim.code for aim in curriculum.aims)
    offers = [profile.offer_in(trade) or TradeOffer(trade=trade) for profile in profiles]
    tasks = [[task.origin for task in p.tasks if task.trade == trade] for p in profiles]
    counts = np.array([float(len(own)) for own in tasks])
    task_trust = trust_in_each(tasks, reliability)
    certainty = np.array(
        [
            [offer.aims[aim].certainty if aim in offer.aims else 0.0 for aim in aims]
            for offer in offers
        ]
    ).reshape(len(offers), len(aims))
    approved, places = [offer.approved for offer in offers], [offer.places for offer in offers]
    return TradeColumns(
        trade=trade,
        aims=aims,
        certainty=certainty,
        taught=certainty.sum(axis=1),
        task_trust=task_trust,
        # With `enough_tasks` known tasks we trust the picture half-way.
        trust=task_trust.scaled(counts / (counts + enough_tasks)),
        approved=np.array([a is not None and a.value for a in approved], dtype=bool),
        approved_trust=trust_in_each([_origin_of(a) for a in approved], reliability),
        places=np.array([np.nan if p is None else float(p.value) for p in places]),
        places_trust=trust_in_each([_origin_of(p) for p in places], reliability),
    )


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


def _season_origins(profile: AgencyProfile) -> tuple[Origin, ...]:
    return profile.season.origins if profile.season else ()


def _mandate_origins(profile: AgencyProfile) -> tuple[Origin, ...]:
    """Return where the mandate is from, else the work areas: what likeness is measured on."""
    if profile.mandate is not None:
        return (profile.mandate.origin,)
    return _work_area_origins(profile)


def _work_area_origins(profile: AgencyProfile) -> tuple[Origin, ...]:
    return tuple(area.origin for area in profile.work_areas)


def _origin_of(sourced: Sourced[T] | None) -> tuple[Origin, ...]:
    return () if sourced is None else (sourced.origin,)
