"""Who went up and who went down when the need's own weights took the place of the usual ones?"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from matcher.domain.agency import AgencyId
from matcher.domain.match import Component
from matcher.scoring import Scored, score_all
from matcher.scoring.candidates import IntArray
from matcher.scoring.trust import BoolArray
from matcher.services.partners import PartnerRanking


@dataclass(frozen=True, slots=True, kw_only=True)
class RankChange:
    """An agency's place before and after, from 1, and the part that moved it most.

    The part is the one whose change did most for it against those it passed, or most against it
    where others passed it; None when it kept its place.
    """

    agency: AgencyId
    name: str
    before: int
    after: int
    part: Component | None = None

    @property
    def is_up(self) -> bool:
        """Tell whether it stands higher than before."""
        return self.after < self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class RankChanges:
    """How those shown moved, in their order, and who was shown with the usual weights only."""

    shown: tuple[RankChange, ...]
    gone: tuple[RankChange, ...]

    @property
    def moved(self) -> tuple[RankChange, ...]:
        """Return those of the shown that stand elsewhere than before."""
        return tuple(change for change in self.shown if change.part)


def find_changes(ranking: PartnerRanking, among: BoolArray) -> RankChanges | None:
    """Return how the order of those in `among` changed; None when all weights are usual."""
    if not ranking.need.weights:
        return None
    after = ranking.scored
    seeker = replace(after.seeker, need=replace(ranking.need, weights={}))
    before = score_all(seeker, ranking.index.candidates, ranking.index.weights)
    old, new = before.best(len(among), among).tolist(), after.best(len(among), among).tolist()
    places = np.zeros((2, len(among)), dtype=np.int64)
    places[0, old], places[1, new] = range(1, len(old) + 1), range(1, len(new) + 1)
    gain = _gain(before, after)
    limit = ranking.need.limit

    def change(row: int) -> RankChange:
        was, now = int(places[0, row]), int(places[1, row])
        return RankChange(
            agency=ranking.index.candidates.ids[row],
            name=ranking.index.candidates.profiles[row].agency.name,
            before=was,
            after=now,
            part=_mover(gain, places, row) if was != now else None,
        )

    return RankChanges(
        shown=tuple(change(row) for row in new[:limit]),
        gone=tuple(change(row) for row in old[:limit] if row not in new[:limit]),
    )


def _gain(before: Scored, after: Scored) -> dict[Component, IntArray]:
    """Return for each part how many millionths more it gives each candidate than before."""
    old, new = before.given(), after.given()
    nothing = np.zeros(len(before.candidates.ids), dtype=np.int64)
    return {
        part: new.get(part, nothing) - old.get(part, nothing)
        for part in Component
        if part in old or part in new
    }


def _mover(gain: dict[Component, IntArray], places: IntArray, row: int) -> Component:
    """Return the part that did most of what moved the agency past others, or them past it."""
    before, after = places
    is_up = after[row] < before[row]
    ranked = before > 0
    passed = ranked & (
        (before < before[row]) & (after > after[row])
        if is_up
        else (before > before[row]) & (after < after[row])
    )
    sign = 1 if is_up else -1
    moved = {part: sign * int((more[row] - more[passed]).sum()) for part, more in gain.items()}
    return max(moved, key=lambda part: moved[part])
