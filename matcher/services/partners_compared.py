"""How do two to four partners stand beside each other for one need?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.domain.agency import AgencyId, AgencyProfile, Position
from matcher.domain.certainty import SURE_ENOUGH_TO_NAME, HowSure, how_sure
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.domain.match import Exclusion, Match
from matcher.services.index import Index
from matcher.services.needs import parse_agency
from matcher.services.partners import PartnerRanking
from matcher.services.starts import Start, nearest_start, starts_of

COMPARED: Final = range(2, 4 + 1)
"""So many partners can be set beside each other."""

COMPARE_FIELD: Final = "compare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One of the agencies: its score and place, or why it cannot be proposed.

    `row` is its row in the index. `busy_months` is None when nothing is known of its season.
    `position` is that of its site nearest to the seeker, where one can be measured to, and
    `start` the number of the seeker's own place that it is nearest to.
    """

    row: int
    profile: AgencyProfile
    match: Match
    rank: int | None
    excluded: Exclusion | None
    busy_months: frozenset[int] | None
    host_months: frozenset[int] | None
    place: str
    position: Position | None
    start: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AimCompared:
    """An aim: is it lacked, what does the seeker have of it, and each of the compared.

    `is_assumed` tells of the seeker and of each whether all that says so is assumed.
    """

    aim: AimCode
    is_wanted: bool
    ours: HowSure
    theirs: tuple[HowSure, ...]
    is_assumed: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The agencies beside each other, the best first, and the seeker.

    `our_busy_months` is None when nothing is known of them. `starts` are the names and positions
    of the places that the seeker is measured from.
    """

    ranking: PartnerRanking
    agencies: tuple[Compared, ...]
    aims: tuple[AimCompared, ...]
    of: int
    our_busy_months: frozenset[int] | None
    starts: tuple[Start, ...]


def parse_compared(texts: Sequence[str], index: Index) -> tuple[AgencyId, ...]:
    """Read which agencies to compare, by number, name or abbreviation, each once.

    Raises
    ------
    InputError
        When one does not exist, or they are fewer than two or more than four.
    """
    problems: list[Problem] = []
    agencies: dict[AgencyId, None] = {}
    for text in texts:
        try:
            agencies[parse_agency(text, index, field_name=COMPARE_FIELD)] = None
        except InputError as error:
            problems.extend(error.problems)
    if not problems and len(agencies) not in COMPARED:
        hint = f"{COMPARED.start}–{COMPARED.stop - 1}"
        given = str(len(agencies))
        problems.append(
            Problem(field=COMPARE_FIELD, code=ProblemCode.OUT_OF_RANGE, given=given, hint=hint)
        )
    if problems:
        raise InputError(*problems)
    return tuple(agencies)


def compare_partners(ranking: PartnerRanking, agencies: Sequence[AgencyId]) -> Comparison:
    """Set agencies of the index beside each other for a need, those proposed first by rank."""
    index, scored = ranking.index, ranking.scored
    order = scored.best(len(index.candidates.ids)).tolist()
    places = {row: rank for rank, row in enumerate(order, 1)}
    rows = sorted(
        (index.candidates.row_of[agency] for agency in agencies),
        key=lambda row: (places.get(row, len(order) + 1), row),
    )
    seeker = scored.seeker
    is_known, starts = seeker.busy_trust.reliability > 0, starts_of(index, ranking.need)
    return Comparison(
        ranking=ranking,
        agencies=tuple(_compared(ranking, row, places.get(row), starts) for row in rows),
        aims=_aims(ranking, rows),
        of=len(order),
        our_busy_months=seeker.busy_months if is_known else None,
        starts=starts,
    )


def _compared(
    ranking: PartnerRanking,
    row: int,
    rank: int | None,
    starts: Sequence[Start],
) -> Compared:
    scored, profile = ranking.scored, ranking.index.candidates.profiles[row]
    offer = profile.offer_in(ranking.need.trade)
    is_measured = not np.isnan(scored.seeker.km[row])
    site = scored.seeker.nearest_site(row) if is_measured else None
    sites = (site,) if site else profile.agency.sites[:1]
    return Compared(
        row=row,
        profile=profile,
        match=scored.explain(row),
        rank=rank,
        excluded=None if scored.eligible[row] else scored.exclude(row),
        busy_months=profile.season.months if profile.season else None,
        host_months=frozenset(offer.host_months.value) if offer and offer.host_months else None,
        place=sites[0].place if sites else "",
        position=site.position if site else None,
        start=nearest_start(starts, site.position) if site and site.position else None,
    )


def _aims(ranking: PartnerRanking, rows: Sequence[int]) -> tuple[AimCompared, ...]:
    columns = ranking.index.candidates.trades[ranking.need.trade]
    seeker, profiles = ranking.scored.seeker, ranking.index.candidates.profiles
    said = set(ranking.need.covered_aims)
    return tuple(
        AimCompared(
            aim=aim,
            is_wanted=seeker.said_missing and bool(seeker.missing[at] >= SURE_ENOUGH_TO_NAME),
            ours=how_sure(float(seeker.covered[at])),
            theirs=tuple(how_sure(float(columns.certainty[row, at])) for row in rows),
            is_assumed=(
                not (aim in said or is_known(seeker.profile, ranking.need.trade, aim)),
                *(not is_known(profiles[row], ranking.need.trade, aim) for row in rows),
            ),
        )
        for at, aim in enumerate(columns.aims)
    )


def is_known(profile: AgencyProfile | None, trade: TradeCode, aim: AimCode) -> bool:
    """Tell whether somebody answers for a task with which an agency teaches an aim."""
    offer = profile.offer_in(trade) if profile else None
    taught = offer.aims.get(aim) if offer else None
    return taught is not None and any(task.origin.method.is_known for task in taught.tasks)
