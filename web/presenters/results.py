"""How is the answer to a need shown?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from matcher.domain.agency import AgencyId
from matcher.domain.match import Exclusion, ExclusionCode
from matcher.services.agencies import alphabetical, list_agencies
from matcher.services.loosening import FEW, find_loosenings
from matcher.services.partner_filters import chosen_place, rows_in
from matcher.services.partners import PartnerRanking, PartnersAnswer
from matcher.services.rank_changes import find_changes
from matcher.services.why_not import tell_why_not
from web.forms.asked import Asked
from web.forms.need_form import NeedForm, form_of
from web.forms.result_choice import ResultChoice
from web.presenters.adapting import AdaptingView, Link, present_adapting
from web.presenters.asked_for import AskedForView, present_asked_for
from web.presenters.cards import CardView, present_card
from web.presenters.result_told import (
    ChangesView,
    LoosenView,
    WhyView,
    present_changes,
    present_loosening,
    present_why,
)
from web.presenters.voice import Voice

MORE_AT_A_TIME: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcludedView:
    """Agencies that are not proposed for the same kind of reason."""

    code: str
    title: str
    agencies: tuple[tuple[str, str, str], ...]
    """Number, name, and the reason in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsView:
    """Everything on the page of results.

    `eligible` are those chosen, `eligible_in_all` those that can be proposed. `link` is the
    address of what is shown, without the agency asked about and those ticked off. `chosen_places`
    says by agency where the site is for which it was chosen, when that is not the nearest.
    """

    asked: AskedForView
    cards: tuple[CardView, ...]
    chosen_places: Mapping[str, str]
    eligible: int
    eligible_in_all: int
    excluded: tuple[ExcludedView, ...]
    excluded_count: int
    form: NeedForm
    choice: ResultChoice
    link: Link
    more_limit: int | None
    loosen: tuple[LoosenView, ...]
    adapting: AdaptingView
    changes: ChangesView | None
    why: WhyView | None
    agencies: tuple[tuple[str, str], ...]
    """Number and name of every agency, to ask about."""
    ticked_elsewhere: tuple[tuple[str, str], ...]
    """Number and name of those ticked off for comparison that have no card here."""


def present_results(
    ranking: PartnerRanking, asked: Asked, choice: ResultChoice, voice: Voice
) -> ResultsView:
    """Return the answer as a page shows it."""
    need, index = ranking.need, ranking.index
    among = rows_in(ranking, asked.chosen)
    answer = ranking.answer(among)
    form, kept = form_of(need), choice.filters_alone
    changes = find_changes(ranking, among)
    ways = find_loosenings(ranking, asked.chosen) if answer.eligible < FEW else ()
    cards = tuple(_cards(ranking, answer, voice))
    agencies = tuple((p.agency.id, p.agency.name) for p in list_agencies(index))
    return ResultsView(
        asked=present_asked_for(need, index, voice),
        cards=cards,
        chosen_places=dict(_chosen_places(ranking, cards, asked)),
        eligible=answer.eligible,
        eligible_in_all=int(ranking.scored.eligible.sum()),
        excluded=_group(answer.excluded, voice),
        excluded_count=len(answer.excluded),
        form=form,
        choice=choice,
        link=form.address | kept.address,
        more_limit=_more_limit(answer),
        loosen=tuple(present_loosening(way, choice, voice) for way in ways),
        adapting=present_adapting(ranking, asked.chosen, form, choice, voice),
        changes=present_changes(changes, voice) if changes else None,
        why=present_why(tell_why_not(ranking, asked.why, among), voice) if asked.why else None,
        agencies=agencies,
        ticked_elsewhere=_ticked_elsewhere(agencies, choice, answer),
    )


def _more_limit(answer: PartnersAnswer) -> int | None:
    shown = len(answer.matches)
    return shown + MORE_AT_A_TIME if answer.eligible > shown else None


def _ticked_elsewhere(
    agencies: tuple[tuple[str, str], ...], choice: ResultChoice, answer: PartnersAnswer
) -> tuple[tuple[str, str], ...]:
    wanted = set(choice.compare) - {match.agency for match in answer.matches}
    return tuple((number, name) for number, name in agencies if number in wanted)


def _cards(ranking: PartnerRanking, answer: PartnersAnswer, voice: Voice) -> Iterator[CardView]:
    index, curriculum = ranking.index, ranking.index.curricula[ranking.need.trade]
    ways_from = ranking.ways_from(answer.matches)
    for rank, match in enumerate(answer.matches, 1):
        yield present_card(
            rank,
            match,
            index.candidates.profiles[index.candidates.row_of[match.agency]],
            curriculum,
            voice,
            months=answer.best_months.get(match.agency),
            calm=ranking.calm_months(match.agency),
            measured_from=ways_from.get(match.agency, ""),
        )


def _chosen_places(
    ranking: PartnerRanking, cards: tuple[CardView, ...], asked: Asked
) -> Iterator[tuple[str, str]]:
    for card in cards:
        profile = ranking.index.profile(AgencyId(card.agency_id))
        if profile and (place := chosen_place(profile, card.place, asked.chosen)):
            yield card.agency_id, place


def _group(excluded: tuple[Exclusion, ...], voice: Voice) -> tuple[ExcludedView, ...]:
    """Return the excluded by kind of reason, those that can be loosened first."""
    order = {code: place for place, code in enumerate(reversed(ExclusionCode))}
    ordered = sorted(excluded, key=lambda e: (order[e.code], alphabetical(e.name)))
    return tuple(
        ExcludedView(
            code=code.value,
            title=voice.texts(f"excluded.{code.value}"),
            agencies=tuple((e.agency, e.name, voice.exclusion(e)) for e in group),
        )
        for code, group in groupby(ordered, key=lambda e: e.code)
    )
