"""What does one ring say to a case worker: who teaches what, who is missing, and what to ask?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Final

from matcher.domain.certainty import SURE_ENOUGH_TO_NAME
from matcher.domain.curriculum import AimCode
from matcher.domain.ring import Question
from matcher.pictures.coverage_rows import CoveredAim, cover_aims
from matcher.pictures.words import MemberName
from matcher.services.index import Index
from matcher.services.ring_pictures import aim_texts, form_note, names_of
from matcher.services.rings import ProposedRing
from matcher.services.rings_json import question_sentence
from matcher.services.wording import Wording

_AIMS_NAMED: Final = 3
_LONGEST: Final = 70
"""A question names so many aims, each with so many letters; the tables have them in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAccount:
    """One member: the aims it teaches surely enough to be named, the surest first.

    `only` are those of them that no other member teaches so surely. `less_sure` is how many more
    it may teach. `questions` are those that not every partner is asked; they name aims by the
    beginnings of their texts, which are `quoted` in them with the agency's own tasks.
    """

    name: MemberName
    aims: tuple[tuple[CoveredAim, float], ...]
    only: tuple[CoveredAim, ...]
    less_sure: int
    questions: tuple[str, ...]
    quoted: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RingAccount:
    """A ring in the words of one language, the seeker first among its members.

    `gaps` are the aims that nobody teaches; `gap_hosts` names those outside the ring that could,
    and how surely. `questions` are asked of every partner; `note` is on the texts of the aims.
    """

    members: tuple[MemberAccount, ...]
    covered: int
    gaps: tuple[CoveredAim, ...]
    gap_hosts: Mapping[AimCode, tuple[tuple[str, float], ...]]
    questions: tuple[str, ...]
    note: str


def give_account(index: Index, proposed: ProposedRing, words: Wording) -> RingAccount:
    """Return what a ring says, with the texts of the aims and whole sentences."""
    proposal = proposed.proposal
    texts = aim_texts(index, proposal.ring.trade, words)
    aims = cover_aims(proposal, texts)
    asked = [
        tuple(
            question_sentence(_in_words(question, texts, words), words)
            for question in member.questions
        )
        for member in proposal.members
    ]
    times, partners = Counter(question for own in asked for question in own), len(asked) - 1
    for_all = tuple(q for q in times if times[q] == partners and partners > 1)
    names = names_of(index, proposed)
    return RingAccount(
        members=tuple(
            _member(
                name,
                at,
                aims,
                tuple(q for q in asked[at] if q not in for_all),
                tuple(_quoted(proposal.members[at].questions, texts)),
            )
            for at, name in enumerate(names)
        ),
        covered=sum(not aim.is_uncovered for aim in aims),
        gaps=tuple(aim for aim in aims if aim.is_uncovered),
        gap_hosts=_gap_hosts(proposed),
        questions=for_all,
        note=form_note(index, proposal.ring.trade, words),
    )


def _in_words(question: Question, texts: Mapping[AimCode, str], words: Wording) -> Question:
    """Return a question that names aims with the first of them in words, the others counted."""
    if "aims" not in question.values:
        return question
    named = [words.quoted(text) for text in _beginnings(question, texts)]
    more = int(question.values.get("count", 0)) - len(named)
    if more > 0:
        named.append(words.counted("ask_more", "aims", more).format(count=more))
    return replace(question, values={**question.values, "aims": words.listed(named)})


def _quoted(questions: Iterable[Question], texts: Mapping[AimCode, str]) -> Iterator[str]:
    for question in questions:
        if "tasks" in question.values:
            yield str(question.values["tasks"])
        yield from _beginnings(question, texts)


def _beginnings(question: Question, texts: Mapping[AimCode, str]) -> Iterator[str]:
    """Yield the first aims that a question names, each as the beginning of its text."""
    codes = str(question.values.get("aims", "")).split(", ")
    for code in codes[:_AIMS_NAMED]:
        if text := texts.get(AimCode(code)):
            yield shorten(text, _LONGEST, placeholder="…")


def _member(
    name: MemberName,
    at: int,
    aims: tuple[CoveredAim, ...],
    questions: tuple[str, ...],
    quoted: tuple[str, ...],
) -> MemberAccount:
    taught = sorted(
        ((aim, aim.by_member[at]) for aim in aims if aim.by_member[at] > 0),
        key=lambda pair: -pair[1],
    )
    named = tuple(pair for pair in taught if pair[1] >= SURE_ENOUGH_TO_NAME)
    return MemberAccount(
        name=name,
        aims=named,
        only=tuple(aim for aim, _ in named if aim.only == at),
        less_sure=len(taught) - len(named),
        questions=questions,
        quoted=quoted,
    )


def _gap_hosts(proposed: ProposedRing) -> dict[AimCode, tuple[tuple[str, float], ...]]:
    could: dict[AimCode, list[tuple[str, float]]] = {}
    for host in proposed.proposal.gap_hosts:
        for aim, chance in host.aims:
            could.setdefault(aim, []).append((host.name, chance))
    return {aim: tuple(sorted(hosts, key=lambda pair: -pair[1])) for aim, hosts in could.items()}
