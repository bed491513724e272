"""Which agencies can teach which aims of a trade, how surely, and when are they busy?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from matcher.domain.agency import AgencyId, AgencyProfile
from matcher.domain.calendar import MONTHS
from matcher.domain.certainty import PROBABLE_FROM
from matcher.domain.curriculum import AimCode, CompetenceAim, Curriculum, TradeCode
from matcher.scoring import TradeColumns
from matcher.services.agencies import alphabetical
from matcher.services.index import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class AimCoverage:
    """An aim, how many agencies probably teach it, and how many of them by what they have said.

    What an agency has said is what it or a source of its own answers for; the rest is assumed.
    """

    aim: CompetenceAim
    probable: int
    known: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TeachingAgency:
    """An agency, and how sure it is of each aim in the curriculum's order that it teaches it.

    `expected` is how many aims that makes on the whole.
    """

    agency: AgencyId
    name: str
    certainty: tuple[float, ...]
    expected: float
    is_approved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeCoverage:
    """A trade with its aims, and the open agencies with tasks in it, those that teach most first.

    `busy` has for each month how many of them are busy then, of the `seasons` whose season is
    known or assumed.
    """

    curriculum: Curriculum
    aims: tuple[AimCoverage, ...]
    agencies: tuple[TeachingAgency, ...]
    busy: tuple[int, ...]
    seasons: int


def trade_coverage(index: Index, trade: TradeCode) -> TradeCoverage | None:
    """Return who can teach what in a trade, or None when there is no such trade."""
    curriculum = index.curricula.get(trade)
    if curriculum is None:
        return None
    profiles = [profile for profile in _with_trade(index, trade) if profile.agency.is_open]
    columns = index.candidates.trades.get(trade)
    known = _known_counts(profiles, trade)
    agencies = [_teaching(profile, curriculum, index, columns) for profile in profiles]
    shares = np.array([one.certainty for one in agencies]).reshape(
        len(agencies), len(curriculum.aims)
    )
    probable = (shares >= PROBABLE_FROM).sum(axis=0).tolist()
    months = [profile.season.months for profile in profiles if profile.season is not None]
    return TradeCoverage(
        curriculum=curriculum,
        aims=tuple(
            AimCoverage(aim=aim, probable=count, known=known.get(aim.code, 0))
            for aim, count in zip(curriculum.aims, probable, strict=True)
        ),
        agencies=tuple(sorted(agencies, key=lambda one: (-one.expected, alphabetical(one.name)))),
        busy=tuple(sum(month in busy for busy in months) for month in MONTHS),
        seasons=len(months),
    )


def agencies_by_trade(index: Index) -> Mapping[TradeCode, int]:
    """Return how many open agencies have tasks in each trade that any has tasks in."""
    counts = {trade: 0 for trade in index.candidates.trades}
    for profile in index.candidates.profiles:
        if profile.agency.is_open:
            for offer in profile.offers:
                counts[offer.trade] = counts.get(offer.trade, 0) + 1
    return counts


def _with_trade(index: Index, trade: TradeCode) -> list[AgencyProfile]:
    return [one for one in index.candidates.profiles if one.offer_in(trade) is not None]


def _teaching(
    profile: AgencyProfile, curriculum: Curriculum, index: Index, columns: TradeColumns | None
) -> TeachingAgency:
    offer = profile.offer_in(curriculum.trade.code)
    sure: dict[AimCode, float] = {}
    if columns is not None:
        row = columns.certainty[index.candidates.row_of[profile.agency.id]]
        sure = dict(zip(columns.aims, row.tolist(), strict=True))
    certainty = tuple(sure.get(aim.code, 0.0) for aim in curriculum.aims)
    return TeachingAgency(
        agency=profile.agency.id,
        name=profile.agency.name,
        certainty=certainty,
        expected=sum(certainty),
        is_approved=bool(offer and offer.approved and offer.approved.value),
    )


def _known_counts(profiles: list[AgencyProfile], trade: TradeCode) -> dict[AimCode, int]:
    """Return for each aim how many probably teach it by a task that somebody answers for."""
    counts: dict[AimCode, int] = {}
    for profile in profiles:
        offer = profile.offer_in(trade)
        for code, taught in (offer.aims if offer else {}).items():
            is_known = any(task.origin.method.is_known for task in taught.tasks)
            counts[code] = counts.get(code, 0) + (is_known and taught.certainty >= PROBABLE_FROM)
    return counts
