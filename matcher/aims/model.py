"""How probable is each aim of one trade for a text, given its features?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import linalg, sparse
from sklearn.naive_bayes import ComplementNB

from matcher.aims.examples import Example
from matcher.aims.method import DEFAULT_METHOD, AimMethod
from matcher.domain.curriculum import AimCode

Floats = NDArray[np.float64]

NEAR_EXAMPLES: Final = 3
"""How near a text is to a trade is told by so many examples: one may share a word by chance."""


@dataclass(frozen=True, kw_only=True)
class TradeModel:
    """A linear model of one trade, and the examples that it learnt from.

    `weights` has one row for each entry of `columns`, the features that occur in the trade, in
    order, and one column for each aim. `examples_by_feature` has one row for each feature and one
    column for each example. Both may lie on disk: a text reads only the rows of its own features.
    """

    aims: tuple[AimCode, ...]
    columns: NDArray[np.int32]
    weights: NDArray[np.float32]
    examples: tuple[Example, ...]
    examples_by_feature: sparse.csr_matrix

    def log_odds(self, rows: sparse.csr_matrix) -> Floats:
        """Return for each text (row) how much speaks for each aim, as logarithms of odds."""
        used = np.unique(rows.indices)
        own = np.minimum(np.searchsorted(self.columns, used), len(self.columns) - 1)
        known = self.columns[own] == used
        odds = rows[:, used[known]] @ self.weights[own[known]].astype(np.float64)
        return np.asarray(odds, dtype=np.float64)

    @property
    def has_feature(self) -> NDArray[np.bool_]:
        """Return for each feature whether any example of the trade has it."""
        return np.diff(self.examples_by_feature.indptr) > 0

    def likeness(self, rows: sparse.csr_matrix) -> sparse.csr_matrix:
        """Return for each text (row) how like each example (column) it is, 0–1."""
        return likeness(rows, self.examples_by_feature)


def likeness(rows: sparse.csr_matrix, by_feature: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the products of rows and columns.

    In the precision of the columns: with two precisions scipy would copy all of them each time.
    """
    return sparse.csr_matrix(rows.astype(by_feature.dtype) @ by_feature)


def near_likeness(rows: sparse.csr_matrix, by_feature: sparse.csr_matrix) -> Floats:
    """Return for each row the mean of its greatest products with the columns; 0 where none is."""
    found = likeness(rows, by_feature)
    own = (found.data[start:end] for start, end in pairwise(found.indptr))
    sums = [float(np.sort(one)[-NEAR_EXAMPLES:].sum()) for one in own]
    return np.array(sums, dtype=np.float64) / NEAR_EXAMPLES


def fit_trade_model(
    aims: Sequence[AimCode],
    rows: sparse.csr_matrix,
    *,
    known: Sequence[Example],
    lent: Sequence[Example] = (),
    method: AimMethod = DEFAULT_METHOD,
) -> TradeModel:
    """Learn from the examples that are `known` in the trade and those `lent` by other trades.

    `rows` are the features of all of them, in that order; only the known ones are kept.

    Two linear models are added up: a ridge regression on what aims an example has, which learns
    what tells neighbouring aims apart, and a complement naive Bayes (Rennie et al. 2003), which
    is steadier where an aim has few examples. A further aim of an example counts half.
    """
    columns = np.unique(rows.indices)
    inputs = rows[:, columns]
    targets = _targets(aims, (*known, *lent), method.second_aim_weight)
    counts = np.array([example.weight for example in (*known, *lent)])
    weights = _fit_ridge(inputs, targets, counts, method.penalty)
    weights += method.bayes_share * _fit_bayes(inputs, targets, counts, method.smoothing)
    return TradeModel(
        aims=tuple(aims),
        columns=columns.astype(np.int32),
        weights=np.ascontiguousarray(method.sharpness * weights.T, dtype=np.float32),
        examples=tuple(known),
        examples_by_feature=sparse.csr_matrix(rows[: len(known)].T.astype(np.float32)),
    )


def _targets(
    aims: Sequence[AimCode], examples: Sequence[Example], second_aim_weight: float
) -> Floats:
    """Return how much of each aim (column) each example (row) is about."""
    index = {code: position for position, code in enumerate(aims)}
    targets = np.zeros((len(examples), len(aims)))
    for row, example in enumerate(examples):
        for order, code in enumerate(example.aims):
            targets[row, index[code]] = 1.0 if order == 0 else second_aim_weight
    return targets


def _fit_ridge(
    inputs: sparse.csr_matrix, targets: Floats, counts: Floats, penalty: float
) -> Floats:
    """Return the weights, a row for each aim, of a weighted ridge regression.

    How often an aim occurs among the examples says nothing about how often it is asked for, so
    there is no constant. Solved in the dual: with far fewer examples than features the system is
    small.
    """
    likeness = np.asarray((inputs @ inputs.T).todense(), dtype=np.float64)
    likeness[np.diag_indices_from(likeness)] += penalty / counts
    shares = linalg.solve(
        likeness, targets - targets.mean(axis=0), assume_a="pos", overwrite_a=True
    )
    return np.asarray((inputs.T @ shares).T, dtype=np.float64)


def _fit_bayes(
    inputs: sparse.csr_matrix, targets: Floats, counts: Floats, smoothing: float
) -> Floats:
    """Return the weights, a row for each aim, of a complement naive Bayes."""
    example, aim = np.nonzero(targets)
    model = ComplementNB(alpha=smoothing)
    model.fit(inputs[example], aim, sample_weight=targets[example, aim] * counts[example])
    learnt = np.asarray(model.feature_log_prob_, dtype=np.float64)
    weights = np.zeros((targets.shape[1], inputs.shape[1]))
    weights[model.classes_] = learnt - learnt.mean(axis=0)
    return weights
