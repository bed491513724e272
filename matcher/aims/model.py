"""How probable is each aim of one trade for a text, given its features?"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.special import expit, softmax
from sklearn.linear_model import LogisticRegression

from matcher.aims.examples import Example
from matcher.domain.curriculum import AimCode

Floats = NDArray[np.float32]

REGULARISATION: Final = 10.0
SECOND_AIM_WEIGHT: Final = 0.5
UNLIKE_ANYTHING: Final = 0.12
UNLIKENESS_WIDTH: Final = 0.03


@dataclass(frozen=True, kw_only=True)
class TradeModel:
    """A linear model of one trade, and the examples that it learnt from.

    `weights` has one row for each aim and one column for each entry of `columns`, the features
    that occur in the trade; `example_rows` are the features of `examples`.
    """

    aims: tuple[AimCode, ...]
    columns: NDArray[np.int32]
    weights: Floats
    bias: Floats
    examples: tuple[Example, ...]
    example_rows: sparse.csr_matrix

    def aim_probabilities(self, rows: sparse.csr_matrix) -> Floats:
        """Return a row for each text that adds up to 1, given that it is about some aim."""
        scores = rows[:, self.columns] @ self.weights.T + self.bias
        return np.asarray(softmax(scores, axis=1), dtype=np.float32)

    def none_probabilities(self, rows: sparse.csr_matrix) -> Floats:
        """Return for each text how probable it is that it is about no aim of the trade."""
        nearest = (rows @ self.example_rows.T).max(axis=1).toarray().ravel()
        return np.asarray(expit((UNLIKE_ANYTHING - nearest) / UNLIKENESS_WIDTH), dtype=np.float32)


def fit_trade_model(
    aims: Sequence[AimCode], examples: Sequence[Example], rows: sparse.csr_matrix
) -> TradeModel:
    """Learn from `examples`, whose features are `rows`; a further aim counts half."""
    index = {code: position for position, code in enumerate(aims)}
    pairs = [
        (row, index[code], 1.0 if place == 0 else SECOND_AIM_WEIGHT)
        for row, example in enumerate(examples)
        for place, code in enumerate(example.aims)
    ]
    example_index, target, weight = (np.array(column) for column in zip(*pairs, strict=True))
    columns = np.unique(rows.indices)
    reduced, back = _reduce(rows[:, columns])
    model = LogisticRegression(C=REGULARISATION, max_iter=300)
    with warnings.catch_warnings():
        # A trade that has only its aims' texts has one or two examples for each; that is so.
        warnings.filterwarnings(
            "ignore", message="The number of unique classes", category=UserWarning
        )
        model.fit(reduced[example_index], target, sample_weight=weight)
    return TradeModel(
        aims=tuple(aims),
        columns=columns.astype(np.int32),
        weights=np.asarray(model.coef_ @ back, dtype=np.float32),
        bias=np.asarray(model.intercept_, dtype=np.float32),
        examples=tuple(examples),
        example_rows=rows,
    )


def _reduce(rows: sparse.csr_matrix) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the rows in as many dimensions as they span, and the way back to features.

    Weights that are fitted with a quadratic penalty lie in the span of the rows, so a fit in the
    span is the same fit; with far fewer rows than features it is many times faster.
    """
    likeness = np.asarray((rows @ rows.T).todense(), dtype=np.float64)
    values, vectors = np.linalg.eigh(likeness)
    keep = values > values[-1] * 1e-9
    root = np.sqrt(values[keep])
    basis = vectors[:, keep]
    return basis * root, (rows.T @ (basis / root)).T
