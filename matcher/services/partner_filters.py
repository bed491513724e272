"""Which of the partners does somebody want to see, and how many would each choice leave?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from matcher.domain.agency import AgencyId, AgencyProfile, SizeClass
from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.scoring.trust import BoolArray
from matcher.services.agencies import alphabetical
from matcher.services.index import Index
from matcher.services.partners import PartnerRanking

KNOWN: Final = "yes"
"""The one choice there is of what is known: only those whose tasks somebody answers for."""


class Facet(StrEnum):
    """What partners can be chosen by."""

    COUNTY = "county"
    MINISTRY = "ministry"
    SIZE = "size"
    KNOWN = "known"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerFilter:
    """The codes chosen in each facet; none means all. An agency is in every county it has a site.

    Counties are the first two digits of their municipalities' numbers, ministries are agencies.
    """

    chosen: Mapping[Facet, frozenset[str]]

    def __bool__(self) -> bool:
        """Tell whether anything is chosen."""
        return any(self.chosen.values())

    def codes(self, facet: Facet) -> frozenset[str]:
        """Return what is chosen in a facet."""
        return self.chosen.get(facet, frozenset())

    def without(self, facet: Facet) -> PartnerFilter:
        """Return the filter with nothing chosen in a facet."""
        return PartnerFilter(chosen={**self.chosen, facet: frozenset()})


EVERYBODY: Final = PartnerFilter(chosen={})


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterOption:
    """A choice in a facet, its name where it has one, and how many partners it would leave."""

    facet: Facet
    code: str
    name: str
    count: int
    is_chosen: bool


def parse_filter(given: Mapping[Facet, Collection[str]], index: Index) -> PartnerFilter:
    """Read the codes chosen in each facet.

    Raises
    ------
    InputError
        When a code names nothing that any agency of the index has; the field is the facet.
    """
    names = _names(index)
    problems = [
        Problem(
            field=facet,
            code=ProblemCode.UNKNOWN_CHOICE,
            given=code[:40],
            hint=", ".join(name or one for one, name in names[facet].items()),
        )
        for facet, codes in given.items()
        for code in codes
        if code not in names[facet]
    ]
    if problems:
        raise InputError(*problems)
    return PartnerFilter(chosen={facet: frozenset(codes) for facet, codes in given.items()})


def rows_in(ranking: PartnerRanking, chosen: PartnerFilter) -> BoolArray:
    """Tell for each agency of the index whether it is among those chosen, proposed or not."""
    return _rows_in(ranking, chosen, _codes_of_each(ranking))


def count_options(ranking: PartnerRanking, chosen: PartnerFilter) -> tuple[FilterOption, ...]:
    """Return every choice that leaves somebody or is made, with how many it would leave.

    What is chosen in the other facets holds; in its own, the choice stands alone.
    """
    codes, names = _codes_of_each(ranking), _names(ranking.index)
    options: list[FilterOption] = []
    for facet in Facet:
        others = _rows_in(ranking, chosen.without(facet), codes) & ranking.scored.eligible
        found = [code for row in np.flatnonzero(others) for code in codes[facet][row]]
        options += [
            FilterOption(
                facet=facet,
                code=code,
                name=name,
                count=found.count(code),
                is_chosen=code in chosen.codes(facet),
            )
            for code, name in names[facet].items()
            if code in found or code in chosen.codes(facet)
        ]
    return tuple(options)


def chosen_place(profile: AgencyProfile, shown: str, chosen: PartnerFilter) -> str:
    """Return where an agency has a site in a county chosen, nothing when `shown` is such a place.

    Its nearest site may be in another county than the one for which it is among those chosen.
    """
    wanted = chosen.codes(Facet.COUNTY)
    sites = (site for site in profile.agency.sites if site.municipality_number)
    places = [site.place for site in sites if str(site.municipality_number)[:2] in wanted]
    return "" if shown in places else next(iter(places), "")


def filters_without_one(chosen: PartnerFilter) -> Iterator[tuple[Facet, PartnerFilter]]:
    """Yield the filter without each of the facets in which something is chosen."""
    for facet in Facet:
        if chosen.codes(facet):
            yield facet, chosen.without(facet)


def _rows_in(
    ranking: PartnerRanking,
    chosen: PartnerFilter,
    codes: Mapping[Facet, list[frozenset[str]]],
) -> BoolArray:
    inside = np.ones(len(ranking.index.candidates.ids), dtype=bool)
    for facet in Facet:
        wanted = chosen.codes(facet)
        if wanted:
            inside &= np.array([bool(own & wanted) for own in codes[facet]], dtype=bool)
    return inside


def _codes_of_each(ranking: PartnerRanking) -> dict[Facet, list[frozenset[str]]]:
    """Return for each facet the codes of every agency, in the order of the index."""
    profiles = ranking.index.candidates.profiles
    columns = ranking.index.candidates.trades[ranking.need.trade]
    # What somebody answers for: told of the tasks in the trade, as the cards tell it.
    answered = np.asarray(columns.trust.known > 0).tolist()
    return {
        Facet.COUNTY: [frozenset(_counties(profile)) for profile in profiles],
        Facet.MINISTRY: [frozenset(_ministry(profile)) for profile in profiles],
        Facet.SIZE: [frozenset(_size(profile)) for profile in profiles],
        Facet.KNOWN: [frozenset({KNOWN} if known else ()) for known in answered],
    }


def _counties(profile: AgencyProfile) -> Iterator[str]:
    for site in profile.agency.sites:
        if site.municipality_number:
            yield site.municipality_number[:2]


def _ministry(profile: AgencyProfile) -> Iterator[str]:
    if profile.agency.ministry:
        yield profile.agency.ministry


def _size(profile: AgencyProfile) -> Iterator[str]:
    if profile.agency.size:
        yield profile.agency.size.value


def _names(index: Index) -> dict[Facet, dict[str, str]]:
    """Return every code of each facet with its name, in the order they are shown."""
    numbers = {code for profile in index.candidates.profiles for code in _counties(profile)}
    counties = {number[:2]: p.county for number, p in index.gazetteer.municipalities.items()}
    ministries = {code for profile in index.candidates.profiles for code in _ministry(profile)}
    return {
        Facet.COUNTY: _by_name({number: counties.get(number, "") for number in numbers}),
        Facet.MINISTRY: _by_name({code: _name_of(AgencyId(code), index) for code in ministries}),
        Facet.SIZE: {size.value: "" for size in SizeClass},
        Facet.KNOWN: {KNOWN: ""},
    }


def _by_name(names: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda pair: (alphabetical(pair[1]), pair[0])))


def _name_of(agency: AgencyId, index: Index) -> str:
    profile = index.profile(agency)
    return profile.agency.name if profile else agency
