"""What is a ring worth, part by part?

Every part is between 0 and 1. The same function values one ring and a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol

import numpy as np

from matcher.domain.match import POINTS_OF_A_WHOLE
from matcher.rings.arrays import BoolArray, FloatArray, IntArray, SingleArray
from matcher.rings.benefit import harmonic
from matcher.rings.prospects import SEEKER, Prospects
from matcher.rings.weights import PARTS, RingWeights

_RINGS_AT_ONCE: Final = 2048
_MONTHS_OF: Final = np.array([bits.bit_count() for bits in range(1 << 12)])


def points_of(prospects: Prospects, partners: IntArray, weights: RingWeights) -> IntArray:
    """Return rings × parts: the points of each ring in millionths; their sum is its value.

    `partners` is rings × partners, places in the prospects without the seeker's.
    """
    values = parts_of(prospects, partners, weights)
    shares = np.array([weights.value[part] for part in PARTS])
    millionths = np.rint(np.clip(values, 0.0, 1.0) * POINTS_OF_A_WHOLE).astype(np.int64)
    return np.asarray((millionths * shares + POINTS_OF_A_WHOLE // 2) // POINTS_OF_A_WHOLE)


def parts_of(prospects: Prospects, partners: IntArray, weights: RingWeights) -> FloatArray:
    """Return rings × parts: the value of each part of each ring, in the order of `PARTS`."""
    own = np.full((len(partners), 1), SEEKER)
    members = np.concatenate((own, partners), axis=1)
    blocks = [_value_some(prospects, some, weights) for some in _some_at_once(members)]
    return np.concatenate(blocks) if blocks else np.zeros((0, len(PARTS)))


def adds_enough(prospects: Prospects, partners: IntArray, weights: RingWeights) -> BoolArray:
    """Tell for each ring whether every partner that was not asked for pays for itself.

    A partner must add `least_contribution` of the curriculum to what the others teach. So when
    two cover everything, nobody is added to them.
    """
    own = np.full((len(partners), 1), SEEKER)
    members = np.concatenate((own, partners), axis=1)
    least = weights.scale["least_contribution"]
    is_fixed = np.isin(partners, prospects.fixed)
    misses = 1 - prospects.counted
    blocks = [_only_by(misses, some)[1][:, 1:] for some in _some_at_once(members)]
    alone = np.concatenate(blocks) if blocks else np.zeros(partners.shape)
    return np.asarray(((alone >= least) | is_fixed).all(axis=1))


def _some_at_once(members: IntArray) -> Iterator[IntArray]:
    for start in range(0, len(members), _RINGS_AT_ONCE):
        yield members[start : start + _RINGS_AT_ONCE]


def _value_some(prospects: Prospects, members: IntArray, weights: RingWeights) -> FloatArray:
    coverage, alone = _only_by(1 - prospects.counted, members)
    own = prospects.counted.mean(axis=1)[members]
    partners = members[:, 1:]
    return np.stack(
        (
            coverage,
            alone.sum(axis=1),
            _weakest_benefit(prospects, coverage, alone, own),
            season_of(prospects, members, weights.expected["season"]),
            _mean_of_pairs(prospects.travel, members),
            _mean_of_pairs(prospects.adjacency, members),
            prospects.knowledge[partners].mean(axis=1),
            prospects.fair_share[partners].mean(axis=1),
            prospects.say_yes[partners].prod(axis=1),
        ),
        axis=1,
    )


def _only_by(misses: FloatArray, members: IntArray) -> tuple[FloatArray, FloatArray]:
    """Return the coverage of each ring, and rings × members: what each adds to the others.

    `misses` is the chance that a member does not teach an aim. The chance that at least one
    teaches it is 1 less the chance that all of them do not, taken as independent; coverage is
    its mean over the aims. What a member adds is the coverage less that of the others.
    """
    by_member = misses[members.T]
    count, aims = len(by_member), max(misses.shape[1], 1)
    before, after = [np.ones_like(by_member[0])], [np.ones_like(by_member[0])]
    for member in range(count - 1):
        before.append(before[-1] * by_member[member])
        after.append(after[-1] * by_member[count - 1 - member])
    nobody = np.einsum("ra,ra->r", before[-1], by_member[-1]) / aims
    alone = np.stack(
        [
            np.einsum("ra,ra->r", before[member], after[count - 1 - member]) / aims - nobody
            for member in range(count)
        ],
        axis=1,
    )
    return 1 - nobody, alone


def _weakest_benefit(
    prospects: Prospects, coverage: FloatArray, alone: FloatArray, own: FloatArray
) -> FloatArray:
    """Return the benefit of the member that has least of it.

    A member gives what it alone adds, against an equal share of the curriculum, at most 1. It
    takes what the others teach beyond its own. Its benefit is the harmonic mean of the two, so
    that who only gives or only takes has none.
    """
    gives = np.minimum(alone * alone.shape[1], 1.0)
    takes = np.maximum(coverage[:, None] - own, 0.0)
    benefit = harmonic(gives, takes)
    counted = benefit if prospects.seeker_must_gain else benefit[:, 1:]
    return np.asarray(counted.min(axis=1))


class Seasons(Protocol):
    """Busy months as bits, and how far they can be trusted, for each of some agencies."""

    @property
    def busy(self) -> IntArray:
        """Return the busy months as bits."""

    @property
    def busy_trust(self) -> FloatArray:
        """Return how far the months can be trusted, 0 where they are unknown."""


def season_of(seasons: Seasons, members: IntArray, expected: float) -> FloatArray:
    """Return how far apart the busy months of all members lie, 1 when none is shared by two.

    The months that the others add to the longest busy season, against all the months they have.
    For two that is 1 less the months both are busy in as a share of the shorter season. Members
    with an unknown season are left out; the value is drawn to what is expected by the mean trust.
    """
    busy = seasons.busy[members]
    lengths = _MONTHS_OF[busy]
    longest, total = lengths.max(axis=1), lengths.sum(axis=1)
    covered = _MONTHS_OF[np.bitwise_or.reduce(busy, axis=1)]
    rest = total - longest
    apart = np.divide(covered - longest, rest, out=np.ones(len(rest)), where=rest > 0)
    trusts = seasons.busy_trust[members]
    trust = np.where((trusts > 0).sum(axis=1) >= 2, trusts.mean(axis=1), 0.0)
    return np.asarray(trust * apart + (1 - trust) * expected)


def _mean_of_pairs(pairs: FloatArray | SingleArray, members: IntArray) -> FloatArray:
    first, second = np.triu_indices(members.shape[1], k=1)
    of_ring = pairs[members[:, first], members[:, second]]
    return np.asarray(of_ring.mean(axis=1, dtype=np.float64))
