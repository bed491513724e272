"""When is a text about none of a trade's aims?"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

Floats: TypeAlias = NDArray[np.float64]

PACKAGED: Final = (
    Path(__file__).resolve().parents[2] / "data" / "reference" / "language" / "off_topic.csv"
)
# A logistic regression on how like the text is to its nearest known phrase of the trade and to its
# nearest text that is known to be off topic; docs/method-aims.md tells how it was fitted.
NEAREST_PHRASE: Final = -16.8
NEAREST_OFF_TOPIC: Final = 11.9
CONSTANT: Final = 1.2


def none_probability(nearest_phrase: Floats, nearest_off_topic: Floats) -> Floats:
    """Return how probable it is that a text is about no aim: like no phrase, or like small talk."""
    score = CONSTANT + NEAREST_PHRASE * nearest_phrase + NEAREST_OFF_TOPIC * nearest_off_topic
    return np.asarray(expit(score), dtype=np.float64)


@cache
def packaged_off_topic() -> tuple[str, ...]:
    """Return texts that people send, and that are about no aim of any trade."""
    with PACKAGED.open(encoding="utf-8", newline="") as file:
        return tuple(row["text"] for row in csv.DictReader(file))
