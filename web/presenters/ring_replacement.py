"""How is it shown what a ring would be with another member in one's place?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from matcher.domain.curriculum import AimCode
from matcher.services.index import Index
from matcher.services.ring_basis import ProposedRing
from matcher.services.ring_replacements import RingReplacement, RingReplacements, RingWorth
from web.formats import percent, write_km
from web.forms.ring_choice import write_members
from web.presenters.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplacementView:
    """One agency that could come instead: what would change, and the partners there would be."""

    agency: str
    name: str
    worth: str
    changes: tuple[tuple[str, str], ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    partners: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplacementsView:
    """The member that would be replaced, the agency that was asked about, and the best others."""

    agency: str
    name: str
    chosen: ReplacementView | None
    best: tuple[ReplacementView, ...]
    possible: int


def present_replacements(
    found: RingReplacements, ring: ProposedRing, index: Index, voice: Voice
) -> ReplacementsView:
    """Return who could come instead of a member, with what each would change in words."""
    curriculum = index.curricula[ring.proposal.ring.trade]
    texts = curriculum.texts(voice.language)
    names = {member.agency: member.name for member in ring.proposal.members}
    return ReplacementsView(
        agency=found.leaves,
        name=names[found.leaves],
        chosen=_replacement(found.chosen, found.worth, texts, voice) if found.chosen else None,
        best=tuple(_replacement(one, found.worth, texts, voice) for one in found.best),
        possible=found.possible,
    )


def _replacement(
    one: RingReplacement, now: RingWorth, texts: Mapping[AimCode, str], voice: Voice
) -> ReplacementView:
    return ReplacementView(
        agency=one.agency,
        name=one.name,
        worth=_worth(percent(one.worth.value), percent(now.value), voice),
        changes=tuple(_changes(one.worth, now, voice)),
        gained=tuple(texts[aim] for aim in one.gained),
        lost=tuple(texts[aim] for aim in one.lost),
        partners=write_members([member.agency for member in one.proposal.members[1:]]),
    )


def _worth(then: int, now: int, voice: Voice) -> str:
    if then == now:
        return voice.texts("rings.replace_same", value=then)
    if then > now:
        return voice.texts("rings.replace_more", value=then, difference=then - now)
    return voice.texts("rings.replace_less", value=then, difference=now - then)


def _changes(then: RingWorth, now: RingWorth, voice: Voice) -> Iterator[tuple[str, str]]:
    """Yield what each figure is called, what it is now and what it would be."""
    said = voice.words.word
    per_cent = voice.words.percent
    yield (
        said("ring_part", "coverage"),
        _change(per_cent(now.coverage), per_cent(then.coverage), voice),
    )
    yield voice.texts("rings.replace_longest"), _ways(then.longest_km, now.longest_km, voice)
    yield said("ring_part", "season"), _change(per_cent(now.season), per_cent(then.season), voice)
    yield said("ring_part", "knowledge"), _change(per_cent(now.known), per_cent(then.known), voice)


def _ways(then: float | None, now: float | None, voice: Voice) -> str:
    unknown = voice.texts("rings.replace_unknown")
    before, after = (unknown if km is None else write_km(km) for km in (now, then))
    return _change(before, after, voice)


def _change(now: str, then: str, voice: Voice) -> str:
    if now == then:
        return voice.texts("rings.replace_unchanged", now=now)
    return voice.texts("rings.replace_change", now=now, then=then)
