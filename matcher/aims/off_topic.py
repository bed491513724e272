"""When is a text about none of a trade's aims?"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

from matcher.aims.model import Floats, nearest_likeness
from matcher.settings import PACKAGED_DATA

PACKAGED: Final = PACKAGED_DATA / "reference" / "language" / "off_topic.csv"
# A logistic regression on three signs; `python -m tests.evaluation.fit_off_topic` fitted it.
NEAREST_PHRASE: Final = -3.7
NEAREST_OFF_TOPIC: Final = 1.5
SMALL_TALK: Final = 1.2
CONSTANT: Final = 3.6

STRENGTH: Final = 3.0
"""How freely the words of small talk may be weighed (sklearn's C)."""
TASKS_TO_ONE: Final = 5.0
"""How much all tasks together count against all off-topic texts, when words are weighed."""


@dataclass(frozen=True, kw_only=True)
class OffTopic:
    """Texts that are about no aim of any trade, and which features tell them from tasks.

    `texts_by_feature` has one row for each feature and one column for each such text. `weights`
    has one number for each feature, and a constant at the end.
    """

    texts_by_feature: sparse.csr_matrix
    weights: NDArray[np.float32]

    def none_probability(self, rows: sparse.csr_matrix, nearest_phrase: Floats) -> Floats:
        """Return how probable it is that each text (row) is about no aim.

        Three signs say so: that no phrase of the trade is like it, that a text known to be off
        topic is, and that it is made of the words of small talk.
        """
        small_talk = rows @ self.weights[:-1].astype(np.float64) + float(self.weights[-1])
        score = (
            CONSTANT
            + NEAREST_PHRASE * nearest_phrase
            + NEAREST_OFF_TOPIC * nearest_likeness(rows, self.texts_by_feature)
            + SMALL_TALK * small_talk
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
    by_feature = sparse.csr_matrix(strays.T.astype(np.float32))
    return OffTopic(texts_by_feature=by_feature, weights=weights)


@cache
def packaged_off_topic() -> tuple[str, ...]:
    """Return texts that people send, and that are about no aim of any trade."""
    with PACKAGED.open(encoding="utf-8", newline="") as file:
        return tuple(row["text"] for row in csv.DictReader(file))
