"""How is one ranked partner shown?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from matcher.domain.agency import AgencyProfile, SizeClass
from matcher.domain.curriculum import AimCode, Curriculum
from matcher.domain.match import (
    OURS,
    POINTS_OF_A_WHOLE,
    Component,
    ComponentScore,
    Evidence,
    Match,
    ReasonCode,
)
from matcher.domain.secondment import BestMonths
from web.formats import percent, write_km
from web.presenters.card_taught import TaughtView, present_taught, tell_calm
from web.presenters.voice import OriginView, Voice

BEST_REASONS: Final = 3
_WORTH_NAMING_POINTS: Final = POINTS_OF_A_WHOLE // 200
_NEAR_ENOUGH_TO_PRAISE: Final = 0.5
_SAME_PLACE_KM: Final = 1.0

# A component may give points and still be no reason for anything: "no known border" is not one.
_GOOD_NEWS: Final = frozenset(
    {
        ReasonCode.TEACHES_SOME,
        ReasonCode.WE_TEACH_SOME,
        ReasonCode.BOTH_GAIN,
        ReasonCode.TASKS_ALIKE,
        ReasonCode.TASKS_DIFFERENT,
        ReasonCode.SEASONS_APART,
        ReasonCode.THEY_ARE_CALM,
        ReasonCode.KNOWN_BORDER,
        ReasonCode.LIKELY_BORDER,
        ReasonCode.SIMILAR_MANDATE,
        ReasonCode.SAME_MINISTRY,
        ReasonCode.DISTANCE,
        ReasonCode.HAS_ROOM,
        ReasonCode.ENOUGH_PLACES,
        ReasonCode.MAY_ANSWER,
    }
)

_TEACHES_NOTHING: Final = frozenset(
    {ReasonCode.TEACHES_NOTHING_KNOWN, ReasonCode.TRADE_TASKS_UNKNOWN}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """Words that decided, what they are about, and where they are from."""

    text: str
    about: str
    origin: OriginView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """One component: its value and weight in per cent, and the points it gives of a hundred."""

    code: str
    name: str
    sentence: str
    value: int | None
    weight: int
    points: str
    is_known: bool
    is_assumed: bool
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisView:
    """What a total rests on, in per cent of a hundred: known, assumed, and not known."""

    known: int
    assumed: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthsView:
    """The months of a secondment that suit both best, and what there is to say of them."""

    sentence: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """One partner: what a person sees first, and what the points are made of."""

    rank: int
    agency_id: str
    name: str
    short_name: str
    place: str
    more_places: int
    distance: str
    measured_from: str
    """Which of the seeker's places the way is measured from, where it has several."""
    is_same_place: bool
    total: int
    basis: BasisView
    suggested: str
    best_months: MonthsView | None
    calm_months: str
    """When both have time for an apprentice, in words; nothing where best months are told."""
    they_teach: TaughtView
    we_teach: TaughtView
    lacks: str
    """That it teaches nothing of what is lacked, or that this is not known; else nothing."""
    best: tuple[PartView, ...]
    parts: tuple[PartView, ...]


def present_card(
    rank: int,
    match: Match,
    profile: AgencyProfile,
    curriculum: Curriculum,
    voice: Voice,
    *,
    months: BestMonths | None = None,
    calm: frozenset[int] | None = None,
    measured_from: str = "",
) -> CardView:
    """Return one partner as a card, with the best `months` where a secondment is suggested.

    `calm` are the months in which neither side is busy, None where that is not known.
    """
    parts = tuple(present_part(part, curriculum, voice) for part in match.components)
    places = tuple(dict.fromkeys(site.place for site in profile.agency.sites))
    place = match.nearest_place or (places[0] if places else "")
    return CardView(
        rank=rank,
        agency_id=match.agency,
        name=match.name,
        short_name=profile.agency.short_name or "",
        place=place,
        more_places=len(places) - 1 if place in places else len(places),
        distance="" if match.km is None else write_km(match.km),
        measured_from=measured_from,
        is_same_place=is_same_place(match),
        total=percent(match.total),
        basis=present_basis(match),
        suggested=voice.words.word("cooperation", match.suggested),
        best_months=_present_months(months, voice) if months else None,
        calm_months="" if months else tell_calm(calm, voice),
        they_teach=present_taught(match, Component.THEY_TEACH, curriculum, voice),
        we_teach=present_taught(match, Component.WE_TEACH, curriculum, voice),
        lacks=_lacks(match.components, parts),
        best=_best(match.components, parts),
        parts=parts,
    )


def _present_months(months: BestMonths, voice: Voice) -> MonthsView:
    return MonthsView(
        sentence=voice.words.best_months(months),
        reasons=tuple(voice.words.months_reason(reason) for reason in months.reasons),
    )


def write_points(points: int, voice: Voice) -> str:
    """Return millionths as points of a hundred, with one decimal."""
    return voice.words.decimal(100 * points / POINTS_OF_A_WHOLE)


def is_same_place(match: Match) -> bool:
    """Tell whether the way to a partner is too short to be worth a number."""
    return match.km is not None and match.km < _SAME_PLACE_KM


def present_basis(match: Match) -> BasisView:
    """Return whole shares that add up to a hundred, so that the bar has no gap."""
    known = percent(match.known_share)
    assumed = min(percent(match.assumed_share), 100 - known)
    return BasisView(known=known, assumed=assumed, unknown=100 - known - assumed)


def present_part(part: ComponentScore, curriculum: Curriculum, voice: Voice) -> PartView:
    """Return one component with its sentence and its evidence."""
    evidence = tuple(_present_evidence(found, curriculum, voice) for found in part.evidence)
    return PartView(
        code=part.component.value,
        name=voice.words.word("component", part.component),
        sentence=voice.words.reason(part.reason),
        value=None if part.value is None else percent(part.value),
        weight=percent(part.weight),
        points=write_points(part.points, voice),
        is_known=part.value is not None,
        is_assumed=part.is_assumed,
        evidence=evidence,
    )


def _lacks(components: Sequence[ComponentScore], parts: Sequence[PartView]) -> str:
    """Return in a sentence that a partner cannot be seen to teach what is asked of it."""
    for component, part in zip(components, parts, strict=True):
        is_asked = component.component is Component.THEY_TEACH and component.weight > 0
        if is_asked and component.reason.code in _TEACHES_NOTHING:
            return part.sentence
    return ""


def _best(components: Sequence[ComponentScore], parts: Sequence[PartView]) -> tuple[PartView, ...]:
    """Return the components that speak most for the partner, the one that gives most first."""
    given = [
        (-component.points, place)
        for place, component in enumerate(components)
        if _speaks_for(component)
    ]
    return tuple(parts[place] for _, place in sorted(given)[:BEST_REASONS])


def _speaks_for(part: ComponentScore) -> bool:
    is_far = part.component is Component.TRAVEL and (part.value or 0) < _NEAR_ENOUGH_TO_PRAISE
    is_worth_naming = part.points >= _WORTH_NAMING_POINTS
    return part.reason.code in _GOOD_NEWS and is_worth_naming and not is_far


def _present_evidence(found: Evidence, curriculum: Curriculum, voice: Voice) -> EvidenceView:
    text = found.text
    if text in set(SizeClass):
        text = voice.words.word("size", text)
    return EvidenceView(
        text=text,
        about=_about(found.about, curriculum, voice),
        origin=voice.origin(found.origin) if found.origin else None,
    )


def _about(about: str, curriculum: Curriculum, voice: Voice) -> str:
    """Return what evidence is about in words: months by their numbers, an aim by its code."""
    if re.fullmatch(r"\d+(,\d+)*", about):
        return voice.words.months(int(month) for month in about.split(","))
    if about == OURS:
        return voice.texts("results.own_profile")
    aim = curriculum.aim(AimCode(about))
    return aim.text(voice.language) if aim else about
