"""How are the proposed rings shown, one of them in full?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from matcher.domain.curriculum import AimCode
from matcher.domain.need import Need
from matcher.domain.ring import RingProposal
from matcher.services.index import Index
from matcher.services.ring_account import MemberAccount, give_account
from matcher.services.ring_map import map_ring
from matcher.services.ring_pictures import MemberName, draw_ring, names_of
from matcher.services.rings import ProposedRing
from matcher.services.rings_json import notes_of, warnings_of
from web.formats import percent
from web.forms.ring_choice import RingsToShow, write_members
from web.presenters.asked_for import AskedForView, present_asked_for
from web.presenters.drawn import DrawnView, present_drawn, present_map
from web.presenters.ring_gaps import GapView, present_gaps
from web.presenters.ring_replacement import ReplacementsView, present_replacements
from web.presenters.voice import Voice

DRAWN_AT: Final = {"narrow": 320, "middle": 720, "wide": 1040}
"""How wide in pixels each picture is drawn; the page's stylesheet shows the one that fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RingLine:
    """One proposal in the list; shares are in per cent.

    `number` is None for a ring that was put together by hand.
    """

    number: int | None
    members: tuple[MemberName, ...]
    value: int
    coverage: int
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """One member: what nobody else teaches, what is left without it, and what to ask it.

    `left` is the share of the curriculum in per cent that the others cover; None for the seeker.
    """

    name: MemberName
    aims: int
    only: tuple[str, ...]
    left: int | None
    lost: int
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RingView:
    """One ring in full. `parts` are name, value and weight in per cent.

    `unmet` are the gaps among what the seeker has said that it lacks.
    `address` is what names the ring in an address, `partners` the same by its members.
    """

    line: RingLine
    address: Mapping[str, str | int]
    partners: str
    covered: int
    aims: int
    note: str
    parts: tuple[tuple[str, int, int], ...]
    members: tuple[MemberView, ...]
    unmet: tuple[GapView, ...]
    gaps: tuple[GapView, ...]
    questions: tuple[str, ...]
    warnings: tuple[str, ...]
    coverage: DrawnView
    rotation: DrawnView | None
    map: DrawnView | None
    is_optimal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RingsPage:
    """Everything on the page of rings; there is no ring to show when none was found."""

    asked: AskedForView
    notes: tuple[str, ...]
    rings: tuple[RingLine, ...]
    shown: RingView | None
    replacements: ReplacementsView | None
    proof: str
    nothing: str


def present_rings(found: RingsToShow, index: Index, voice: Voice) -> RingsPage:
    """Return the rings as a page shows them, with one in full and who could be replaced in it."""
    answer, need = found.answer, found.answer.need
    rings = tuple(
        _line(ring, at, index, is_open=at == found.number)
        for at, ring in enumerate(answer.rings, 1)
    )
    proof = voice.words.counted("rings", "proof", answer.possible).format(
        possible=voice.words.grouped(answer.possible),
        valued=voice.words.grouped(answer.valued),
        below=percent(answer.at_least),
    )
    return RingsPage(
        asked=present_asked_for(need, index, voice),
        notes=tuple(notes_of(need, voice.words)),
        rings=rings,
        shown=_ring(found.shown, found, index, voice) if found.shown else None,
        replacements=present_replacements(found.replacements, found.shown, index, voice)
        if found.replacements and found.shown
        else None,
        proof=proof if rings else "",
        nothing=voice.words.word("ring_text", "overview_none"),
    )


def _line(ring: ProposedRing, number: int | None, index: Index, *, is_open: bool) -> RingLine:
    return RingLine(
        number=number,
        members=names_of(index, ring),
        value=percent(ring.proposal.value),
        coverage=percent(ring.proposal.coverage),
        is_open=is_open,
    )


def _ring(ring: ProposedRing, found: RingsToShow, index: Index, voice: Voice) -> RingView:
    words, proposal, number = voice.words, ring.proposal, found.number
    partners = write_members([member.agency for member in proposal.members[1:]])
    account = give_account(index, ring, words)
    drawn = {
        size: draw_ring(index, ring, words, width=width, is_headed=False, code=f"ring-{size}")
        for size, width in DRAWN_AT.items()
    }
    rotations = {size: one.rotation for size, one in drawn.items() if one.rotation}
    texts = index.curricula[proposal.ring.trade].texts(voice.language)
    return RingView(
        line=_line(ring, number, index, is_open=True),
        address={"ring": number} if number else {"members": partners},
        partners=partners,
        covered=account.covered,
        aims=account.covered + len(account.gaps),
        note=account.note,
        parts=tuple(
            (words.word("ring_part", score.part), percent(score.value), percent(score.weight))
            for score in proposal.parts
        ),
        members=tuple(_members(proposal, account.members, texts, voice)),
        unmet=tuple(present_gaps(proposal, index, voice, found.lacked)),
        gaps=tuple(present_gaps(proposal, index, voice)),
        questions=account.questions,
        warnings=tuple(warnings_of(ring, words)),
        coverage=present_drawn({size: one.coverage for size, one in drawn.items()}),
        rotation=present_drawn(rotations) if rotations else None,
        map=_map(proposal, found.answer.need, index, voice),
        is_optimal=ring.rotation is not None and ring.rotation.is_optimal,
    )


def _map(proposal: RingProposal, need: Need, index: Index, voice: Voice) -> DrawnView | None:
    """Return where the members are and the ways between them; None when no place is known."""
    found = map_ring(index, need, [member.agency for member in proposal.members])
    return present_map(index, found.places, found.ways, voice, code="ring-map")


def _members(
    proposal: RingProposal,
    accounts: tuple[MemberAccount, ...],
    texts: dict[AimCode, str],
    voice: Voice,
) -> Iterator[MemberView]:
    withdrawals = {one.agency: one for one in proposal.withdrawals}
    for member, account in zip(proposal.members, accounts, strict=True):
        without = withdrawals.get(member.agency)
        yield MemberView(
            name=account.name,
            aims=len(account.aims),
            only=tuple(texts[aim] for aim in member.only_teaches),
            left=percent(without.coverage) if without else None,
            lost=len(without.lost_aims) if without else 0,
            questions=tuple(voice.quoting(asked, account.quoted) for asked in account.questions),
        )
