"""Whose phrases are which, so that a hand can be left out of what is learnt from?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from matcher.aims import Phrase, read_phrases
from matcher.evaluation.aim_cases import AimCase
from matcher.settings import Settings

SEED: Final = Settings().data_dir / "seed"

HANDS: Final[Mapping[str, str]] = {
    "A": "task_phrases.jsonl",
    "B": "task_phrases_added.jsonl",
    "C": "task_phrases_hand_c.jsonl",
    "D": "task_phrases_hand_d.jsonl",
    "E": "task_phrases_hand_e.jsonl",
}
"""One file for each hand; B also labelled the tasks in `evaluation/aims.csv`."""


def phrases_by_hand() -> dict[str, tuple[Phrase, ...]]:
    """Return the packaged phrases of each hand."""
    return {hand: read_phrases(SEED / name) for hand, name in HANDS.items()}


def as_cases(phrases: tuple[Phrase, ...], hand: str) -> tuple[AimCase, ...]:
    """Return a hand's phrases in bokmål and nynorsk as labelled tasks."""
    return tuple(
        AimCase.model_validate(
            {
                "id": f"{hand}{number}",
                "trade": phrase.trade,
                "text": phrase.text,
                "written_form": phrase.written_form,
                "aims": " ".join(phrase.aims),
                "basis": "own",
                "labelled_by": hand,
                "labelled_on": "2026-11-22",
            }
        )
        for number, phrase in enumerate(phrases)
        if phrase.written_form in {"nb", "nn"}
    )
