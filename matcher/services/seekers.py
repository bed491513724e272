"""What does the seeker lack, have and measure from, as numbers for the scoring?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from matcher.domain.agency import AgencyProfile, Position
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.domain.need import Need
from matcher.domain.provenance import Method
from matcher.geography import road_km
from matcher.scoring.candidates import IntArray
from matcher.scoring.seeker import Seeker
from matcher.scoring.trust import FloatArray, Trust, same_trust, trust_of
from matcher.services.index import Index
from matcher.services.similarity import compute_similarities
from matcher.services.starts import starts_of

SAID: Final = same_trust(1.0, known=1.0)
"""What the seeker says of itself is taken at its word."""

NOTHING: Final = same_trust(0.0, known=0.0)


def make_seeker(index: Index, need: Need) -> Seeker:
    """Look up and compute everything that scoring needs to know of the one who seeks."""
    said_covered, unclear_covered = _said(index, need.trade, need.covered_aims, need.covered_tasks)
    said_missing, unclear_missing = _said(index, need.trade, need.missing_aims, need.missing_tasks)
    covered, covered_trust = _covered(index, need, said_covered)
    missing, missing_trust = _missing(index, said_missing, covered)
    busy, busy_trust = _busy(index, need)
    km, km_trust, nearest = _distances(index, need)
    return Seeker(
        need=need,
        profile=_profile(index, need),
        missing=missing,
        missing_trust=missing_trust,
        said_missing=bool(said_missing.any()),
        covered=covered,
        covered_trust=covered_trust,
        busy_months=busy,
        busy_trust=busy_trust,
        km=km,
        km_trust=km_trust,
        nearest_site=lambda row: index.candidates.sites[int(nearest[row])],
        similarities=compute_similarities(index, need),
        not_understood=tuple(dict.fromkeys(unclear_missing + unclear_covered)),
    )


def _profile(index: Index, need: Need) -> AgencyProfile | None:
    return index.profile(need.seeker) if need.seeker else None


def _row(index: Index, need: Need) -> int | None:
    return index.candidates.row_of.get(need.seeker) if need.seeker else None


def _covered(index: Index, need: Need, said: FloatArray) -> tuple[FloatArray, Trust]:
    """Return how sure it is that the seeker teaches each aim, and how far to trust that.

    What it said it has is trusted fully, what it said it lacks counts as nothing, and for the
    rest its profile speaks, as far as that goes. The trust is the mean over what is covered.
    """
    columns = index.candidates.trades[need.trade]
    row = _row(index, need)
    profile = np.zeros(len(columns.aims)) if row is None else columns.certainty[row]
    lacked = np.array([aim in need.missing_aims for aim in columns.aims])
    by_profile = np.where(lacked | (said > 0), 0.0, profile)
    trust = NOTHING if row is None else columns.trust.at(row)
    whole = said.sum() + by_profile.sum()
    if said.any():
        share = float(said.sum() / whole)
        trust = Trust(
            reliability=share + (1 - share) * trust.reliability,
            known=share + (1 - share) * trust.known,
        )
    return said + by_profile, trust


def _missing(index: Index, said: FloatArray, covered: FloatArray) -> tuple[FloatArray, Trust]:
    """Return how much each aim is wanted, and how far to trust that.

    What was said; else what the seeker is not known to cover, which is at best assumed: no list
    of tasks says that it is complete.
    """
    if said.any():
        return said, SAID
    assumed = index.weights.reliability[Method.ASSUMED]
    return 1 - covered, same_trust(assumed, known=0.0)


def _said(
    index: Index, trade: TradeCode, aims: Sequence[AimCode], texts: Sequence[str]
) -> tuple[FloatArray, tuple[str, ...]]:
    """Return how surely a need names each aim, and those of its texts that name none."""
    codes = index.candidates.trades[trade].aims
    said = np.array([float(code in aims) for code in codes])
    unclear = []
    column_of = {code: column for column, code in enumerate(codes)}
    for ranking in index.models.aim_ranker.rank(trade, texts) if texts else ():
        for code, probability in ranking.sure_aims:
            said[column_of[code]] = max(said[column_of[code]], probability)
        if not ranking.sure_aims:
            unclear.append(ranking.text)
    return said, tuple(unclear)


def _busy(index: Index, need: Need) -> tuple[frozenset[int], Trust]:
    """Return the seeker's busy months as it said, else as its profile says, and how trusted."""
    if need.busy_months:
        return need.busy_months, SAID
    profile = _profile(index, need)
    if profile is None or profile.season is None:
        return frozenset(), NOTHING
    return profile.season.months, trust_of(profile.season.origins, index.weights.reliability)


def _distances(index: Index, need: Need) -> tuple[FloatArray, Trust, IntArray]:
    """Return for each candidate the road distance, its trust, and which site is the nearest."""
    sites = index.candidates
    km = np.full(len(sites.ids), np.nan)
    nearest = np.zeros(len(sites.ids), dtype=np.int64)
    unknown = Trust(reliability=np.zeros(len(km)), known=np.zeros(len(km)))
    starts = positions_of(index, need)
    if not starts or not len(sites.site_owner):
        return km, unknown, nearest
    between = np.min(
        [
            road_km(p.latitude, p.longitude, sites.site_latitude, sites.site_longitude)
            for p in starts
        ],
        axis=0,
    )
    order = np.lexsort((between, sites.site_owner))
    owners, first = np.unique(sites.site_owner[order], return_index=True)
    nearest[owners] = order[first]
    km[owners] = between[nearest[owners]]
    trust = sites.site_trust.at(nearest).also(own_place_trust(index, need))
    return km, unknown.instead(~np.isnan(km), trust), nearest


def own_place_trust(index: Index, need: Need) -> Trust:
    """Return how far the seeker's own place can be trusted: fully when it said one."""
    profile = _profile(index, need)
    if need.place or profile is None:
        return SAID
    return trust_of((site.origin for site in profile.agency.sites), index.weights.reliability)


def positions_of(index: Index, need: Need) -> list[Position]:
    """Return where the seeker measures from: the place it said, else all its sites."""
    return [start.position for start in starts_of(index, need)]
