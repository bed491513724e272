"""How does a ring read on a terminal?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from matcher.cli.lines import WIDTH, bar, cut, wrapped
from matcher.cli.rotation_text import rotation_lines
from matcher.domain.rules import RING_MEMBERS
from matcher.services.index import Index
from matcher.services.ring_account import MemberAccount, RingAccount, give_account
from matcher.services.ring_pictures import CoveredAim
from matcher.services.rings import ProposedRing, RingsAnswer
from matcher.services.rings_json import names_in, notes_of, warnings_of, way_of
from matcher.services.wording import Wording

INDENT: Final = 3
_CODE: Final = 8
_MARK: Final = 15


def rings_text(index: Index, answer: RingsAnswer, number: int, words: Wording) -> str:
    """Return the list of rings, the ring of this number in full, and the proof."""
    notes = [line for note in notes_of(answer.need, words) for line in wrapped(note, indent=0)]
    lines = [*notes, *_overview(answer, words), ""]
    if answer.rings:
        ring = answer.rings[number - 1]
        lines += [*ring_lines(index, ring, number, words), ""]
    proof = words.counted("rings", "proof", answer.possible).format(
        possible=words.grouped(answer.possible).replace("\u00a0", " "),
        valued=answer.valued,
        below=round(answer.at_least * 100),
    )
    lines += wrapped(proof, indent=0)
    if len(answer.rings) > 1:
        lines.append(words.word("ring_text", "another"))
    return "\n".join(lines)


def ring_lines(index: Index, ring: ProposedRing, number: int, words: Wording) -> Iterator[str]:
    """Yield one ring: its worth, who teaches what, who is where when, and what to ask."""
    account, proposal = give_account(index, ring, words), ring.proposal
    names = words.listed([member.name.name for member in account.members])
    yield from wrapped(names, indent=INDENT, first=f"{number}. ")
    lead = words.word("ring_text", "share_covered").format(share=words.percent(proposal.coverage))
    aims = account.covered + len(account.gaps)
    counted = words.word("picture", "coverage_counted").format(covered=account.covered, aims=aims)
    worth = words.word("ring_text", "value").format(value=f"{proposal.value * 100:.0f}")
    yield from wrapped(f"{worth} {lead} {counted}", indent=INDENT)
    yield from _heading("parts", words)
    for score in proposal.parts:
        share = f"{words.percent(score.value):>5}"
        yield f"{' ' * INDENT}{bar(score.value)} {share}  {words.word('ring_part', score.part)}"
    if ring.ways.longest and not ring.ways.is_far:
        yield from wrapped(way_of(ring, words), indent=INDENT)
    yield from _heading("teaches", words)
    for at, member in enumerate(account.members):
        yield from _member(member, words, is_seeker=at == 0)
    if account.note:
        yield f"{' ' * INDENT}{account.note}"
    yield from _gaps(account, words)
    yield from _withdrawals(ring, words)
    yield from _heading("rotation", words)
    yield from rotation_lines(index, ring, words)
    yield from _warnings(ring, words)
    yield from _questions(account, words)


def _overview(answer: RingsAnswer, words: Wording) -> Iterator[str]:
    count = len(answer.rings)
    code = {0: "overview_none", 1: "overview_one"}.get(count, "overview")
    yield from wrapped(words.word("ring_text", code).format(count=count), indent=0)
    for at, ring in enumerate(answer.rings, 1):
        said = words.word("ring_text", "overview_line").format(
            value=f"{ring.proposal.value * 100:.0f}", share=words.percent(ring.proposal.coverage)
        )
        names = ", ".join(names_in(ring.proposal).values())
        yield from wrapped(f"{said}: {names}", indent=4, first=f"{at}. ")


def _member(member: MemberAccount, words: Wording, *, is_seeker: bool) -> Iterator[str]:
    you = f" ({words.word('ring_text', 'you')})" if is_seeker else ""
    yield f"{' ' * INDENT}{member.name.letter}  {member.name.name}{you}"
    if not member.aims:
        yield from wrapped(words.word("ring_text", "nothing"), indent=INDENT + 3)
    mark = words.word("ring_text", "only_here")
    for aim, chance in member.aims:
        yield _aim(aim, words.percent(chance), mark, is_marked=aim in member.only)
    if member.less_sure:
        more = words.word("ring_text", "less_sure").format(count=member.less_sure)
        yield f"{' ' * (INDENT + 3)}{more}"


def _aim(aim: CoveredAim, share: str, mark: str, *, is_marked: bool) -> str:
    """Return an aim on one line, shortened, with room for a mark to the right."""
    start = f"{' ' * (INDENT + 3)}{share:>5}  {aim.code:<{_CODE}}"
    room = WIDTH - len(start) - max(_MARK, len(mark) + 2)
    return f"{start}{cut(aim.text, room):<{room}}  {mark if is_marked else ''}".rstrip()


def _gaps(account: RingAccount, words: Wording) -> Iterator[str]:
    if not account.gaps:
        return
    yield ""
    heading = words.word("ring_text", "gaps").format(count=len(account.gaps))
    yield " " * INDENT + heading
    for aim in account.gaps:
        yield f"{' ' * (INDENT + 3)}{aim.code:<{_CODE}}{cut(aim.text, WIDTH - INDENT - 3 - _CODE)}"
        hosts = account.gap_hosts.get(aim.code, ())
        if hosts:
            said = ", ".join(f"{name} {words.percent(chance)}" for name, chance in hosts)
            yield from wrapped(said, indent=INDENT + 5 + _CODE, first="→ ")
    if account.gap_hosts:
        yield from wrapped("→ " + words.word("ring_text", "gap_hosts"), indent=INDENT)


def _withdrawals(ring: ProposedRing, words: Wording) -> Iterator[str]:
    if not ring.proposal.withdrawals:
        return
    yield from _heading("withdrawals", words)
    names = names_in(ring.proposal)
    code = "alone" if len(names) == RING_MEMBERS.start else "withdrawal"
    for left in ring.proposal.withdrawals:
        said = words.word("ring_text", code).format(
            share=words.percent(left.coverage), lost=len(left.lost_aims)
        )
        lost = f" ({', '.join(left.lost_aims)})" if left.lost_aims else ""
        yield from wrapped(f"{names[left.agency]}: {said}{lost}", indent=INDENT + 3)


def _warnings(ring: ProposedRing, words: Wording) -> Iterator[str]:
    warnings = warnings_of(ring, words)
    if warnings:
        yield from _heading("compromises", words)
    for warning in warnings:
        yield from wrapped(warning, indent=INDENT + 3, first="! ")


def _questions(account: RingAccount, words: Wording) -> Iterator[str]:
    asked = [(member.name.name, member.questions) for member in account.members]
    asked.append((words.word("ring_text", "ask_all"), account.questions))
    if any(questions for _, questions in asked):
        yield from _heading("questions", words)
    for name, questions in asked:
        if questions:
            yield f"{' ' * INDENT}{name}"
        for question in questions:
            yield from wrapped(question, indent=INDENT + 5, first="? ")


def _heading(code: str, words: Wording) -> Iterator[str]:
    yield ""
    yield " " * INDENT + words.word("ring_text", code)
