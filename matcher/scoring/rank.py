"""Who are the best partners for this need, in which order, and who is left out?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matcher.domain.match import POINTS_OF_A_WHOLE, Component, Exclusion, Match
from matcher.domain.need import Cooperation
from matcher.scoring.candidates import Candidates, IntArray
from matcher.scoring.combine import Combined, combine, component_scores
from matcher.scoring.components import COMPONENTS
from matcher.scoring.exclusions import explain_exclusion, find_eligible
from matcher.scoring.seeker import Seeker
from matcher.scoring.weights import WeightTable

RING_NEEDS_MUTUAL = 0.15
"""Below this value of the mutual part a ring is not suggested unless it was asked for: a standing
cooperation where one side gains next to nothing does not last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The best partners first, the number that could be proposed, and everybody else with why."""

    matches: tuple[Match, ...]
    eligible: int
    excluded: tuple[Exclusion, ...]


def rank(seeker: Seeker, candidates: Candidates, table: WeightTable) -> Ranking:
    """Rank all candidates for the need and explain the best, at most as many as it asks for.

    The same input gives the same answer: ties go to the better known, then to the lower number.

    Raises
    ------
    InputError
        When the need's own weights name a part that does not exist or leave nothing to count.
    """
    importance = table.importance_for(seeker.need)
    counted = {*importance, Component.MUTUAL}
    columns = {
        part: score(seeker, candidates, table.scale)
        for part, score in COMPONENTS.items()
        if part in counted
    }
    combined = combine(columns, importance, table.expected)
    eligible = find_eligible(seeker, candidates)
    best = _best_first(combined, np.flatnonzero(eligible), seeker.need.limit)
    mutual = columns[Component.MUTUAL].values
    known, assumed = combined.known, combined.assumed
    return Ranking(
        matches=tuple(
            Match(
                agency=candidates.ids[row],
                name=candidates.profiles[row].agency.name,
                components=component_scores(combined, columns, row),
                known_share=int(known[row]) / POINTS_OF_A_WHOLE,
                assumed_share=int(assumed[row]) / POINTS_OF_A_WHOLE,
                suggested=_suggest(seeker, float(mutual[row])),
                km=None if np.isnan(seeker.km[row]) else round(float(seeker.km[row]), 1),
            )
            for row in best.tolist()
        ),
        eligible=int(eligible.sum()),
        excluded=tuple(
            explain_exclusion(seeker, candidates, row) for row in np.flatnonzero(~eligible).tolist()
        ),
    )


def _best_first(combined: Combined, rows: IntArray, limit: int) -> IntArray:
    """Return the best rows by total, then by how much is known, then by agency number."""
    total, known = combined.total, combined.known
    if len(rows) > limit:
        least = np.partition(total[rows], len(rows) - limit)[len(rows) - limit]
        rows = rows[total[rows] >= least]
    return rows[np.lexsort((rows, -known[rows], -total[rows]))][:limit]


def _suggest(seeker: Seeker, mutual: float) -> Cooperation:
    """Return the cooperation asked for; else a ring where both gain, a secondment otherwise."""
    asked = seeker.need.cooperation
    if asked is not None and asked is not Cooperation.ANY:
        return asked
    return Cooperation.RING if mutual >= RING_NEEDS_MUTUAL else Cooperation.SECONDMENT
