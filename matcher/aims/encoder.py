"""Where does a text lie among the aims of all trades, in few dimensions?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matcher.aims.model import Floats
from matcher.domain.curriculum import TradeCode


@dataclass(frozen=True, kw_only=True)
class AimEncoder:
    """Vectors for features and for aims, learnt together so that tasks lie near their aims.

    What a text says of an aim is `sharpness` times the cosine of the angle between the two, as
    the logarithm of odds. `axes` has one row for each feature and may lie on disk: a text reads
    only the rows of its own features. `aim_vectors` has for each trade one row of length 1 for
    each aim, in the curriculum's order.
    """

    axes: NDArray[np.float16]
    aim_vectors: Mapping[TradeCode, NDArray[np.float32]]
    sharpness: float

    def log_odds(self, trade: TradeCode, rows: sparse.csr_matrix) -> Floats:
        """Return for each text (row) how much its place speaks for each aim of the trade.

        A text of which nothing is known says nothing of any: 0.
        """
        used, places = np.unique(rows.indices, return_inverse=True)
        compact = sparse.csr_matrix(
            (rows.data, places.ravel(), rows.indptr), shape=(rows.shape[0], len(used))
        )
        vectors = compact @ self.axes[used].astype(np.float64)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
        nearness = unit @ self.aim_vectors[trade].T.astype(np.float64)
        return np.asarray(self.sharpness * nearness, dtype=np.float64)
