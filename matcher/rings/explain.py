"""What speaks for a ring and against it, in words' worth: who teaches what, and what to ask?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.domain.agency import AgencyProfile
from matcher.domain.certainty import SURE_ENOUGH_TO_NAME
from matcher.domain.curriculum import AimCode
from matcher.domain.match import POINTS_OF_A_WHOLE
from matcher.domain.ring import (
    AskAbout,
    GapHost,
    Question,
    Ring,
    RingMember,
    RingPartScore,
    RingProposal,
    Withdrawal,
)
from matcher.rings.arrays import BoolArray, FloatArray
from matcher.rings.find import FoundRing
from matcher.rings.prospects import SEEKER, Prospects
from matcher.rings.weights import PARTS, RingWeights
from matcher.scoring.candidates import Candidates, TradeColumns
from matcher.scoring.seeker import Seeker

GAP_HOSTS_SHOWN: Final = 3
TASKS_ASKED_ABOUT: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Explainer:
    """Puts found rings into what people need to judge them."""

    seeker: Seeker
    candidates: Candidates
    prospects: Prospects
    weights: RingWeights

    def explain(self, found: FoundRing) -> RingProposal:
        """Return a found ring with its members, its gaps and what to ask."""
        places = (SEEKER, *found.partners)
        chance = self._chance(places)
        profiles = [self._profile(place) for place in places]
        return RingProposal(
            ring=Ring(
                trade=self.seeker.need.trade,
                members=frozenset(profile.agency.id for profile in profiles),
            ),
            seeker=profiles[0].agency.id,
            members=tuple(self._member(place, places) for place in places),
            parts=tuple(self._parts(found)),
            coverage=round(float(chance.mean()), 4),
            aims=self._surest(chance, 0.0),
            uncovered=self._aims(chance < SURE_ENOUGH_TO_NAME),
            gap_hosts=tuple(self._gap_hosts(places, chance)),
            withdrawals=tuple(self._withdrawal(place, places, chance) for place in found.partners),
        )

    @property
    def _columns(self) -> TradeColumns:
        return self.candidates.trades[self.seeker.need.trade]

    def _profile(self, place: int) -> AgencyProfile:
        return self.candidates.profiles[int(self.prospects.rows[place])]

    def _chance(self, places: tuple[int, ...]) -> FloatArray:
        """Return for each aim the chance that at least one of the members teaches it."""
        return np.asarray(1 - (1 - self.prospects.teaches[list(places)]).prod(axis=0))

    def _aims(self, chosen: BoolArray) -> tuple[AimCode, ...]:
        return tuple(self._columns.aims[at] for at in np.flatnonzero(chosen))

    def _surest(self, chance: FloatArray, above: float) -> tuple[tuple[AimCode, float], ...]:
        order = np.argsort(-chance, kind="stable")
        return tuple(
            (self._columns.aims[at], round(float(chance[at]), 4))
            for at in order.tolist()
            if chance[at] > above
        )

    def _parts(self, found: FoundRing) -> Iterator[RingPartScore]:
        for part, points in zip(PARTS, found.points, strict=True):
            weight = self.weights.value[part]
            yield RingPartScore(
                part=part,
                value=round(points / weight, 6) if weight else 0.0,
                weight=weight / POINTS_OF_A_WHOLE,
                points=points,
            )

    def _member(self, place: int, places: tuple[int, ...]) -> RingMember:
        others = [other for other in places if other != place]
        teaches = self.prospects.teaches
        is_alone = (teaches[place] >= SURE_ENOUGH_TO_NAME) & (
            teaches[others] < SURE_ENOUGH_TO_NAME
        ).all(axis=0)
        agency, only = self._profile(place).agency, self._aims(is_alone)
        return RingMember(
            agency=agency.id,
            name=agency.name,
            teaches=self._surest(teaches[place], 0.0),
            only_teaches=only,
            questions=() if place == SEEKER else tuple(self._questions(place, only)),
        )

    def _questions(self, place: int, only: tuple[AimCode, ...]) -> Iterator[Question]:
        """Yield what is not known of a partner and ought to be before anything is agreed."""
        trade, profile = self.seeker.need.trade, self._profile(place)
        tasks = [task for task in profile.tasks if task.trade == trade]
        unsure = [task.text for task in tasks if not task.origin.method.is_known]
        if not tasks:
            yield Question(about=AskAbout.TASKS)
        elif unsure:
            said = "; ".join(unsure[:TASKS_ASKED_ABOUT])
            yield Question(about=AskAbout.UNCONFIRMED_TASKS, values={"tasks": said})
        if only:
            yield Question(
                about=AskAbout.ONLY_TEACHER,
                values={"count": len(only), "aims": ", ".join(only)},
            )
        if not self.prospects.busy_trust[place]:
            yield Question(about=AskAbout.SEASON)
        offer = profile.offer_in(trade)
        if offer is None or offer.places is None:
            yield Question(about=AskAbout.PLACES)
        if offer is None or offer.approved is None:
            yield Question(about=AskAbout.APPROVAL)
        if offer is None or offer.host_months is None:
            yield Question(about=AskAbout.HOST_MONTHS)

    def _gap_hosts(self, places: tuple[int, ...], chance: FloatArray) -> Iterator[GapHost]:
        """Yield who outside the ring teaches most of its gaps, then most of what is left of them.

        What the seeker says it lacks counts as much more as in the value of a ring.
        """
        teaches = self.prospects.teaches
        could = np.where(teaches >= SURE_ENOUGH_TO_NAME, teaches, 0.0)
        could[list(places)] = 0.0
        left = np.where(chance < SURE_ENOUGH_TO_NAME, self.prospects.counts, 0.0)
        for _ in range(GAP_HOSTS_SHOWN):
            gains = could @ left
            best = int(gains.argmax())
            if gains[best] <= 0:
                return
            agency = self._profile(best).agency
            yield GapHost(
                agency=agency.id,
                name=agency.name,
                aims=self._surest(np.where(left > 0, could[best], 0.0), 0.0),
            )
            left = left * (1 - could[best])

    def _withdrawal(self, place: int, places: tuple[int, ...], chance: FloatArray) -> Withdrawal:
        left = self._chance(tuple(other for other in places if other != place))
        is_lost = (chance >= SURE_ENOUGH_TO_NAME) & (left < SURE_ENOUGH_TO_NAME)
        return Withdrawal(
            agency=self._profile(place).agency.id,
            coverage=round(float(left.mean()), 4),
            lost_aims=self._aims(is_lost),
        )
