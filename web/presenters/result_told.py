"""How is it told why an agency is not shown, who moved, and what could be loosened?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from matcher.domain.match import ExclusionCode
from matcher.services.loosening import Loosening
from matcher.services.rank_changes import RankChange, RankChanges
from matcher.services.why_not import Cost, WhyNot
from web.forms.need_form import form_of
from web.forms.result_choice import ResultChoice
from web.presenters.cards import write_points
from web.presenters.voice import Voice

_MOST_MOVES: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class CostView:
    """A part that cost an agency points against another: what each got, and why it got its own."""

    name: str
    points: str
    other_points: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView:
    """Why an agency is not shown, or where it is."""

    agency_id: str
    name: str
    sentence: str
    rank: int
    """Its number on the list, 0 when it is not there."""
    costs: tuple[CostView, ...] = ()
    costs_lead: str = ""
    other: str = ""
    """The last one that is shown, against which the costs are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """What own weights did to the list: a summary, and a sentence for each that moved."""

    summary: str
    moves: tuple[str, ...]
    gone: str
    """Who is not shown any more, as one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoosenView:
    """Something to ask for less strictly: what it is, how many it gives, and its address."""

    text: str
    count: int
    link: dict[str, str | list[str]]


def present_why(why: WhyNot, voice: Voice) -> WhyView:
    """Return why an agency is not shown, in words."""
    texts, rank = voice.texts, why.rank if why.is_shown else 0
    if why.excluded and why.excluded.code is ExclusionCode.ONESELF:
        sentence = texts("results.why_oneself")
    elif why.excluded:
        sentence = voice.exclusion(why.excluded)
    else:
        kind = "shown" if why.is_shown else ("lower" if why.is_chosen else "not_chosen")
        sentence = texts(f"results.why_{kind}", name=why.name, rank=why.rank, of=why.of)
    lead = ""
    if why.costs and why.last and why.match:
        points = write_points(why.last.points - why.match.points, voice)
        lead = texts("results.why_costs", points=points, other=why.last.name)
    return WhyView(
        agency_id=why.agency,
        name=why.name,
        sentence=sentence,
        rank=rank,
        costs=tuple(_cost(cost, voice) for cost in why.costs),
        costs_lead=lead,
        other=why.last.name if why.last else "",
    )


def present_changes(changes: RankChanges, voice: Voice) -> ChangesView:
    """Return who moved and what moved them, the longest moves first."""
    moved = sorted(changes.moved, key=lambda one: (-abs(one.before - one.after), one.after))
    said = tuple(_move(change, voice) for change in moved[:_MOST_MOVES])
    summary = voice.texts.counted("results.changes", len(moved)) if moved else ""
    return ChangesView(
        summary=summary or voice.texts("results.changes_none"),
        moves=said,
        gone=_gone(changes, voice),
    )


def present_loosening(way: Loosening, choice: ResultChoice, voice: Voice) -> LoosenView:
    """Return something to ask for less strictly."""
    km = f"{way.need.max_km:.0f}" if way.need.max_km else ""
    chosen = choice.filters_alone.with_chosen(way.chosen)
    return LoosenView(
        text=voice.texts(f"loosen.{way.code}", km=km),
        count=way.count,
        link=form_of(way.need).address | chosen.address,
    )


def _cost(cost: Cost, voice: Voice) -> CostView:
    return CostView(
        name=voice.words.word("component", cost.part.component),
        points=write_points(cost.part.points, voice),
        other_points=write_points(cost.other.points, voice),
        sentence=voice.words.reason(cost.part.reason),
    )


def _move(change: RankChange, voice: Voice) -> str:
    key = "results.moved_up" if change.is_up else "results.moved_down"
    moved = voice.texts(key, name=change.name, before=change.before, after=change.after)
    part = voice.words.word("component", change.part) if change.part else ""
    because = voice.texts("results.because", part=part[:1].lower() + part[1:])
    return f"{moved}, {because}."


def _gone(changes: RankChanges, voice: Voice) -> str:
    names = [
        voice.texts("results.gone", name=one.name, before=one.before, after=one.after)
        for one in changes.gone[:_MOST_MOVES]
    ]
    return voice.texts("results.gone_lead", names=voice.words.listed(names)) if names else ""
