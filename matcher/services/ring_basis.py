"""What is every ring of one need weighed, explained and planned with?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from matcher.domain.agency import AgencyId, AgencyProfile, SizeClass
from matcher.domain.calendar import MONTHS, MonthSpan, YearMonth
from matcher.domain.certainty import SURE_ENOUGH_TO_NAME
from matcher.domain.curriculum import AimCode
from matcher.domain.need import Need
from matcher.domain.ring import PlannedRotation, RingProposal
from matcher.national import read_national_weights
from matcher.rings.explain import Explainer
from matcher.rings.find import FoundRing
from matcher.rings.hosting import HostProfile, Hosts, RotationTask, take_in
from matcher.rings.prospects import Prospects, find_prospects
from matcher.rings.rotation import TooFewPlacesError, plan_rotation
from matcher.rings.weights import RingWeights, read_ring_weights
from matcher.scoring.seeker import Seeker
from matcher.services.index import Index
from matcher.services.rings_checks import check_members, check_rings_need, next_start
from matcher.services.seekers import make_seeker
from matcher.services.threads import count_on_one_thread
from matcher.services.ways import Ways, ways_in_ring


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedRing:
    """A ring with its rotation, None when none was asked for or the places do not suffice.

    `extra_places` are then the places that would, by agency. `hosts` is what is known of each
    member as a host, whether a rotation was planned or not. `ways` says how far it is between the
    members.
    """

    proposal: RingProposal
    rotation: PlannedRotation | None
    extra_places: Mapping[AgencyId, int]
    hosts: Hosts
    ways: Ways


@dataclass(frozen=True, slots=True, kw_only=True)
class RingBasis:
    """One need with everybody who could be in a ring for it, and when its apprentices start."""

    index: Index
    seeker: Seeker
    prospects: Prospects
    weights: RingWeights
    start: YearMonth

    @property
    def need(self) -> Need:
        """Return the need that rings are wanted for."""
        return self.seeker.need

    @property
    def lacked(self) -> frozenset[AimCode]:
        """Return the aims that the seeker has said it lacks; none where that was concluded."""
        seeker = self.seeker
        aims = self.index.candidates.trades[self.need.trade].aims
        is_lacked = seeker.said_missing & (seeker.missing >= SURE_ENOUGH_TO_NAME)
        return frozenset(aim for aim, lacks in zip(aims, is_lacked, strict=True) if lacks)

    def explain(self, found: FoundRing) -> RingProposal:
        """Return a ring with its members, its gaps and what to ask."""
        explainer = Explainer(
            seeker=self.seeker,
            candidates=self.index.candidates,
            prospects=self.prospects,
            weights=self.weights,
        )
        return explainer.explain(found)

    def propose(self, proposal: RingProposal, work: float | None) -> ProposedRing:
        """Return the ring with its best rotation; with None as the work, without one.

        `work` is what a solver may do, as in `plan_rotation`.
        """
        ring = ProposedRing(
            proposal=proposal,
            rotation=None,
            extra_places={},
            hosts=self._hosts(proposal),
            ways=self.ways(proposal),
        )
        if work is None:
            return ring
        try:
            planned = plan_rotation(self._task(ring), self.weights.rotation, work=work)
        except TooFewPlacesError as error:
            return replace(ring, extra_places=error.extra_places)
        return replace(ring, rotation=planned)

    def ways(self, proposal: RingProposal) -> Ways:
        """Return the longest way between two members, and whose place nobody knows."""
        partners = [member.agency for member in proposal.members[1:]]
        return ways_in_ring(self.index, self.need, partners, read_national_weights().told.far_km)

    def _task(self, ring: ProposedRing) -> RotationTask:
        need = self.need
        return RotationTask(
            ring=ring.proposal.ring,
            apprenticeships=take_in(
                _employers(_profiles(self.index, ring.proposal)),
                MonthSpan(first=self.start, months=need.training_months),
                need.apprentices or 1,
                intakes=need.intakes or 1,
                free_months=need.free_months or 0,
            ),
            coordinator=ring.proposal.seeker,
            hosts=ring.hosts,
        )

    def _hosts(self, proposal: RingProposal) -> dict[AgencyId, HostProfile]:
        profiles = _profiles(self.index, proposal)
        return {profile.agency.id: _host(profile, self.seeker) for profile in profiles}


def make_ring_basis(index: Index, need: Need, *, today: YearMonth) -> RingBasis:
    """Return what rings for a need are worked out with.

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
    return RingBasis(
        index=index,
        seeker=seeker,
        prospects=find_prospects(seeker, index.candidates, weights, index.between),
        weights=weights,
        start=need.start or next_start(today),
    )


def _profiles(index: Index, proposal: RingProposal) -> list[AgencyProfile]:
    return [profile for member in proposal.members if (profile := index.profile(member.agency))]


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
