"""What is a ring worth, and which are the best, worked out slowly from the written rules?

Plain numbers, one ring at a time; independent of the columns, the bounds and the search.
"""

from __future__ import annotations

import math
from itertools import combinations

from matcher.domain.ring import RingPart
from matcher.rings.prospects import Prospects
from matcher.rings.weights import PARTS, RingWeights

MILLION = 1_000_000


def best_rings(
    prospects: Prospects, weights: RingWeights, sizes: list[int], limit: int
) -> list[tuple[int, tuple[int, ...]]]:
    """Return the points and partners of the rings to show, having tried every one."""
    ranked: list[tuple[int, tuple[int, ...]]] = []
    for size in sizes:
        ranked += [
            (sum(points(prospects, partners, weights)), partners)
            for partners in combinations(range(1, len(prospects.rows)), size - 1)
            if set(prospects.fixed) <= set(partners) and pays(prospects, partners, weights)
        ]
    ranked.sort(key=lambda ring: (-ring[0], len(ring[1]), ring[1]))
    shown: list[tuple[int, tuple[int, ...]]] = []
    for total, partners in ranked:
        free = set(partners) - set(prospects.fixed)
        others = [set(other) - set(prospects.fixed) for _, other in shown]
        times = {partner: sum(partner in other for other in others) for partner in free}
        if (
            len(shown) < limit
            and all(len(free & other) <= weights.shared_partners for other in others)
            and all(count < weights.appearances for count in times.values())
        ):
            shown.append((total, partners))
    return shown


def pays(prospects: Prospects, partners: tuple[int, ...], weights: RingWeights) -> bool:
    """Tell whether every partner that was not asked for adds enough to the others."""
    everybody = (0, *partners)
    whole = coverage(prospects, everybody)
    return all(
        partner in prospects.fixed
        or whole - coverage(prospects, tuple(m for m in everybody if m != partner))
        >= weights.scale["least_contribution"]
        for partner in partners
    )


def points(prospects: Prospects, partners: tuple[int, ...], weights: RingWeights) -> list[int]:
    """Return the points of each part, in millionths."""
    values = parts(prospects, partners, weights)
    return [
        (round(min(max(values[part], 0), 1) * MILLION) * weights.value[part] + MILLION // 2)
        // MILLION
        for part in PARTS
    ]


def parts(
    prospects: Prospects, partners: tuple[int, ...], weights: RingWeights
) -> dict[RingPart, float]:
    """Return the value of each part of one ring."""
    everybody = (0, *partners)
    alone = [
        coverage(prospects, everybody)
        - coverage(prospects, tuple(m for m in everybody if m != member))
        for member in everybody
    ]
    pairs = list(combinations(everybody, 2))
    return {
        RingPart.COVERAGE: coverage(prospects, everybody),
        RingPart.CONTRIBUTION: sum(alone),
        RingPart.BENEFIT: benefit(prospects, everybody, alone),
        RingPart.SEASON: season(prospects, everybody, weights),
        RingPart.TRAVEL: mean([float(prospects.travel[pair]) for pair in pairs]),
        RingPart.ADJACENCY: mean([float(prospects.adjacency[pair]) for pair in pairs]),
        RingPart.KNOWLEDGE: mean([float(prospects.knowledge[p]) for p in partners]),
        RingPart.FAIR_SHARE: mean([float(prospects.fair_share[p]) for p in partners]),
        RingPart.ALL_SAY_YES: math.prod(float(prospects.say_yes[p]) for p in partners),
    }


def coverage(prospects: Prospects, members: tuple[int, ...]) -> float:
    """Return the mean of the chance that at least one member teaches an aim, as it counts."""
    counts = prospects.counts.tolist()
    chances = [
        1 - math.prod(1 - float(prospects.teaches[m, aim]) for m in members)
        for aim in range(len(counts))
    ]
    return sum(map(math.prod, zip(counts, chances, strict=True))) / sum(counts)


def benefit(prospects: Prospects, members: tuple[int, ...], alone: list[float]) -> float:
    whole, least = coverage(prospects, members), 1.0
    for member, adds in zip(members, alone, strict=True):
        gives = min(adds * len(members), 1.0)
        takes = max(whole - coverage(prospects, (member,)), 0.0)
        if member or prospects.seeker_must_gain:
            least = min(least, 2 * gives * takes / (gives + takes) if gives + takes > 0 else 0.0)
    return least


def season(prospects: Prospects, members: tuple[int, ...], weights: RingWeights) -> float:
    busy = [{m for m in range(12) if int(prospects.busy[member]) >> m & 1} for member in members]
    trusts = [float(prospects.busy_trust[member]) for member in members]
    expected = weights.expected["season"]
    if sum(trust > 0 for trust in trusts) < 2:
        return expected
    longest = max(len(months) for months in busy)
    rest = sum(len(months) for months in busy) - longest
    apart = (len(set().union(*busy)) - longest) / rest if rest else 1.0
    return mean(trusts) * apart + (1 - mean(trusts)) * expected


def mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers)
