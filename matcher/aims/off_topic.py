"""When is a text about none of a trade's aims?"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

from matcher.aims.model import Floats
from matcher.settings import PACKAGED_DATA

PACKAGED: Final = PACKAGED_DATA / "reference" / "language" / "off_topic.csv"
# A logistic regression on four signs; `python -m tests.evaluation.fit_off_topic` fitted it.
NEAR_PHRASES: Final = -12.6
KNOWN_WORDS: Final = -1.6
SMALL_TALK: Final = 0.45
MANY_PHRASES: Final = 1.2
CONSTANT: Final = -3.1

STRENGTH: Final = 3.0
"""How freely the words of small talk may be weighed (sklearn's C)."""
TASKS_TO_ONE: Final = 5.0
"""How much all tasks together count against all off-topic texts, when words are weighed."""


@dataclass(frozen=True, kw_only=True)
class OffTopic:
    """Which features tell texts that are about no aim of any trade from tasks.

    `weights` has one number for each feature, and a constant at the end.
    """

    weights: NDArray[np.float32]

    def small_talk(self, rows: sparse.csr_matrix) -> Floats:
        """Return how much each text (row) is made of the words of small talk, not of tasks."""
        talk = rows @ self.weights[:-1].astype(np.float64) + float(self.weights[-1])
        return np.asarray(talk, dtype=np.float64)

    def none_probability(
        self,
        rows: sparse.csr_matrix,
        *,
        near_phrases: Floats,
        known_words: Floats,
        phrases: int,
    ) -> Floats:
        """Return how probable it is that each text (row) is about no aim of a trade.

        Four signs say so: that hardly any phrase of the trade is like it, that the trade's
        phrases have few of its words, that it is made of the words of small talk, and how many
        `phrases` the trade has: where they are few, it says less that none is like the text.
        """
        score = (
            CONSTANT
            + NEAR_PHRASES * near_phrases
            + KNOWN_WORDS * known_words
            + SMALL_TALK * self.small_talk(rows)
            + MANY_PHRASES * math.log(max(phrases, 1))
        )
        return np.asarray(expit(score), dtype=np.float64)


def fit_off_topic(tasks: sparse.csr_matrix, strays: sparse.csr_matrix) -> OffTopic:
    """Learn from the features of tasks of all trades, and of texts that are about none.

    Without one of the two nothing can be told apart, and the weights are 0.
    """
    weights = np.zeros(tasks.shape[1] + 1, dtype=np.float32)
    if tasks.shape[0] and strays.shape[0]:
        counts = {0: 1.0, 1: tasks.shape[0] / strays.shape[0] / TASKS_TO_ONE}
        model = LogisticRegression(C=STRENGTH, class_weight=counts, max_iter=200)
        is_stray = np.repeat([0, 1], [tasks.shape[0], strays.shape[0]])
        model.fit(sparse.csr_matrix(sparse.vstack([tasks, strays])), is_stray)
        weights[:-1], weights[-1] = model.coef_[0], model.intercept_[0]
    return OffTopic(weights=weights)


@cache
def packaged_off_topic() -> tuple[str, ...]:
    """Return texts that people send, and that are about no aim of any trade."""
    with PACKAGED.open(encoding="utf-8", newline="") as file:
        return tuple(row["text"] for row in csv.DictReader(file))
