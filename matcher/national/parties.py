"""Who takes part in the national plan, as columns, and who could meet whom?

A need with several apprentices is as many parties, each with one; a need that only receives is a
party that brings none. An arrangement has each agency at most once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.domain.agency import AgencyId, Position
from matcher.domain.calendar import MONTHS
from matcher.domain.curriculum import TradeCode
from matcher.domain.need import Cooperation, Direction, Need
from matcher.domain.rules import RING_MEMBERS, RING_STAY_MONTHS
from matcher.geography import road_km_between
from matcher.national.packing.problem import BoolArray, FloatArray, IntArray
from matcher.national.weights import NationalWeights
from matcher.rings.between import nearness_of
from matcher.scoring.seeker import Seeker

RING_TOO: Final = {None, Cooperation.ANY, Cooperation.RING}
SECONDMENT_TOO: Final = {None, Cooperation.ANY, Cooperation.SECONDMENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenNeed:
    """A need with what was looked up for it: its place in the list, and where it is met.

    `places` is how many apprentices the agency can have at once in the trade; None is unknown.
    `place_trust` says how far the positions can be trusted, between 0 and 1.
    """

    number: int
    agency: AgencyId
    seeker: Seeker
    positions: tuple[Position, ...]
    place_trust: float
    places: int | None

    @property
    def apprentices(self) -> int:
        """Return how many apprentices it brings: none when it only receives, else one or more."""
        need = self.seeker.need
        return 0 if need.direction is Direction.RECEIVE else need.apprentices or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """The parties of one trade; place i of every column is party i.

    `teaches`, `stated`, `known` and `wants` are parties × aims, between 0 and 1; `known` is what is
    taught for all we know, `stated` with what follows from naming what one lacks, and `teaches`
    what can be expected. `busy` has the busy months as bits, `most_members` how
    large a ring there is time for.
    `km`, `km_trust` and `nearness` have a value for every pair; an unknown way is NaN. `is_near`,
    `starts_alike` and `is_allowed` tell of each pair whether distance, start and the adviser let
    them meet, `is_other` whether they are of two agencies.
    """

    trade: TradeCode
    numbers: IntArray
    agencies: tuple[AgencyId, ...]
    places: tuple[int | None, ...]
    brings: BoolArray
    may_ring: BoolArray
    may_swap: BoolArray
    may_send: BoolArray
    may_host: BoolArray
    must_add: BoolArray
    most_members: IntArray
    teaches: FloatArray
    stated: FloatArray
    known: FloatArray
    wants: FloatArray
    said_wants: BoolArray
    busy: IntArray
    busy_trust: FloatArray
    km: FloatArray
    km_trust: FloatArray
    nearness: FloatArray
    is_near: BoolArray
    starts_alike: BoolArray
    is_allowed: BoolArray
    is_other: BoolArray

    @property
    def may_meet(self) -> BoolArray:
        """Tell of each pair whether they can be in one arrangement."""
        return self.is_other & self.is_near & self.starts_alike & self.is_allowed


def gather(
    needs: Sequence[OpenNeed],
    weights: NationalWeights,
    apart: Sequence[frozenset[AgencyId]] = (),
) -> Parties:
    """Return the open needs of one trade as parties; agencies of a set in `apart` never meet."""
    expanded = [need for need in needs for _ in range(max(need.apprentices, 1))]
    seekers = [need.seeker for need in expanded]
    wishes = [seeker.need for seeker in seekers]
    agencies = tuple(need.agency for need in expanded)
    km, km_trust = _ways(expanded)
    can_host = np.array([need.places != 0 for need in expanded], dtype=bool)
    brings = np.array([need.apprentices > 0 for need in expanded], dtype=bool)
    return Parties(
        trade=wishes[0].trade,
        numbers=np.array([need.number for need in expanded], dtype=np.int64),
        agencies=agencies,
        places=tuple(need.places for need in expanded),
        brings=brings,
        may_ring=_ring_too(expanded) & can_host,
        may_swap=_may_go(wishes, Direction.SWAP) & can_host & brings,
        may_send=_may_go(wishes, Direction.SEND) & brings,
        may_host=_secondment_too(wishes) & ~brings & can_host,
        must_add=np.array([wish.direction is not Direction.SEND for wish in wishes], dtype=bool),
        most_members=_most_members(expanded),
        teaches=np.array([teaching_of(seeker, weights) for seeker in seekers], dtype=float),
        stated=np.array([stated_by(seeker, weights) for seeker in seekers], dtype=float),
        known=np.array([known_of(seeker, weights) for seeker in seekers], dtype=float),
        wants=np.array([seeker.missing for seeker in seekers], dtype=float),
        said_wants=np.array([seeker.said_missing for seeker in seekers], dtype=bool),
        busy=np.array([_bits(seeker.busy_months) for seeker in seekers], dtype=np.int64),
        busy_trust=np.array([float(seeker.busy_trust.reliability) for seeker in seekers]),
        km=km,
        km_trust=km_trust,
        nearness=_nearness(km, km_trust, weights),
        is_near=_is_near(km, _willing_km(expanded)),
        starts_alike=_starts_alike(expanded, weights.possible.start_within_months),
        is_allowed=_is_allowed(agencies, apart),
        is_other=np.array([[one != other for other in agencies] for one in agencies], dtype=bool),
    )


def _may_go(wishes: Sequence[Need], way: Direction) -> BoolArray:
    """Tell of each need whether a secondment this way is asked for, or left open."""
    is_asked = [wish.direction in {None, way} for wish in wishes]
    return np.array(is_asked, dtype=bool) & _secondment_too(wishes)


def _ring_too(needs: Sequence[OpenNeed]) -> BoolArray:
    """Tell of each need whether it may be met by a ring, and there is time for one."""
    is_asked = [need.seeker.need.cooperation in RING_TOO for need in needs]
    return np.array(is_asked, dtype=bool) & (_most_members(needs) >= RING_MEMBERS.start)


def _secondment_too(wishes: Sequence[Need]) -> BoolArray:
    return np.array([wish.cooperation in SECONDMENT_TOO for wish in wishes], dtype=bool)


def _most_members(needs: Sequence[OpenNeed]) -> IntArray:
    """Return how large a ring there is time for: a shortest stay at every member."""
    sizes = [
        need.seeker.need.planned_months // RING_STAY_MONTHS.start
        if need.apprentices
        else RING_MEMBERS.stop - 1
        for need in needs
    ]
    return np.array(sizes, dtype=np.int64)


def teaching_of(seeker: Seeker, weights: NationalWeights) -> FloatArray:
    """Return for each aim the chance that the seeker teaches it.

    What it said or its profile says; of what nothing is known, what can be expected of an agency
    that wants an apprentice in the trade, and more of one that has named what it lacks. What it
    said it lacks it does not teach.
    """
    if not seeker.said_missing:
        return seeker.covered + (1 - seeker.covered) * weights.expected["taught"]
    expected = weights.expected["taught_when_lacks_are_named"]
    unsaid = np.clip(1 - seeker.missing, 0.0, 1.0)
    return np.asarray((seeker.covered + (1 - seeker.covered) * expected) * unsaid)


def stated_by(seeker: Seeker, weights: NationalWeights) -> FloatArray:
    """Return for each aim the chance that the seeker teaches it, as far as it rests on something.

    What it said or its profile says, and of one that has named what it lacks what follows from it;
    of one that has said nothing, nothing more.
    """
    return teaching_of(seeker, weights) if seeker.said_missing else seeker.covered


def known_of(seeker: Seeker, weights: NationalWeights) -> FloatArray:
    """Return for each aim how surely the seeker is known to teach it: what it lacks it does not."""
    return np.minimum(seeker.covered, teaching_of(seeker, weights))


def _willing_km(needs: Sequence[OpenNeed]) -> FloatArray:
    """Return how far each is willing to travel, infinitely far when it was not said."""
    said = (need.seeker.need.max_km for need in needs)
    return np.array([np.inf if km is None else km for km in said])


def _bits(months: frozenset[int]) -> int:
    return sum(1 << (month - MONTHS.start) for month in months)


def _ways(needs: Sequence[OpenNeed]) -> tuple[FloatArray, FloatArray]:
    """Return the road between the nearest places of every two, and how far it can be trusted."""
    owner = np.repeat(np.arange(len(needs)), [len(need.positions) for need in needs])
    latitude = np.array([p.latitude for need in needs for p in need.positions], dtype=float)
    longitude = np.array([p.longitude for need in needs for p in need.positions], dtype=float)
    km = road_km_between(owner, latitude, longitude, len(needs))
    trust = np.array([need.place_trust for need in needs])
    return km, np.minimum(trust[:, None], trust)


def _nearness(km: FloatArray, trust: FloatArray, weights: NationalWeights) -> FloatArray:
    return nearness_of(
        km, trust, half_way_km=weights.half_way_km, expected=weights.expected["travel"]
    )


def _is_near(km: FloatArray, willing: FloatArray) -> BoolArray:
    """Tell whether both are willing to travel so far; an unknown way is only for the willing."""
    most = np.minimum(willing[:, None], willing)
    return np.where(np.isnan(km), np.isinf(most), np.nan_to_num(km) <= most)


def _starts_alike(needs: Sequence[OpenNeed], within: int) -> BoolArray:
    said = [need.seeker.need.start for need in needs]
    months = np.array(
        [np.nan if start is None else start.year * 12 + start.month for start in said]
    )
    apart = np.abs(months[:, None] - months)
    return np.asarray(np.isnan(apart) | (apart <= within))


def _is_allowed(agencies: Sequence[AgencyId], apart: Sequence[frozenset[AgencyId]]) -> BoolArray:
    allowed = np.ones((len(agencies), len(agencies)), dtype=bool)
    for agencies_apart in apart:
        is_in = np.array([agency in agencies_apart for agency in agencies], dtype=bool)
        allowed &= ~(is_in[:, None] & is_in)
    return allowed
