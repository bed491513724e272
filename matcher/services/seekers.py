"""What does the seeker lack, have and measure from, as numbers for the scoring?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matcher.domain.agency import AgencyProfile, Position
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.domain.need import Need
from matcher.domain.provenance import Method
from matcher.geography import road_km
from matcher.scoring.candidates import FloatArray, IntArray
from matcher.scoring.seeker import Seeker
from matcher.services.index import Index
from matcher.services.similarity import compute_similarities

SURE_ENOUGH = 0.15
"""An own text speaks for an aim from this probability on."""

AIMS_PER_TEXT = 3
"""One work task exercises a few aims, not half the curriculum."""


def make_seeker(index: Index, need: Need) -> Seeker:
    """Look up and compute everything that scoring needs to know of the one who seeks."""
    covered, covered_trust = _covered(index, need)
    missing, missing_trust = _missing(index, need, covered)
    busy, busy_trust = _busy(index, need)
    km, km_trust, nearest = _distances(index, need)
    return Seeker(
        need=need,
        profile=_profile(index, need),
        missing=missing,
        missing_reliability=missing_trust,
        said_missing=bool(need.missing_aims or need.missing_tasks),
        covered=covered,
        covered_reliability=covered_trust,
        busy_months=busy,
        busy_reliability=busy_trust,
        km=km,
        km_reliability=km_trust,
        nearest_place=lambda row: index.candidates.site_place[int(nearest[row])],
        similarities=compute_similarities(index, need),
    )


def _profile(index: Index, need: Need) -> AgencyProfile | None:
    return index.profile(need.seeker) if need.seeker else None


def _covered(index: Index, need: Need) -> tuple[FloatArray, float]:
    """Return how sure it is that the seeker teaches each aim, and how far to trust that.

    What it said it has counts fully, what it said it lacks not at all, and for the rest its
    profile speaks.
    """
    columns = index.candidates.trades[need.trade]
    row = index.candidates.row_of.get(need.seeker) if need.seeker else None
    covered = np.zeros(len(columns.aims)) if row is None else columns.certainty[row].copy()
    trust = 0.0 if row is None else float(columns.reliability[row])
    said = _said(index, need.trade, need.covered_aims, need.covered_tasks)
    lacked = _said(index, need.trade, need.missing_aims, ())
    covered = np.where(lacked > 0, 0.0, np.maximum(covered, said))
    return covered, 1.0 if said.any() else trust


def _missing(index: Index, need: Need, covered: FloatArray) -> tuple[FloatArray, float]:
    """Return how much each aim is wanted, and how far to trust that.

    What was said; else what the seeker's profile leaves open; else the whole curriculum.
    """
    said = _said(index, need.trade, need.missing_aims, need.missing_tasks)
    if said.any():
        return said, 1.0
    assumed = index.weights.reliability[Method.ASSUMED]
    columns = index.candidates.trades[need.trade]
    row = index.candidates.row_of.get(need.seeker) if need.seeker else None
    has_said_covered = bool(need.covered_aims or need.covered_tasks)
    trust = 0.0 if row is None else float(columns.reliability[row])
    return 1 - covered, 1.0 if has_said_covered else max(trust, assumed)


def _said(
    index: Index, trade: TradeCode, aims: Sequence[AimCode], texts: Sequence[str]
) -> FloatArray:
    """Return, for each aim of the trade, how surely the codes and texts of a need name it."""
    codes = index.candidates.trades[trade].aims
    said = np.array([float(code in aims) for code in codes])
    if texts:
        column_of = {code: column for column, code in enumerate(codes)}
        for ranking in index.models.aim_ranker.rank(trade, texts):
            for code, probability in ranking.aims[:AIMS_PER_TEXT]:
                if probability >= SURE_ENOUGH:
                    column = column_of[code]
                    said[column] = max(said[column], probability)
    return said


def _busy(index: Index, need: Need) -> tuple[frozenset[int], float]:
    """Return the seeker's busy months as it said, else as its profile says, and how trusted."""
    if need.busy_months:
        return need.busy_months, 1.0
    profile = _profile(index, need)
    if profile is None or profile.season is None:
        return frozenset(), 0.0
    row = index.candidates.row_of[profile.agency.id]
    return profile.season.months, float(index.candidates.busy_reliability[row])


def _distances(index: Index, need: Need) -> tuple[FloatArray, FloatArray, IntArray]:
    """Return for each candidate the road distance, its trust, and which site is the nearest."""
    sites = index.candidates
    km = np.full(len(sites.ids), np.nan)
    trust = np.zeros(len(sites.ids))
    nearest = np.zeros(len(sites.ids), dtype=np.int64)
    origins = _positions(index, need)
    if not origins or not len(sites.site_owner):
        return km, trust, nearest
    between = np.min(
        [
            road_km(p.latitude, p.longitude, sites.site_latitude, sites.site_longitude)
            for p in origins
        ],
        axis=0,
    )
    order = np.lexsort((between, sites.site_owner))
    owners, first = np.unique(sites.site_owner[order], return_index=True)
    nearest[owners] = order[first]
    km[owners] = between[nearest[owners]]
    trust[owners] = sites.site_reliability[nearest[owners]]
    return km, trust, nearest


def _positions(index: Index, need: Need) -> list[Position]:
    """Return where the seeker measures from: the place it said, else all its sites."""
    if need.place:
        found = index.gazetteer.find(need.place)
        return [found] if found else []
    profile = _profile(index, need)
    sites = profile.agency.sites if profile else ()
    return [site.position for site in sites if site.position is not None]
