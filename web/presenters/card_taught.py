"""What could each side teach the other, and when do both have time, in few words?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from matcher.domain.calendar import MONTHS
from matcher.domain.curriculum import Curriculum
from matcher.domain.match import Component, Match
from web.presenters.voice import Voice

AIMS_NAMED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtView:
    """The aims that one side can teach the other: the first few as texts, and how many more."""

    aims: tuple[str, ...]
    more: int


def present_taught(
    match: Match, part: Component, curriculum: Curriculum, voice: Voice
) -> TaughtView:
    """Return the aims that a part of the score names, those of the greatest gain first."""
    named = match.named_aims(part)
    texts = [aim.text(voice.language) for code in named if (aim := curriculum.aim(code))]
    return TaughtView(aims=tuple(texts[:AIMS_NAMED]), more=len(texts[AIMS_NAMED:]))


def tell_calm(calm: frozenset[int] | None, voice: Voice) -> str:
    """Return the months that suit both in few words: the exceptions where they are fewest."""
    if calm is None:
        return voice.texts("results.calm_unknown")
    if not calm:
        return voice.texts("results.calm_never")
    busy = frozenset(MONTHS) - calm
    if not busy:
        return voice.texts("results.calm_always")
    if len(busy) < len(calm):
        return voice.texts("results.calm_but", months=voice.words.months(busy))
    return voice.texts("results.calm_in", months=voice.words.months(calm))
