"""How are the vectors of features and aims learnt?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.special import softmax

from matcher.aims.encoder import AimEncoder
from matcher.aims.examples import Example
from matcher.aims.method import EncoderSettings
from matcher.domain.curriculum import AimCode, TradeCode

Vectors = NDArray[np.float32]

SEED: Final = 20_261_122
BATCH: Final = 128
FORGET: Final = (0.9, 0.999)
"""How slowly the mean of the gradients and of their squares forget (Adam, Kingma & Ba 2015)."""
TINY: Final = 1e-8


@dataclass(frozen=True, kw_only=True)
class _Lesson:
    """All examples of all trades: their features, what aims they are about, and what counts.

    `targets` has one column for each aim of any trade; `allowed` is 0 for aims of the example's
    own trade, by the number of its trade, and far below for the others.
    """

    rows: sparse.csr_matrix
    targets: Vectors
    trades: NDArray[np.int64]
    allowed: Vectors


class _Learnt:
    """A table of vectors that is improved row by row."""

    def __init__(self, values: Vectors) -> None:
        self.values = values
        self._mean = np.zeros_like(values)
        self._square = np.zeros_like(values)
        self._steps = 0

    def improve(
        self, places: NDArray[np.signedinteger[Any]], gradient: Vectors, step: float
    ) -> None:
        """Take one step of Adam in the rows that occurred; the others keep their memory."""
        self._steps += 1
        slow, slower = FORGET
        mean = self._mean[places] = slow * self._mean[places] + (1 - slow) * gradient
        square = slower * self._square[places] + (1 - slower) * gradient**2
        self._square[places] = square
        scale = step * np.sqrt(1 - slower**self._steps) / (1 - slow**self._steps)
        self.values[places] -= scale * mean / (np.sqrt(square) + TINY)


def fit_aim_encoder(
    aims: Mapping[TradeCode, Sequence[AimCode]],
    examples: Mapping[TradeCode, Sequence[Example]],
    rows: Mapping[TradeCode, sparse.csr_matrix],
    settings: EncoderSettings,
) -> AimEncoder:
    """Learn vectors such that each example lies nearer its own aims than others of its trade.

    One softmax over the aims of the example's trade; vectors of features are shared by all
    trades. In each round a text shows only some of its features, so that none is relied on
    alone. The same input gives the same vectors.
    """
    lesson = _lesson(aims, examples, rows, settings)
    draw = np.random.default_rng(SEED)
    size = (lesson.rows.shape[1], settings.dimension)
    axes = _Learnt(draw.normal(scale=0.1, size=size).astype(np.float32))
    places = draw.normal(scale=0.1, size=(lesson.targets.shape[1], settings.dimension))
    vectors = _Learnt(places.astype(np.float32))
    for _ in range(settings.rounds):
        for batch in _batches(draw, lesson.rows.shape[0]):
            shown = _forget_some(lesson.rows[batch], draw, settings.kept)
            _learn(lesson, batch, shown, (axes, vectors), settings)
    unit, _ = _unit(vectors.values)
    ends = np.cumsum([len(own) for own in aims.values()])
    parts = np.split(unit, ends[:-1])
    return AimEncoder(
        axes=axes.values.astype(np.float16),
        aim_vectors=dict(zip(aims, parts, strict=True)),
        sharpness=settings.said,
    )


def _lesson(
    aims: Mapping[TradeCode, Sequence[AimCode]],
    examples: Mapping[TradeCode, Sequence[Example]],
    rows: Mapping[TradeCode, sparse.csr_matrix],
    settings: EncoderSettings,
) -> _Lesson:
    """Put the examples of all trades below each other."""
    column = {(t, code): at for at, (t, code) in enumerate((t, c) for t in aims for c in aims[t])}
    number = {trade: at for at, trade in enumerate(aims)}
    every = [(trade, example) for trade in aims for example in examples[trade]]
    targets = np.zeros((len(every), len(column)), dtype=np.float32)
    for row, (trade, example) in enumerate(every):
        shares = [1.0 if order == 0 else 0.5 for order in range(len(example.aims))]
        count = settings.aim_text_weight if example.is_aim_text else 1.0
        for code, share in zip(example.aims, shares, strict=True):
            targets[row, column[trade, code]] = count * share / sum(shares)
    allowed = np.full((len(aims), len(column)), -1e4, dtype=np.float32)
    for (trade, _), at in column.items():
        allowed[number[trade], at] = 0.0
    return _Lesson(
        rows=sparse.csr_matrix(sparse.vstack([rows[t] for t in aims]), dtype=np.float32),
        targets=targets,
        trades=np.array([number[trade] for trade, _ in every]),
        allowed=allowed,
    )


def _batches(draw: np.random.Generator, count: int) -> Iterator[NDArray[np.int64]]:
    order = draw.permutation(count)
    for start in range(0, count, BATCH):
        yield order[start : start + BATCH]


def _forget_some(
    rows: sparse.csr_matrix, draw: np.random.Generator, kept: float
) -> sparse.csr_matrix:
    """Return the rows with some of their features left out at random."""
    shown = rows.copy()
    shown.data *= draw.random(len(shown.data)) < kept
    shown.eliminate_zeros()
    return shown


def _learn(
    lesson: _Lesson,
    batch: NDArray[np.int64],
    shown: sparse.csr_matrix,
    tables: tuple[_Learnt, _Learnt],
    settings: EncoderSettings,
) -> None:
    """Improve the vectors by one batch: the gradient of a softmax over nearness."""
    axes, vectors = tables
    used, places = np.unique(shown.indices, return_inverse=True)
    compact = sparse.csr_matrix(
        (shown.data, places.ravel(), shown.indptr), shape=(shown.shape[0], len(used))
    )
    texts, text_lengths = _unit(compact @ axes.values[used])
    aims, aim_lengths = _unit(vectors.values)
    scores = settings.sharpness * texts @ aims.T + lesson.allowed[lesson.trades[batch]]
    wanted = lesson.targets[batch]
    chosen = softmax(scores, axis=1)
    error = settings.sharpness * (chosen * wanted.sum(axis=1, keepdims=True) - wanted) / len(batch)
    to_texts, to_aims = error @ aims, error.T @ texts
    axes.improve(used, compact.T @ _through(texts, text_lengths, to_texts), settings.step)
    every = np.arange(len(aims))
    vectors.improve(every, _through(aims, aim_lengths, to_aims), settings.step)


def _unit(vectors: Vectors) -> tuple[Vectors, Vectors]:
    """Return the vectors with length 1, and the lengths that they had."""
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return vectors / lengths, lengths


def _through(unit: Vectors, lengths: Vectors, gradient: Vectors) -> Vectors:
    """Return the gradient by vectors, given the one by the same vectors at length 1."""
    across = gradient - unit * (unit * gradient).sum(axis=1, keepdims=True)
    return np.asarray(across / lengths, dtype=np.float32)
