"""Which words of a clause name the task itself, so that it can be shown and corrected?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

_TOKEN: Final = re.compile(r"[^\W_][\w/.'’+-]*|[,;:()?!…]")
_BREAK: Final = re.compile(rf"(?:{any_of('breaks_task')}|[,;:()?!…])", re.IGNORECASE)
_SOMEWHERE: Final = re.compile(r"\b(?:i|på|ved|hos|in|at)\s+[A-ZÆØÅ][\wæøå-]+")
# «Regnskap føres ikke»: the verb says no more of the task.
_PASSIVE: Final = re.compile(rf"\b\w{{3,}}(?:es|ast)\s+{any_of('denied')}\b", re.IGNORECASE)
_SOFT_HYPHEN: Final = "\u00ad"


def show_task(text: str, span: Span, dropped: Sequence[Span], light_words: frozenset[str]) -> str:
    """Return the words of a span that name its task: the longest part that nothing interrupts.

    What says that it is lacked or there (`dropped`), who does it and the verb that says so
    interrupt it; light words are kept inside it, not at its ends. Empty when nothing is left.
    """
    found = (one.span() for said in (_SOMEWHERE, _PASSIVE) for one in said.finditer(text, *span))
    dropped = [*dropped, *found]
    best, most = "", 0
    for run in _runs(text, span, dropped):
        heavy = [word for word in run if text[slice(*word)].lower() not in light_words]
        letters = sum(end - start for start, end in heavy)
        if letters > most:
            best, most = text[heavy[0][0] : heavy[-1][1]], letters
    return " ".join(best.replace(_SOFT_HYPHEN, "").split()).rstrip(" .-–/")


def _runs(text: str, span: Span, dropped: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the words between one interruption and the next."""
    run: list[Span] = []
    for token in _TOKEN.finditer(text, *span):
        start, end = token.span()
        is_dropped = any(first < end and start < last for first, last in dropped)
        if is_dropped or _BREAK.fullmatch(token.group()):
            yield run
            run = []
        else:
            run.append((start, end))
    yield run
