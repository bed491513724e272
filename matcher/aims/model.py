"""How probable is each aim of one trade for a text, given its features?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import linalg, sparse
from scipy.special import softmax
from sklearn.naive_bayes import ComplementNB

from matcher.aims.examples import Example
from matcher.domain.curriculum import AimCode

Floats = NDArray[np.float64]

# docs/method-aims.md tells what was tried and what each of these was worth.
PENALTY: Final = 2.6
SMOOTHING: Final = 0.3
SECOND_AIM_WEIGHT: Final = 0.5
BAYES_SHARE: Final = 0.1
SHARPNESS: Final = 18.0
"""What a score is multiplied by to become the logarithm of odds: the probabilities then fit."""


@dataclass(frozen=True, kw_only=True)
class TradeModel:
    """A linear model of one trade, and the examples that it learnt from.

    `weights` has one row for each aim and one column for each entry of `columns`, the features
    that occur in the trade; `example_rows` are the features of `examples`.
    """

    aims: tuple[AimCode, ...]
    columns: NDArray[np.int32]
    weights: NDArray[np.float32]
    examples: tuple[Example, ...]
    example_rows: sparse.csr_matrix

    def aim_probabilities(self, rows: sparse.csr_matrix) -> Floats:
        """Return a row for each text that adds up to 1, given that it is about some aim."""
        used, own, _ = np.intersect1d(
            self.columns, np.unique(rows.indices), assume_unique=True, return_indices=True
        )
        scores = rows[:, used] @ self.weights[:, own].T.astype(np.float64)
        return np.asarray(softmax(scores, axis=1), dtype=np.float64)

    def nearest_likeness(self, rows: sparse.csr_matrix) -> Floats:
        """Return for each text how like its nearest example it is, 0–1."""
        return nearest_likeness(rows, self._examples_by_feature)

    @cached_property
    def _examples_by_feature(self) -> sparse.csr_matrix:
        return sparse.csr_matrix(self.example_rows.T)


def nearest_likeness(rows: sparse.csr_matrix, by_feature: sparse.csr_matrix) -> Floats:
    """Return for each row the greatest of its products with the columns, 0 without columns."""
    if by_feature.shape[1] == 0:
        return np.zeros(rows.shape[0])
    return np.asarray((rows @ by_feature).max(axis=1).toarray().ravel(), dtype=np.float64)


def fit_trade_model(
    aims: Sequence[AimCode],
    rows: sparse.csr_matrix,
    *,
    known: Sequence[Example],
    lent: Sequence[Example] = (),
) -> TradeModel:
    """Learn from the examples that are `known` in the trade and those `lent` by other trades.

    `rows` are the features of all of them, in that order; only the known ones are kept.

    Two linear models are added up: a ridge regression on what aims an example has, which learns
    what tells neighbouring aims apart, and a complement naive Bayes (Rennie et al. 2003), which
    is steadier where an aim has few examples. A further aim of an example counts half.
    """
    columns = np.unique(rows.indices)
    inputs = rows[:, columns]
    targets = _targets(aims, (*known, *lent))
    counts = np.array([example.weight for example in (*known, *lent)])
    weights = _fit_ridge(inputs, targets, counts)
    weights += BAYES_SHARE * _fit_bayes(inputs, targets, counts)
    return TradeModel(
        aims=tuple(aims),
        columns=columns.astype(np.int32),
        weights=np.asarray(SHARPNESS * weights, dtype=np.float32),
        examples=tuple(known),
        example_rows=rows[: len(known)].astype(np.float32),
    )


def _targets(aims: Sequence[AimCode], examples: Sequence[Example]) -> NDArray[np.float64]:
    """Return how much of each aim (column) each example (row) is about."""
    index = {code: position for position, code in enumerate(aims)}
    targets = np.zeros((len(examples), len(aims)))
    for row, example in enumerate(examples):
        for order, code in enumerate(example.aims):
            targets[row, index[code]] = 1.0 if order == 0 else SECOND_AIM_WEIGHT
    return targets


def _fit_ridge(
    inputs: sparse.csr_matrix, targets: NDArray[np.float64], counts: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the weights, a row for each aim, of a weighted ridge regression.

    How often an aim occurs among the examples says nothing about how often it is asked for, so
    there is no constant. Solved in the dual: with far fewer examples than features the system is
    small.
    """
    likeness = np.asarray((inputs @ inputs.T).todense(), dtype=np.float64)
    likeness[np.diag_indices_from(likeness)] += PENALTY / counts
    shares = linalg.solve(
        likeness, targets - targets.mean(axis=0), assume_a="pos", overwrite_a=True
    )
    return np.asarray((inputs.T @ shares).T, dtype=np.float64)


def _fit_bayes(
    inputs: sparse.csr_matrix, targets: NDArray[np.float64], counts: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the weights, a row for each aim, of a complement naive Bayes."""
    example, aim = np.nonzero(targets)
    model = ComplementNB(alpha=SMOOTHING)
    model.fit(inputs[example], aim, sample_weight=targets[example, aim] * counts[example])
    weights: NDArray[np.float64] = np.asarray(model.feature_log_prob_, dtype=np.float64)
    centred: NDArray[np.float64] = weights - weights.mean(axis=0)
    return centred
