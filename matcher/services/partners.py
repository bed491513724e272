"""Who are the best partners for a need, and why? The product in one function."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import MONTHS
from matcher.domain.match import Exclusion, Match
from matcher.domain.need import Need
from matcher.domain.secondment import BestMonths
from matcher.scoring import Scored, explain_best, score_all
from matcher.scoring.trust import BoolArray
from matcher.services.index import Index, IndexInfo
from matcher.services.secondments import find_months
from matcher.services.seekers import make_seeker
from matcher.services.starts import nearest_start, starts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnersAnswer:
    """The best partners first, how many could be proposed in all, and who could not and why.

    `not_understood` are the need's own texts that no aim of the trade was found for.
    `best_months` has, for each partner with whom a secondment is suggested, when it suits both.
    """

    need: Need
    matches: tuple[Match, ...]
    eligible: int
    excluded: tuple[Exclusion, ...]
    not_understood: tuple[str, ...]
    best_months: Mapping[AgencyId, BestMonths]
    index: IndexInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerRanking:
    """Every agency scored once for a need; what is shown of it is put in words when asked for."""

    index: Index
    need: Need
    scored: Scored

    def answer(self, among: BoolArray | None = None) -> PartnersAnswer:
        """Return the best, at most as many as the need asks for; `among` leaves out the others."""
        ranking = explain_best(self.scored, self.need.limit, among)
        return PartnersAnswer(
            need=self.need,
            matches=ranking.matches,
            eligible=ranking.eligible,
            excluded=ranking.excluded,
            not_understood=self.scored.seeker.not_understood,
            best_months=find_months(self.index, self.scored.seeker, ranking.matches),
            index=self.index.info,
        )

    def ways_from(self, matches: Iterable[Match]) -> Mapping[AgencyId, str]:
        """Return for each partner which of the seeker's places it is measured from.

        Nothing where the seeker has but one place, or no way is known.
        """
        starts = starts_of(self.index, self.need)
        if len({start.place for start in starts}) < 2:
            return {}
        seeker, row_of = self.scored.seeker, self.index.candidates.row_of
        sites = {
            match.agency: seeker.nearest_site(row_of[match.agency])
            for match in matches
            if match.km is not None
        }
        return {
            agency: starts[at].place
            for agency, site in sites.items()
            if site.position and (at := nearest_start(starts, site.position)) is not None
        }

    def calm_months(self, agency: AgencyId) -> frozenset[int] | None:
        """Return the months in which neither is busy; None when it is not known of both."""
        seeker, profile = self.scored.seeker, self.index.profile(agency)
        if profile is None or profile.season is None or seeker.busy_trust.reliability == 0:
            return None
        return frozenset(MONTHS) - seeker.busy_months - profile.season.months


def rank_partners(index: Index, need: Need) -> PartnerRanking:
    """Score every agency of the index for the need.

    Raises
    ------
    InputError
        When the need's own weights leave nothing to count.
    """
    seeker = make_seeker(index, need)
    return PartnerRanking(
        index=index, need=need, scored=score_all(seeker, index.candidates, index.weights)
    )


def find_partners(index: Index, need: Need) -> PartnersAnswer:
    """Rank every agency of the index for the need; the same input gives the same answer.

    Raises
    ------
    InputError
        When the need's own weights leave nothing to count.
    """
    return rank_partners(index, need).answer()
