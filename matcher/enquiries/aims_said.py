"""Which competence aims does the apprentice lack, and which can the writer teach?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from matcher.aims import AimRanker
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.polarity import Polarity, read_polarities
from matcher.enquiries.reading import Said, Span

_AND: Final = re.compile(r"\s+(?:og|and|eller|or|samt|&)\s+", re.IGNORECASE)
_LETTERS: Final = re.compile(r"[^\W\d_]{4,}")
_LONGEST: Final = 400
_AT_MOST: Final = 60
PART_FROM: Final = 0.6
WHOLE_FROM: Final = 0.55
DONE_FROM: Final = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A part of a clause that tells of work."""

    text: str
    span: Span
    polarity: Polarity
    is_whole: bool


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


def find_tasks(
    marked: MarkedText, *, names: Sequence[Span], times: Sequence[Span]
) -> tuple[Task, ...]:
    """Return the clauses that tell of work and their parts, at most sixty.

    `names` are those of agencies and trades, which are no part of the work; what is said of
    `times` is not about work at all.
    """
    return tuple(_tasks(marked, names, times))[:_AT_MOST]


def read_aims(tasks: Sequence[Task], trade: TradeCode, ranker: AimRanker) -> SaidAims:
    """Return the aims that tasks surely speak of; an aim on both sides stays where it is surest."""
    if trade not in ranker.trades or not tasks:
        return SaidAims()
    rankings = ranker.rank(trade, [task.text for task in tasks])
    found = [
        _Found(task=task, aim=ranking.aims[0][0], probability=ranking.aims[0][1])
        for task, ranking in zip(tasks, rankings, strict=True)
        if ranking.aims and ranking.aims[0][1] >= _least(task)
    ]
    surest: dict[AimCode, _Found] = {}
    for one in sorted(found, key=lambda one: -one.probability):
        surest.setdefault(one.aim, one)
    lacks = [one for one in surest.values() if one.task.polarity is Polarity.LACK]
    has = [one for one in surest.values() if one.task.polarity is not Polarity.LACK]
    return SaidAims(
        missing=_aims(lacks, found),
        covered=_aims(has, found),
        missing_tasks=_texts(lacks),
        covered_tasks=_texts(has),
    )


def _least(task: Task) -> float:
    if task.polarity is Polarity.DONE:
        return DONE_FROM
    return WHOLE_FROM if task.is_whole else PART_FROM


def _aims(chosen: Iterable[_Found], found: Sequence[_Found]) -> tuple[Said[AimCode], ...]:
    return tuple(
        Said(
            value=one.aim,
            spans=tuple(sorted({f.task.span for f in found if _agrees(f, one)})),
            certainty=round(one.probability, 4),
        )
        for one in sorted(chosen, key=lambda one: one.task.span)
    )


def _agrees(found: _Found, one: _Found) -> bool:
    return found.aim == one.aim and found.task.polarity == one.task.polarity


def _texts(chosen: Iterable[_Found]) -> tuple[Said[str], ...]:
    by_span = {one.task.span: one for one in chosen}
    return tuple(
        Said(
            value=by_span[span].task.text,
            spans=(span,),
            certainty=round(by_span[span].probability, 4),
        )
        for span in sorted(by_span)
    )


def _tasks(marked: MarkedText, shut_out: Sequence[Span], times: Sequence[Span]) -> Iterator[Task]:
    for clause, polarity in read_polarities(marked):
        if any(clause.start <= start < clause.end for start, _ in times):
            continue
        spans = [clause.span, *_parts(marked.text, clause.span)]
        for span in dict.fromkeys(spans):
            text = _bare(marked, span, shut_out)
            if _LETTERS.search(text):
                is_whole = span == clause.span
                yield Task(text=text, span=span, polarity=polarity, is_whole=is_whole)


def _parts(text: str, span: Span) -> Iterator[Span]:
    """Yield what the words for «and» and «or» part a clause into, if they do."""
    cuts = [(found.start(), found.end()) for found in _AND.finditer(text, *span)]
    if cuts:
        starts = [span[0], *(end for _, end in cuts)]
        ends = [*(start for start, _ in cuts), span[1]]
        yield from ((start, end) for start, end in zip(starts, ends, strict=True) if start < end)


def _bare(marked: MarkedText, span: Span, shut_out: Sequence[Span]) -> str:
    """Return the words of a span without names, and without the words that only say lack."""
    drop = [*marked.find(Cue.LACK, span), *marked.find(Cue.NEGATION, span)]
    drop += [other for other in shut_out if other[0] < span[1] and other[1] > span[0]]
    kept = list(marked.text[span[0] : span[1]])
    for start, end in drop:
        for at in range(max(start, span[0]), min(end, span[1])):
            kept[at - span[0]] = " "
    words = "".join(kept).strip(" ,.;:()–-!?\n\t")
    return " ".join(words.split())[:_LONGEST]
