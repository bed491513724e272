"""When hardly anybody can be proposed: what could be asked for less strictly, and who then?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from matcher.domain.need import Need
from matcher.services.index import Index
from matcher.services.partner_filters import (
    EVERYBODY,
    Facet,
    PartnerFilter,
    filters_without_one,
    rows_in,
)
from matcher.services.partners import PartnerRanking, rank_partners

FEW: Final = 3
"""With fewer partners than this it is told what could be loosened."""

_LONGER: Final = (2, 4)
"""So many times the longest way is tried before it is left out."""

_LEAST_KM: Final = 50.0
"""A shorter longest way is lengthened from here: some kilometres more would bring nobody."""


class LoosenCode(StrEnum):
    """What can be asked for less strictly."""

    LONGER_WAY = "longer_way"
    ANY_WAY = "any_way"
    OWN_SITES = "own_sites"
    COUNTY = "county"
    MINISTRY = "ministry"
    SIZE = "size"
    KNOWN = "known"
    NO_FILTER = "no_filter"
    ANYTHING = "anything"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loosening:
    """A need and choices that ask for less, and how many partners they give."""

    code: LoosenCode
    need: Need
    chosen: PartnerFilter
    count: int


def find_loosenings(ranking: PartnerRanking, chosen: PartnerFilter) -> tuple[Loosening, ...]:
    """Return what gives more partners when it is loosened, counted by really doing so."""
    now = _count(ranking, chosen)
    ways = [way for way in _ways(ranking, chosen, now) if way.count > now]
    if chosen and not ways:
        ways = [way for way in _without_filters(ranking) if way.count > now]
    return tuple(ways)


def _without_filters(ranking: PartnerRanking) -> Iterator[Loosening]:
    """Yield the need with nothing chosen, and then as far away as can be."""
    anywhere = replace(ranking.need, max_km=None)
    for code, need in ((LoosenCode.NO_FILTER, ranking.need), (LoosenCode.ANYTHING, anywhere)):
        count = _count_for(ranking.index, need, EVERYBODY)
        yield Loosening(code=code, need=need, chosen=EVERYBODY, count=count)
        if count:
            break


def _ways(ranking: PartnerRanking, chosen: PartnerFilter, now: int) -> Iterator[Loosening]:
    need = ranking.need
    for facet, rest in filters_without_one(chosen):
        code, count = _CODE_OF[facet], _count(ranking, rest)
        yield Loosening(code=code, need=need, chosen=rest, count=count)
    if need.max_km is None:
        return
    for times in _LONGER:
        longer = replace(need, max_km=times * max(need.max_km, _LEAST_KM))
        count = _count_for(ranking.index, longer, chosen)
        if count > now:
            yield Loosening(code=LoosenCode.LONGER_WAY, need=longer, chosen=chosen, count=count)
            break
    anywhere = replace(need, max_km=None)
    count = _count_for(ranking.index, anywhere, chosen)
    yield Loosening(code=LoosenCode.ANY_WAY, need=anywhere, chosen=chosen, count=count)
    if need.place and need.seeker:
        own = replace(need, place=None)
        count = _count_for(ranking.index, own, chosen)
        yield Loosening(code=LoosenCode.OWN_SITES, need=own, chosen=chosen, count=count)


_CODE_OF: Final = {
    Facet.COUNTY: LoosenCode.COUNTY,
    Facet.MINISTRY: LoosenCode.MINISTRY,
    Facet.SIZE: LoosenCode.SIZE,
    Facet.KNOWN: LoosenCode.KNOWN,
}


def _count(ranking: PartnerRanking, chosen: PartnerFilter) -> int:
    return int((ranking.scored.eligible & rows_in(ranking, chosen)).sum())


def _count_for(index: Index, need: Need, chosen: PartnerFilter) -> int:
    return _count(rank_partners(index, need), chosen)
