"""Which numbers stand for a short text when it is compared with known phrases?"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from matcher.language import WrittenForms

# Double precision: the answer for a text must not depend on which texts it is asked with, and
# the last digits of single precision do.
SHARED: Final[Mapping[str, Any]] = {
    "sublinear_tf": True,
    "lowercase": False,
    "dtype": np.float64,
}
SETTINGS: Final[Mapping[str, Mapping[str, Any]]] = {
    "pieces": {"analyzer": "char_wb", "ngram_range": (2, 5)},
    "words": {"analyzer": "word", "token_pattern": r"\S+"},
}
SHARES: Final[Mapping[str, float]] = {"pieces": 1.0, "words": 0.4}
"""How much the pieces and the words of a text count, before its row is made of length 1."""


class TextFeatures:
    """Turns texts into rows of weighted words and pieces of words (character n-grams)."""

    def __init__(
        self, vectorisers: Mapping[str, TfidfVectorizer], written_forms: WrittenForms
    ) -> None:
        self._vectorisers = dict(vectorisers)
        self.written_forms = written_forms

    @classmethod
    def fit(cls, texts: Sequence[str], written_forms: WrittenForms) -> TextFeatures:
        """Learn from `texts` which words and pieces there are and how common each is."""
        folded = [written_forms.text(text) for text in texts]
        return cls(
            {
                name: TfidfVectorizer(**SHARED, **settings).fit(folded)
                for name, settings in SETTINGS.items()
            },
            written_forms,
        )

    @classmethod
    def restore(
        cls,
        terms: Mapping[str, Sequence[str]],
        rarity: Mapping[str, NDArray[np.float64]],
        written_forms: WrittenForms,
    ) -> TextFeatures:
        """Return the features that were saved as their `terms` and `rarity`."""
        vectorisers = {
            name: TfidfVectorizer(**SHARED, **settings, vocabulary=list(terms[name]))
            for name, settings in SETTINGS.items()
        }
        for name, vectoriser in vectorisers.items():
            vectoriser.idf_ = rarity[name]
        return cls(vectorisers, written_forms)

    @property
    def terms(self) -> dict[str, list[str]]:
        """Return the words and the pieces, each in the order of their columns."""
        return {
            name: [str(term) for term in one.get_feature_names_out()]
            for name, one in self._vectorisers.items()
        }

    @property
    def rarity(self) -> dict[str, NDArray[np.float64]]:
        """Return how rare, and so how telling, each word and piece is."""
        return {
            name: np.asarray(one.idf_, dtype=np.float64) for name, one in self._vectorisers.items()
        }

    @property
    def count(self) -> int:
        """Return the number of columns."""
        return sum(len(rarity) for rarity in self.rarity.values())

    def rows(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Return one row of length 1 for each text; shorter when its words are not known.

        A text of which not even a piece is known has a row of zeros.
        """
        folded = [self.written_forms.text(text) for text in texts]
        length = math.hypot(*SHARES.values())
        blocks = [
            one.transform(folded) * (SHARES[name] / length)
            for name, one in self._vectorisers.items()
        ]
        return sparse.csr_matrix(sparse.hstack(blocks, format="csr"))
