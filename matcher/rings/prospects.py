"""How do the seeker and everybody it could form a ring with look as columns?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.domain.calendar import MONTHS
from matcher.domain.need import Direction
from matcher.rings.arrays import BoolArray, FloatArray, IntArray, SingleArray
from matcher.rings.between import Between, find_between, nearness_of
from matcher.rings.weights import RingWeights
from matcher.scoring.candidates import Candidates
from matcher.scoring.exclusions import find_eligible
from matcher.scoring.seeker import Seeker

SEEKER: Final = 0
"""The seeker's place in every column of `Prospects`."""

_MONTH_BITS: Final = 1 << np.arange(len(MONTHS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospects:
    """The seeker in place 0 and everybody who could be its partner after it, as columns.

    `rows` are rows of the indexed agencies. `teaches` is members × aims: the chance that the
    member teaches the aim. `busy` has the busy months as bits. `travel` and `adjacency` have a
    value between 0 and 1 for every pair. `fixed` are places of partners that every ring must
    have. `seeker_must_gain` is False for a seeker that wants only to give, or only to take.
    `counts` is how many times each aim counts in what a ring is worth: one that the seeker has
    said it lacks counts as several, since that is what it came for.
    """

    rows: IntArray
    teaches: FloatArray
    counts: IntArray
    busy: IntArray
    busy_trust: FloatArray
    travel: FloatArray | SingleArray
    adjacency: FloatArray | SingleArray
    knowledge: FloatArray
    fair_share: FloatArray
    say_yes: FloatArray
    fixed: tuple[int, ...]
    seeker_must_gain: bool

    @property
    def counted(self) -> FloatArray:
        """Return what members teach with a column for each time that an aim counts."""
        if (self.counts == 1).all():
            return self.teaches
        return np.repeat(self.teaches, self.counts, axis=1)

    @property
    def free(self) -> IntArray:
        """Return the places of the partners that a ring may or may not have."""
        return np.setdiff1d(np.arange(1, len(self.rows)), self.fixed)


def find_prospects(
    seeker: Seeker, candidates: Candidates, weights: RingWeights, between: Between | None = None
) -> Prospects:
    """Return as columns the seeker, who must be an agency of the index, and its possible partners.

    A partner can be proposed for the need, has not said that it has no place, and has not been
    left out by the need. `between` is worked out when it is not given.
    """
    between = between or find_between(candidates, weights)
    partners = np.flatnonzero(find_possible(seeker, candidates))
    own = candidates.row_of[seeker.id] if seeker.id else -1
    rows = np.concatenate(([own], partners)).astype(np.int64)
    columns = candidates.trades[seeker.need.trade]
    teaches = columns.certainty[rows]
    teaches[SEEKER] = seeker.covered
    busy = candidates.busy[rows] @ _MONTH_BITS
    busy[SEEKER] = sum(1 << (month - 1) for month in seeker.busy_months)
    busy_trust = candidates.busy_trust.reliability[rows]
    busy_trust[SEEKER] = seeker.busy_trust.reliability
    place_of = {candidates.ids[row]: place for place, row in enumerate(rows.tolist())}
    wants_both = seeker.need.direction not in {Direction.SEND, Direction.RECEIVE}
    return Prospects(
        rows=rows,
        teaches=teaches,
        counts=_counts(seeker, weights.scale["lacked_aim"]),
        busy=np.where(busy_trust > 0, busy, 0).astype(np.int64),
        busy_trust=busy_trust,
        travel=_ways_between(seeker, between, rows, weights),
        adjacency=between.adjacency[rows][:, rows],
        knowledge=columns.trust.reliability[rows],
        fair_share=_fair_share(candidates, rows, weights),
        say_yes=np.where(
            columns.approved[rows], weights.say_yes["approved"], weights.say_yes["otherwise"]
        ),
        fixed=tuple(sorted(place_of[agency] for agency in set(seeker.need.with_agencies))),
        seeker_must_gain=wants_both,
    )


def find_possible(seeker: Seeker, candidates: Candidates) -> BoolArray:
    """Tell for each candidate whether it could be a partner in a ring."""
    possible = find_eligible(seeker, candidates)
    possible &= ~(candidates.trades[seeker.need.trade].places == 0)
    for agency in seeker.need.without_agencies:
        if agency in candidates.row_of:
            possible[candidates.row_of[agency]] = False
    return possible


def _counts(seeker: Seeker, lacked: float) -> IntArray:
    """Return how many times each aim counts: more often by how surely it was said to be lacking."""
    wanted = seeker.missing if seeker.said_missing else np.zeros_like(seeker.missing)
    return np.asarray(1 + np.rint((lacked - 1) * wanted).astype(np.int64))


def _ways_between(
    seeker: Seeker, between: Between, rows: IntArray, weights: RingWeights
) -> SingleArray:
    """Return how near all pairs are; the seeker, who stands first, from the place it said."""
    values = between.travel[rows][:, rows]
    values[SEEKER] = nearness_of(
        seeker.km[rows],
        seeker.km_trust.reliability[rows],
        half_way_km=weights.scale["half_way_km"],
        expected=weights.expected["travel"],
    )
    values[:, SEEKER] = values[SEEKER]
    values[SEEKER, SEEKER] = 0.0
    return np.asarray(values)


def _fair_share(candidates: Candidates, rows: IntArray, weights: RingWeights) -> FloatArray:
    """Return what each member's size counts, drawn to what is expected where it is uncertain."""
    by_size = np.array(list(weights.fair_share.values()))
    trust = candidates.size_trust.reliability[rows]
    size = candidates.size[rows]
    trust = np.where(size < 0, 0.0, trust)
    expected = weights.expected["fair_share"]
    return np.asarray(trust * by_size[np.maximum(size, 0)] + (1 - trust) * expected)
