"""What would the score be, worked out slowly for one candidate from the written rules?

Independent of the columns: plain numbers, one candidate at a time, exact fractions for the sums.
"""

from __future__ import annotations

import math
from fractions import Fraction

from matcher.domain.agency import AgencyProfile, AgencyStatus, SizeClass
from matcher.domain.match import Component
from matcher.scoring import Seeker, WeightTable
from tests.scoring.examples import AIMS, TRADE

MILLION = 1_000_000


def expected_total(seeker: Seeker, profile: AgencyProfile, row: int, weights: WeightTable) -> float:
    """Return the total of one candidate, between 0 and 1."""
    total = Fraction(0)
    for part, importance in weights.importance_for(seeker.need).items():
        value, trust = part_value(part, seeker, profile, row, weights)
        share = Fraction(importance, MILLION)
        worth = Fraction(weights.expected[part])
        if value is None:
            total += share * worth
        else:
            total += share * (Fraction(trust) * Fraction(value) + (1 - Fraction(trust)) * worth)
    return float(total)


def part_value(
    part: Component, seeker: Seeker, profile: AgencyProfile, row: int, weights: WeightTable
) -> tuple[float | None, float]:
    """Return the value of one part, None when unknown, and how far it can be trusted."""
    described, whole = _tasks_trust(profile, weights)
    they = _they_teach(seeker, profile)
    theirs = whole + (described - whole) * (they or 0.0)
    ours = whole * float(seeker.covered_trust.reliability)
    parts: dict[Component, tuple[float | None, float]] = {
        Component.THEY_TEACH: (they, theirs),
        Component.WE_TEACH: (_we_teach(seeker, profile), ours),
        Component.MUTUAL: (_mutual(seeker, profile), min(theirs, ours)),
        Component.SEASON: _season(seeker, profile, weights),
        Component.TRAVEL: _travel(seeker, row, weights),
        Component.ROOM: _room(profile, weights),
    }
    return parts.get(part, (None, 0.0))


def may_be_proposed(seeker: Seeker, profile: AgencyProfile, row: int) -> bool:
    """Tell whether no deal-breaker stands in the way."""
    if profile.agency.status is not AgencyStatus.ACTIVE or profile.agency.id == seeker.id:
        return False
    if not any(task.trade == TRADE for task in profile.tasks):
        return False
    limit, km = seeker.need.max_km, float(seeker.km[row])
    return limit is None or (not math.isnan(km) and km <= limit)


def _sure(profile: AgencyProfile) -> list[float] | None:
    offer = profile.offer_in(TRADE)
    if offer is None:
        return None
    return [offer.aims[aim].certainty if aim in offer.aims else 0.0 for aim in AIMS]


def _they_teach(seeker: Seeker, profile: AgencyProfile) -> float | None:
    sure, wanted = _sure(profile), [float(w) for w in seeker.missing]
    if sure is None or not sum(wanted):
        return None
    return sum(w * s for w, s in zip(wanted, sure, strict=True)) / sum(wanted)


def _we_teach(seeker: Seeker, profile: AgencyProfile) -> float | None:
    sure = _sure(profile)
    if sure is None or float(seeker.covered_trust.reliability) == 0:
        return None
    lacks = [1 - s for s in sure]
    if not sum(lacks):
        return 0.0
    return sum(x * float(c) for x, c in zip(lacks, seeker.covered, strict=True)) / sum(lacks)


def _mutual(seeker: Seeker, profile: AgencyProfile) -> float | None:
    they, we = _they_teach(seeker, profile), _we_teach(seeker, profile)
    if they is None or we is None:
        return None
    return 2 * they * we / (they + we) if they + we else 0.0


def _travel(seeker: Seeker, row: int, weights: WeightTable) -> tuple[float | None, float]:
    km = float(seeker.km[row])
    value = None if math.isnan(km) else 0.5 ** (km / weights.scale["half_way_km"])
    return value, float(seeker.km_trust.reliability[row])


def _tasks_trust(profile: AgencyProfile, weights: WeightTable) -> tuple[float, float]:
    """Return how far the tasks can be trusted, and how far that there are no others."""
    tasks = [task for task in profile.tasks if task.trade == TRADE]
    if not tasks:
        return 0.0, 0.0
    mean = sum(weights.reliability[task.origin.method] for task in tasks) / len(tasks)
    return mean, mean * len(tasks) / (len(tasks) + weights.scale["enough_tasks"])


def _season(
    seeker: Seeker, profile: AgencyProfile, weights: WeightTable
) -> tuple[float | None, float]:
    if profile.season is None or float(seeker.busy_trust.reliability) == 0:
        return None, 0.0
    trusts = [weights.reliability[origin.method] for origin in profile.season.origins]
    shorter = min(len(seeker.busy_months), len(profile.season.months))
    both = len(seeker.busy_months & profile.season.months)
    value = 1 - both / shorter if shorter else 1.0
    return value, sum(trusts) / len(trusts) * float(seeker.busy_trust.reliability)


def _room(profile: AgencyProfile, weights: WeightTable) -> tuple[float | None, float]:
    if profile.agency.size is None:
        return None, 0.0
    value = {
        SizeClass.UNDER_75: 0.35,
        SizeClass.FROM_75_TO_200: 0.6,
        SizeClass.FROM_200_TO_1000: 0.85,
        SizeClass.OVER_1000: 1.0,
    }[profile.agency.size]
    return value, weights.reliability[profile.origins["size_class"].method]
