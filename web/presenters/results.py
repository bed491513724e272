"""How is the answer to a need shown?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Final

from matcher.domain.match import Exclusion, ExclusionCode
from matcher.services.agencies import alphabetical
from matcher.services.index import Index
from matcher.services.partners import PartnersAnswer
from web.formats import write_date
from web.forms.need_form import NeedForm, form_of
from web.presenters.cards import CardView, present_card
from web.presenters.said import SaidView, tell_need
from web.presenters.voice import Voice

MORE_AT_A_TIME: Final = 20
LOOSENING: Final = ("max_km", "place", "busy_months", "cooperation")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcludedView:
    """Agencies that are not proposed for the same kind of reason."""

    code: str
    title: str
    agencies: tuple[tuple[str, str, str], ...]
    """Number, name, and the reason in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsView:
    """Everything on the page of results."""

    trade_name: str
    seeker_name: str
    said: tuple[SaidView, ...]
    cards: tuple[CardView, ...]
    eligible: int
    excluded: tuple[ExcludedView, ...]
    excluded_count: int
    form: NeedForm
    more_limit: int | None
    loosen: tuple[str, ...]
    built_on: str


def present_results(answer: PartnersAnswer, index: Index, voice: Voice) -> ResultsView:
    """Return the answer as a page shows it."""
    need, curriculum = answer.need, index.curricula[answer.need.trade]
    profiles = index.candidates.profiles
    form = form_of(need)
    seeker = index.profile(need.seeker) if need.seeker else None
    return ResultsView(
        trade_name=curriculum.trade.name(voice.language),
        seeker_name=seeker.agency.name if seeker else "",
        said=tuple(tell_need(need, index, voice)),
        cards=tuple(
            present_card(
                rank,
                match,
                profiles[index.candidates.row_of[match.agency]],
                curriculum,
                voice,
                months=answer.best_months.get(match.agency),
            )
            for rank, match in enumerate(answer.matches, 1)
        ),
        eligible=answer.eligible,
        excluded=_group(answer.excluded, voice),
        excluded_count=len(answer.excluded),
        form=form,
        more_limit=(
            len(answer.matches) + MORE_AT_A_TIME if answer.eligible > len(answer.matches) else None
        ),
        loosen=tuple(name for name in LOOSENING if getattr(form, name)),
        built_on=write_date(answer.index.built_at, voice.language),
    )


def _group(excluded: tuple[Exclusion, ...], voice: Voice) -> tuple[ExcludedView, ...]:
    """Return the excluded by kind of reason, those that can be loosened first."""
    order = {code: place for place, code in enumerate(reversed(ExclusionCode))}
    ordered = sorted(excluded, key=lambda e: (order[e.code], alphabetical(e.name)))
    return tuple(
        ExcludedView(
            code=code.value,
            title=voice.texts(f"excluded.{code.value}"),
            agencies=tuple((e.agency, e.name, voice.words.exclusion(e)) for e in group),
        )
        for code, group in groupby(ordered, key=lambda e: e.code)
    )
