"""Which agencies could together train the seeker's apprentices, and who is where when?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from matcher.domain.agency import AgencyId, AgencyProfile, SizeClass
from matcher.domain.calendar import MONTHS, MonthSpan, YearMonth
from matcher.domain.need import Need
from matcher.domain.ring import PlannedRotation, RingProposal
from matcher.domain.rules import TRAINING_PERIOD_MONTHS
from matcher.rings.explain import Explainer
from matcher.rings.find import find_rings as search_rings
from matcher.rings.hosting import HostProfile, Hosts, RotationTask, take_in
from matcher.rings.prospects import find_prospects
from matcher.rings.rotation import TooFewPlacesError, plan_rotation
from matcher.rings.weights import RotationWeights, read_ring_weights
from matcher.scoring.seeker import Seeker
from matcher.services.index import Index, IndexInfo
from matcher.services.rings_checks import (
    check_members,
    check_rings_need,
    next_start,
    ring_sizes,
)
from matcher.services.seekers import make_seeker
from matcher.services.threads import count_on_one_thread

ROTATIONS: Final = 3
"""For so many of the best rings a rotation is planned unless another number is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedRing:
    """A ring with its rotation, None when none was asked for or the places do not suffice.

    `extra_places` are then the places that would, by agency. `hosts` is what is known of each
    member as a host, whether a rotation was planned or not.
    """

    proposal: RingProposal
    rotation: PlannedRotation | None
    extra_places: Mapping[AgencyId, int]
    hosts: Hosts


@dataclass(frozen=True, slots=True, kw_only=True)
class RingsAnswer:
    """The best rings first, and the proof that there are no better ones.

    Of `possible` rings `valued` were worked out in full, and the others were shown to be worth
    less than `at_least`, or to have a member that adds too little. `partners` could be members.
    """

    need: Need
    rings: tuple[ProposedRing, ...]
    partners: int
    possible: int
    valued: int
    at_least: float
    index: IndexInfo


def find_rings(
    index: Index,
    need: Need,
    *,
    today: YearMonth,
    rotations: int = ROTATIONS,
    first_planned: int = 0,
) -> RingsAnswer:
    """Return the best rings, always the same for a need; from `first_planned` on with rotations.

    Raises
    ------
    InputError
        When no ring could answer the need; names what to change and which numbers would work.
    """
    check_rings_need(need, today)
    seeker = make_seeker(index, need)
    check_members(index, seeker)
    count_on_one_thread()
    weights = read_ring_weights()
    prospects = find_prospects(seeker, index.candidates, weights, index.between)
    search = search_rings(prospects, weights, ring_sizes(need), need.limit)
    explainer = Explainer(
        seeker=seeker, candidates=index.candidates, prospects=prospects, weights=weights
    )
    planner = _Planner(index=index, seeker=seeker, start=need.start or next_start(today))
    planned = range(first_planned, first_planned + rotations)
    return RingsAnswer(
        need=need,
        rings=tuple(
            planner.propose(explainer.explain(found), weights.rotation if at in planned else None)
            for at, found in enumerate(search.rings)
        ),
        partners=len(prospects.rows) - 1,
        possible=search.possible,
        valued=search.valued,
        at_least=search.at_least,
        index=index.info,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planner:
    """Plans the rotation of one ring after the other for the same seeker, from the same start."""

    index: Index
    seeker: Seeker
    start: YearMonth

    def propose(self, proposal: RingProposal, weights: RotationWeights | None) -> ProposedRing:
        """Return the ring, with its best rotation by the weights where there are any."""
        return self.with_rotation(proposal, weights) if weights else self.without_rotation(proposal)

    def without_rotation(self, proposal: RingProposal) -> ProposedRing:
        """Return the ring as it is, with what is known of its hosts."""
        hosts = _hosts(self.index, self.seeker, proposal)
        return ProposedRing(proposal=proposal, rotation=None, extra_places={}, hosts=hosts)

    def with_rotation(self, proposal: RingProposal, weights: RotationWeights) -> ProposedRing:
        """Return the ring with its best rotation, or the places that it lacks for one."""
        ring, need = self.without_rotation(proposal), self.seeker.need
        months = need.months or TRAINING_PERIOD_MONTHS
        task = RotationTask(
            ring=proposal.ring,
            apprenticeships=take_in(
                _employers(_profiles(self.index, proposal)),
                MonthSpan(first=self.start, months=months),
                need.apprentices or 1,
                intakes=need.intakes or 1,
                free_months=need.free_months or 0,
            ),
            coordinator=proposal.seeker,
            hosts=ring.hosts,
        )
        try:
            return replace(ring, rotation=plan_rotation(task, weights))
        except TooFewPlacesError as error:
            return replace(ring, extra_places=error.extra_places)


def _profiles(index: Index, proposal: RingProposal) -> list[AgencyProfile]:
    return [profile for member in proposal.members if (profile := index.profile(member.agency))]


def _hosts(index: Index, seeker: Seeker, proposal: RingProposal) -> dict[AgencyId, HostProfile]:
    return {profile.agency.id: _host(profile, seeker) for profile in _profiles(index, proposal)}


def _employers(profiles: list[AgencyProfile]) -> list[AgencyId]:
    """Return who employs in turn: the seeker first, then the larger before the smaller."""
    sizes = [None, *SizeClass]
    first, *others = profiles
    by_size = sorted(others, key=lambda p: (-sizes.index(p.agency.size), p.agency.id))
    return [profile.agency.id for profile in (first, *by_size)]


def _host(profile: AgencyProfile, seeker: Seeker) -> HostProfile:
    offer = profile.offer_in(seeker.need.trade)
    busy = profile.season.months if profile.season else frozenset()
    is_seeker = profile.agency.id == seeker.id
    months = offer.host_months.value if offer and offer.host_months else None
    return HostProfile(
        busy_months=seeker.busy_months if is_seeker else busy,
        host_months=months if months is None else months & frozenset(MONTHS),
        places=offer.places.value if offer and offer.places else None,
    )
