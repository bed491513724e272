"""Which numbers stand for a short text when it is compared with known phrases?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from matcher.language import WrittenForms

SETTINGS: Final[Mapping[str, Any]] = {
    "analyzer": "char_wb",
    "ngram_range": (2, 5),
    "sublinear_tf": True,
    "lowercase": False,
    "dtype": np.float32,
}


class TextFeatures:
    """Turns texts into rows of weighted character n-grams, one vocabulary for all trades."""

    def __init__(self, vectoriser: TfidfVectorizer, written_forms: WrittenForms) -> None:
        self._vectoriser = vectoriser
        self.written_forms = written_forms

    @classmethod
    def fit(cls, texts: Sequence[str], written_forms: WrittenForms) -> TextFeatures:
        """Learn from `texts` which n-grams there are and how common each is."""
        vectoriser = TfidfVectorizer(**SETTINGS)
        vectoriser.fit([written_forms.text(text) for text in texts])
        return cls(vectoriser, written_forms)

    @classmethod
    def restore(
        cls, terms: Sequence[str], weights: NDArray[np.float32], written_forms: WrittenForms
    ) -> TextFeatures:
        """Return the features that were saved as their `terms` and `weights`."""
        vectoriser = TfidfVectorizer(**SETTINGS, vocabulary=list(terms))
        vectoriser.idf_ = weights
        return cls(vectoriser, written_forms)

    @property
    def terms(self) -> list[str]:
        """Return the n-grams in the order of the columns."""
        return [str(term) for term in self._vectoriser.get_feature_names_out()]

    @property
    def weights(self) -> NDArray[np.float32]:
        """Return how rare, and so how telling, each n-gram is."""
        return np.asarray(self._vectoriser.idf_, dtype=np.float32)

    def rows(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Return one row of length 1 for each text; a text without known n-grams has zeros."""
        folded = [self.written_forms.text(text) for text in texts]
        return sparse.csr_matrix(self._vectoriser.transform(folded))
