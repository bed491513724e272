"""Who are the best partners for this need, in which order, and who is left out?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from matcher.domain.match import POINTS_OF_A_WHOLE, Component, Exclusion, Match
from matcher.domain.need import Cooperation
from matcher.scoring.candidates import Candidates, ComponentColumn, IntArray
from matcher.scoring.combine import Combined, combine, component_scores
from matcher.scoring.components import COMPONENTS
from matcher.scoring.exclusions import explain_exclusion, find_eligible
from matcher.scoring.seeker import Seeker
from matcher.scoring.trust import BoolArray
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Every candidate's score for one need, before any of it is put in words.

    `eligible` tells for each candidate whether it can be proposed; `expected` is what each part
    is worth where nothing is known.
    """

    seeker: Seeker
    candidates: Candidates
    columns: Mapping[Component, ComponentColumn]
    combined: Combined
    eligible: BoolArray
    expected: Mapping[Component, float]

    def best(self, limit: int, among: BoolArray | None = None) -> IntArray:
        """Return the rows of the best that can be proposed, the best first, at most so many.

        `among` leaves out those for whom it is false.
        """
        chosen = self.eligible if among is None else self.eligible & among
        return _best_first(self.combined, np.flatnonzero(chosen), limit)

    def explain(self, row: int) -> Match:
        """Return the score of the candidate in this row with its words, proposed or not."""
        combined, km = self.combined, float(self.seeker.km[row])
        mutual = float(self.columns[Component.MUTUAL].values[row])
        return Match(
            agency=self.candidates.ids[row],
            name=self.candidates.profiles[row].agency.name,
            components=component_scores(combined, self.columns, row),
            known_share=int(combined.known[row]) / POINTS_OF_A_WHOLE,
            assumed_share=int(combined.assumed[row]) / POINTS_OF_A_WHOLE,
            suggested=_suggest(self.seeker, mutual),
            km=None if np.isnan(km) else round(km, 1),
        )

    def exclude(self, row: int) -> Exclusion:
        """Return why the candidate in this row is not proposed."""
        return explain_exclusion(self.seeker, self.candidates, row)

    def given(self) -> dict[Component, IntArray]:
        """Return what each part gives each candidate, with what is expected of its unknown."""
        combined = self.combined
        return {
            part: combined.points[at]
            + np.rint(
                (combined.importance[at] - combined.weights[at]) * self.expected[part]
            ).astype(np.int64)
            for at, part in enumerate(combined.parts)
        }


def score_all(seeker: Seeker, candidates: Candidates, table: WeightTable) -> Scored:
    """Score every candidate for the need, in columns and without words.

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
    return Scored(
        seeker=seeker,
        candidates=candidates,
        columns=columns,
        combined=combine(columns, importance, table.expected),
        eligible=find_eligible(seeker, candidates),
        expected=table.expected,
    )


def rank(seeker: Seeker, candidates: Candidates, table: WeightTable) -> Ranking:
    """Rank all candidates for the need and explain the best, at most as many as it asks for.

    The same input gives the same answer: ties go to the better known, then to the lower number.

    Raises
    ------
    InputError
        When the need's own weights name a part that does not exist or leave nothing to count.
    """
    scored = score_all(seeker, candidates, table)
    return explain_best(scored, seeker.need.limit)


def explain_best(scored: Scored, limit: int, among: BoolArray | None = None) -> Ranking:
    """Return the best of `among`, explained, and everybody who cannot be proposed with why."""
    eligible = scored.eligible if among is None else scored.eligible & among
    return Ranking(
        matches=tuple(scored.explain(row) for row in scored.best(limit, among).tolist()),
        eligible=int(eligible.sum()),
        excluded=tuple(scored.exclude(row) for row in np.flatnonzero(~scored.eligible).tolist()),
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
