"""Which parts of a text may tell of work, and do they say that it is lacked or that it is there?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from matcher.enquiries.clauses import Clause, MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.polarity import Polarity, read_polarities
from matcher.enquiries.polarity_others import find_others
from matcher.enquiries.reading import Span
from matcher.enquiries.scopes import Scope
from matcher.enquiries.tasks_shown import show_task
from matcher.enquiries.trades_said import TradeMention
from matcher.enquiries.word_lists import any_of

_AND: Final = re.compile(r"\s+(?:og|and|eller|or|samt|&|pluss|plus)\s+", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_][\w/.-]*")
_HAS_APPRENTICE: Final = re.compile(
    rf"\b{any_of('employ')}\s+(?:[\w-]+\s+){{0,3}}?[\w-]*(?:lærl|lærekand|apprentice)",
    re.IGNORECASE,
)
_ABOUT_ME: Final = re.compile(
    rf"(?:hei[ ,]+)?(?:og |and )?{any_of('about_me')}\b(?! og (?:lærl|kolleg))"
    rf"|{any_of('writes')}\b",
    re.IGNORECASE,
)
# «April går ikke, da vaksinerer vi», «slik man må i et laboratorium»: why, and as what.
_WHY_THEN: Final = re.compile(
    rf"(?:for |fordi |because |since )?{any_of('back_then')}\b", re.IGNORECASE
)
_AS_ONE: Final = re.compile(rf"{any_of('as_one')}\b", re.IGNORECASE)
_GREETING: Final = re.compile(rf"{any_of('greeting')}\b", re.IGNORECASE)
_PLACE_BEHIND: Final = re.compile(r"\s+[A-ZÆØÅ][\wæøå-]+")
_SOMEWHERE: Final = re.compile(r"\b(?:i|på|ved|hos|in|at)\s+[A-ZÆØÅ][\wæøå-]+")
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_SOFT_HYPHEN: Final = "\u00ad"
_SILENT: Final = (Cue.LACK, Cue.NEGATION, Cue.NOT_LACK, Cue.EXCEPT)
_LONGEST: Final = 400
AskBy = Callable[[str, str], tuple[str, ...]]
"""By which words the aims' model is asked of a task, from its text and its core."""
_AT_MOST: Final = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A part of a clause that may tell of work.

    `shown` is how it is called without the words around it; `asked` is what the aims' model is
    asked of, in Norwegian.
    """

    shown: str
    asked: tuple[str, ...]
    span: Span
    whole: Span
    polarity: Polarity

    @property
    def is_whole(self) -> bool:
        """Tell whether it is the clause itself, not a part of one."""
        return self.span == self.whole


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    """Where a text names agencies and trades, busy times, and times at all."""

    names: Sequence[Span]
    busy: Sequence[Span]
    times: Sequence[Span]


def as_they_are(text: str, core: str) -> tuple[str, ...]:
    """Return a task's text and its core as what the aims' model is asked of."""
    return tuple(filter(None, (text, core)))


def find_tasks(
    marked: MarkedText,
    *,
    names: Sequence[Span],
    busy: Sequence[Span],
    times: Sequence[Span],
    light_words: frozenset[str],
    ask_by: AskBy = as_they_are,
) -> tuple[Task, ...]:
    """Return the clauses that may tell of work and their parts, at most ninety.

    `names` are those of agencies and trades, which are no part of the work; what is said of
    `busy` times is not about work at all, and neither is what is said of any of the `times`
    without a word for lack or have. `ask_by` says by which words the aims' model is asked of it.
    """
    shown = _Surroundings(names=names, busy=busy, times=times)
    return tuple(_tasks(marked, shown, light_words, ask_by))[:_AT_MOST]


def _tasks(
    marked: MarkedText,
    around: _Surroundings,
    light_words: frozenset[str],
    ask_by: AskBy,
) -> Iterator[Task]:
    for clause, polarity in read_polarities(marked):
        if _is_about_else(marked, clause, polarity, around):
            continue
        spans = [clause.span, *_parts(marked.text, clause.span)]
        for span in dict.fromkeys(spans):
            others = find_others(marked.text, span)
            names = (*around.names, *others)
            text = _bare(marked, span, _dropped(marked, span, names, _SILENT))
            dropped = _dropped(marked, span, names, (*_SILENT, Cue.HAVE, Cue.NEED))
            weighty = _bare(marked, span, dropped)
            words = _WORD.findall(_SOMEWHERE.sub(" ", weighty))
            core = " ".join(word for word in words if word.lower() not in light_words)
            if _LETTERS.search(core):
                yield Task(
                    shown=show_task(marked.text, span, dropped, light_words) or text,
                    asked=ask_by(text, core),
                    span=span,
                    whole=clause.span,
                    polarity=polarity,
                )


def _is_about_else(
    marked: MarkedText, clause: Clause, polarity: Polarity, around: _Surroundings
) -> bool:
    """Tell whether a clause is about times, greets, or presents the writer or the apprentice."""
    text = marked.text[slice(*clause.span)]
    if any(clause.start <= start < clause.end for start, _ in around.busy):
        return True
    sentence = marked.sentences[clause.sentence]
    is_busy = any(sentence[0] <= start < clause.start for start, _ in around.busy)
    if (is_busy and _WHY_THEN.match(text)) or _AS_ONE.match(text):
        return True
    if polarity is Polarity.LACK:
        return False
    if _HAS_APPRENTICE.search(text) and marked.has(Cue.APPRENTICE, clause.span):
        return True
    if polarity is Polarity.HAVE:
        return bool(_ABOUT_ME.match(text))
    is_label = text.endswith(":") and len(text.split()) == 1
    inside = (*around.times, *around.names)
    is_named = any(clause.start <= start < clause.end for start, _ in inside)
    return is_named or is_label or bool(_ABOUT_ME.match(text) or _GREETING.match(text))


def _parts(text: str, span: Span) -> Iterator[Span]:
    """Yield what the words for «and» and «or» part a clause into, if they do."""
    cuts = [(found.start(), found.end()) for found in _AND.finditer(text, *span)]
    if cuts:
        starts = [span[0], *(end for _, end in cuts)]
        ends = [*(start for start, _ in cuts), span[1]]
        yield from ((start, end) for start, end in zip(starts, ends, strict=True) if start < end)


def _dropped(
    marked: MarkedText, span: Span, names: Sequence[Span], silent: Sequence[Cue]
) -> tuple[Span, ...]:
    """Return where names stand in a span, and phrases that only say some cue."""
    phrases = [
        (start, _end_with_place(marked.text, start, end))
        for cue in silent
        for start, end in marked.find(cue, span)
    ]
    return (*phrases, *(other for other in names if other[0] < span[1] and other[1] > span[0]))


def _bare(marked: MarkedText, span: Span, dropped: Sequence[Span]) -> str:
    """Return the words of a span that are not dropped."""
    kept = list(marked.text[span[0] : span[1]])
    for start, end in dropped:
        for at in range(max(start, span[0]), min(end, span[1])):
            kept[at - span[0]] = " "
    words = "".join(kept).replace(_SOFT_HYPHEN, "").strip(" ,.;:()–-!?\n\t")
    return " ".join(words.split())[:_LONGEST]


def _end_with_place(text: str, start: int, end: int) -> int:
    """Return where a phrase ends with the place behind it («blir gjort i» Bergen)."""
    is_open = text[start:end].lower().endswith((" i", " på", " hos", " av", " in", " at", " by"))
    place = _PLACE_BEHIND.match(text, end) if is_open else None
    return place.end() if place else end


def tasks_of(
    scope: Scope, mentions: Sequence[TradeMention], tasks: Sequence[Task]
) -> tuple[Task, ...]:
    """Return the tasks of a need: those in its own part, and those said of all needs.

    In a clause that names several trades a task goes with the one named last before it; what is
    said of all needs counts only with a word for lack or have.
    """

    def is_own(task: Task) -> bool:
        if any(start <= task.whole[0] and task.whole[1] <= end for start, end in scope.own):
            return True
        if not any(start <= task.whole[0] and task.whole[1] <= end for start, end in scope.shared):
            return False
        inside = [m for m in mentions if task.whole[0] <= m.span[0] < task.whole[1]]
        before = [m for m in inside if m.span[0] <= task.span[0]]
        if inside and scope.trade is not None:
            return (before[-1] if before else inside[0]).trade == scope.trade.value
        return task.polarity in (Polarity.LACK, Polarity.HAVE)

    return tuple(task for task in tasks if is_own(task))
