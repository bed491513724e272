"""Which competence aims does the apprentice lack, and which can the writer teach?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matcher.aims import AimRanker
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.enquiries.polarity import Polarity
from matcher.enquiries.reading import Said, Span
from matcher.enquiries.tasks_said import Task

LEAST: Final = {
    Polarity.LACK: 0.72,
    Polarity.HAVE: 0.7,
    Polarity.TOLD: 0.78,
    Polarity.WANTED: 0.97,
}
"""How probable an aim must be: less where the words say lack or have than where none does."""
SAID: Final = (Polarity.LACK, Polarity.HAVE)
TRUST: Final = 0.25
"""What is said to be lacked or had, is work more likely than other text: this power of it."""
_LEAST_SHARE: Final = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAims:
    """What is lacked and what there is, as aims and in the writer's own words."""

    missing: tuple[Said[AimCode], ...] = ()
    covered: tuple[Said[AimCode], ...] = ()
    missing_tasks: tuple[Said[str], ...] = ()
    covered_tasks: tuple[Said[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    task: Task
    aim: AimCode
    probability: float
    is_lacked: bool


def read_aims(
    tasks: Sequence[Task], trade: TradeCode, ranker: AimRanker, *, is_offer: bool = False
) -> SaidAims:
    """Return the aims that tasks surely speak of; an aim on both sides stays where it is surest.

    In an offer, work that the apprentice would find is work that the writer has, and nothing is
    lacked: what cannot be taught there is no lack of an apprentice of the writer's.
    """
    if trade not in ranker.trades or not tasks:
        return SaidAims()
    found = list(_found(tasks, _probabilities(tasks, trade, ranker), is_offer=is_offer))
    surest: dict[AimCode, _Found] = {}
    for one in sorted(found, key=lambda one: (not _is_said(one), -one.probability)):
        surest.setdefault(one.aim, one)
    lacks = [one for one in surest.values() if one.is_lacked and not is_offer]
    has = [one for one in surest.values() if not one.is_lacked]
    return SaidAims(
        missing=_aims(lacks, found),
        covered=_aims(has, found),
        missing_tasks=_texts(lacks),
        covered_tasks=_texts(has),
    )


Shares = Mapping[AimCode, float]


def _probabilities(
    tasks: Sequence[Task], trade: TradeCode, ranker: AimRanker
) -> dict[Span, Shares]:
    """Return how probable each aim is for each task: the mean over what is asked of it.

    That it is about no aim counts by the form that is most about one.
    """
    texts = list(dict.fromkeys(text for task in tasks for text in task.asked))
    ranked = dict(zip(texts, ranker.rank(trade, texts), strict=True))
    shares: dict[Span, Shares] = {}
    for task in tasks:
        own = [ranked[text] for text in task.asked]
        is_work = max(1 - one.none_probability for one in own)
        if task.polarity in SAID:
            is_work **= TRUST
        summed: defaultdict[AimCode, float] = defaultdict(float)
        for one in own:
            among_aims = max(1 - one.none_probability, _LEAST_SHARE)
            for aim, probability in one.aims:
                summed[aim] += is_work * probability / among_aims / len(own)
        shares[task.span] = summed
    return shares


def _found(
    tasks: Sequence[Task], shares: Mapping[Span, Shares], *, is_offer: bool
) -> Iterator[_Found]:
    """Yield the aims of the parts of each clause, and that of the clause where it is another."""
    by_clause: defaultdict[Span, list[Task]] = defaultdict(list)
    for task in tasks:
        by_clause[task.whole].append(task)
    for own in by_clause.values():
        whole = next((task for task in own if task.is_whole), own[0])
        parts = [one for task in own if not task.is_whole for one in _sure(task, shares)]
        chosen = parts or list(_sure(whole, shares))
        if parts:
            known = {one[1] for one in parts}
            chosen += [one for one in _sure(whole, shares) if one[1] not in known]
        for task, aim, probability in chosen:
            is_lacked = task.polarity is Polarity.LACK or (
                task.polarity is Polarity.WANTED and not is_offer
            )
            yield _Found(task=task, aim=aim, probability=probability, is_lacked=is_lacked)


def _sure(task: Task, shares: Mapping[Span, Shares]) -> Iterator[tuple[Task, AimCode, float]]:
    aim, probability = max(shares[task.span].items(), key=lambda item: item[1])
    if probability >= LEAST[task.polarity]:
        yield task, aim, probability


def _is_said(found: _Found) -> bool:
    return found.task.polarity in SAID


def _aims(chosen: Iterable[_Found], found: Sequence[_Found]) -> tuple[Said[AimCode], ...]:
    return tuple(
        Said(
            value=one.aim,
            spans=tuple(sorted({f.task.span for f in found if _agrees(f, one)})),
            certainty=round(min(one.probability, 1.0), 4),
        )
        for one in sorted(chosen, key=lambda one: one.task.span)
    )


def _agrees(found: _Found, one: _Found) -> bool:
    return found.aim == one.aim and found.is_lacked == one.is_lacked


def _texts(chosen: Iterable[_Found]) -> tuple[Said[str], ...]:
    by_span = {one.task.span: one for one in chosen}
    return tuple(
        Said(
            value=by_span[span].task.shown,
            spans=(span,),
            certainty=round(min(by_span[span].probability, 1.0), 4),
        )
        for span in sorted(by_span)
    )
