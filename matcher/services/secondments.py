"""Which months of a secondment with each partner suit both?"""

from __future__ import annotations

from collections.abc import Iterable

from matcher.domain.agency import AgencyId, AgencyProfile
from matcher.domain.calendar import YearMonth
from matcher.domain.match import Match
from matcher.domain.need import Cooperation, Direction, Need
from matcher.domain.rules import APPRENTICE_START_MONTH
from matcher.domain.secondment import BestMonths, Side
from matcher.rings.secondment import Calendar, SecondmentTask, find_best_months
from matcher.scoring.seeker import Seeker
from matcher.services.index import Index

_ANY_YEAR = YearMonth(2000, APPRENTICE_START_MONTH)
"""From where months are counted when no start is wished for: the year of an apprentice."""

_STAYS = frozenset({Cooperation.SECONDMENT, Cooperation.EXTERNAL_SPECIALIST})


def find_months(
    index: Index, seeker: Seeker, matches: Iterable[Match]
) -> dict[AgencyId, BestMonths]:
    """Return the best months with each partner for whom a secondment is suggested."""
    return {
        match.agency: find_best_months(_task(seeker, profile))
        for match in matches
        if match.suggested in _STAYS and (profile := index.profile(match.agency))
    }


def _task(seeker: Seeker, partner: AgencyProfile) -> SecondmentTask:
    need = seeker.need
    we, they = _ours(seeker), _calendar(Side.THEY, partner, need)
    hosts, homes = {
        Direction.SEND: ((they,), (we,)),
        Direction.RECEIVE: ((we,), (they,)),
        Direction.SWAP: ((they, we), ()),
    }[need.direction or Direction.SEND]
    asks_for_stay = need.cooperation in _STAYS
    return SecondmentTask(
        hosts=hosts,
        homes=homes,
        earliest=need.start or _ANY_YEAR,
        is_dated=need.start is not None,
        months=need.months if asks_for_stay else None,
    )


def _ours(seeker: Seeker) -> Calendar:
    """Return the seeker's calendar: what it said of its season, else what its profile says."""
    is_known = seeker.busy_trust.reliability > 0
    own = _calendar(Side.WE, seeker.profile, seeker.need) if seeker.profile else None
    return Calendar(
        side=Side.WE,
        busy_months=seeker.busy_months if is_known else None,
        host_months=own.host_months if own else None,
    )


def _calendar(side: Side, profile: AgencyProfile, need: Need) -> Calendar:
    offer = profile.offer_in(need.trade)
    return Calendar(
        side=side,
        busy_months=profile.season.months if profile.season else None,
        host_months=frozenset(offer.host_months.value) if offer and offer.host_months else None,
    )
