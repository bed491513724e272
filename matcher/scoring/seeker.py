"""What does scoring need to know of the one who seeks, as numbers?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from matcher.domain.agency import AgencyId, AgencyProfile, Site
from matcher.domain.match import Evidence
from matcher.domain.need import Need
from matcher.scoring.trust import FloatArray, Trust


@dataclass(frozen=True, slots=True, kw_only=True)
class Similarities:
    """How alike the seeker and each candidate are, computed once by whoever has the encoder.

    Each column has one number between 0 and 1 for each candidate, NaN where there is nothing to
    compare: the share of the candidates that are less alike, so that it means the same with every
    encoder. The two callables give, for one candidate, the texts that came nearest.
    """

    mandate: FloatArray
    tasks: FloatArray
    answers: FloatArray
    nearest_tasks: Callable[[int], tuple[Evidence, ...]]
    nearest_answers: Callable[[int], tuple[Evidence, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeker:
    """The need with everything looked up that scoring counts with.

    `missing` and `covered` have one number between 0 and 1 for each aim of the trade: how much
    the aim is wanted, and how sure it is that the seeker teaches it itself. What the seeker said
    is trusted fully, what its profile says as far as its origin goes, the unknown not at all.
    `said_missing` tells whether the wanted aims were said or concluded from the profile. `km` is
    the road distance from the seeker's place to each candidate's nearest site, NaN where unknown.
    `not_understood` are the seeker's own texts that named no aim of the trade.
    """

    need: Need
    profile: AgencyProfile | None
    missing: FloatArray
    missing_trust: Trust
    said_missing: bool
    covered: FloatArray
    covered_trust: Trust
    busy_months: frozenset[int]
    busy_trust: Trust
    km: FloatArray
    km_trust: Trust
    nearest_site: Callable[[int], Site]
    similarities: Similarities
    not_understood: tuple[str, ...] = ()

    @property
    def id(self) -> AgencyId | None:
        """Return the seeker's number, None for a seeker that has not said who it is."""
        return self.need.seeker
