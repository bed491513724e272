"""What does the mapping from a work task to competence aims answer?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from matcher.domain.curriculum import AimCode, TradeCode

OFF_TOPIC_FROM: Final = 0.5

SURE_FROM: Final = 0.15
"""A text of a task speaks for an aim from this probability on."""

AIMS_PER_TASK: Final = 3
"""One work task exercises a few aims, not half the curriculum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AimRanking:
    """All aims of a trade for one text, the most probable first.

    The probabilities of the aims and `none_probability` (the text is about no aim of the trade)
    add up to 1.
    """

    trade: TradeCode
    text: str
    aims: tuple[tuple[AimCode, float], ...]
    none_probability: float

    @property
    def is_off_topic(self) -> bool:
        """Tell whether "none of these" is more likely than all the aims together."""
        return self.none_probability >= OFF_TOPIC_FROM

    @property
    def sure_aims(self) -> tuple[tuple[AimCode, float], ...]:
        """Return the few aims that the text speaks for, the most probable first."""
        return tuple(pair for pair in self.aims[:AIMS_PER_TASK] if pair[1] >= SURE_FROM)


@dataclass(frozen=True, slots=True, kw_only=True)
class NearPhrase:
    """A known phrase of an aim (or the aim's own text) and how like the text it is, 0–1."""

    text: str
    written_form: str
    likeness: float
    is_aim_text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AimEvidence:
    """Why a text was placed under an aim.

    `words` are whole words of the text that the near phrases, or the aim, have too (another
    inflection or written form counts as the same word); `phrases` begins with the nearest.
    """

    aim: AimCode
    phrases: tuple[NearPhrase, ...]
    words: tuple[str, ...]
