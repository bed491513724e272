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
LEAST_TEXTS: Final[Mapping[str, int]] = {"pieces": 3, "words": 1}
"""In how many texts a piece or a word must occur to be learnt."""
TINY: Final = 300
"""With fewer texts than this every piece and word is learnt."""


class TextFeatures:
    """Turns texts into rows of weighted words and pieces of words (character n-grams)."""

    def __init__(
        self,
        vectorisers: Mapping[str, TfidfVectorizer],
        written_forms: WrittenForms,
        word_share: float,
    ) -> None:
        self._vectorisers = dict(vectorisers)
        self.written_forms = written_forms
        self.word_share = word_share

    @classmethod
    def fit(
        cls, texts: Sequence[str], written_forms: WrittenForms, word_share: float
    ) -> TextFeatures:
        """Learn from `texts` which words and pieces there are and how common each is.

        `word_share` is how much words count beside pieces, before a row is made of length 1.
        """
        folded = [written_forms.text(text) for text in texts]
        least = {name: 1 if len(texts) < TINY else count for name, count in LEAST_TEXTS.items()}
        return cls(
            {
                name: TfidfVectorizer(**SHARED, **settings, min_df=least[name]).fit(folded)
                for name, settings in SETTINGS.items()
            },
            written_forms,
            word_share,
        )

    @classmethod
    def restore(
        cls,
        terms: Mapping[str, Sequence[str]],
        rarity: Mapping[str, NDArray[np.float64]],
        *,
        written_forms: WrittenForms,
        word_share: float,
    ) -> TextFeatures:
        """Return the features that were saved as their `terms`, `rarity` and `word_share`."""
        vectorisers = {
            name: TfidfVectorizer(**SHARED, **settings, vocabulary=list(terms[name]))
            for name, settings in SETTINGS.items()
        }
        for name, vectoriser in vectorisers.items():
            vectoriser.idf_ = rarity[name]
        return cls(vectorisers, written_forms, word_share)

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
        if not texts:
            return sparse.csr_matrix((0, self.count))
        folded = [self.written_forms.text(text) for text in texts]
        shares = {"pieces": 1.0, "words": self.word_share}
        length = math.hypot(*shares.values())
        blocks = [
            one.transform(folded) * (shares[name] / length)
            for name, one in self._vectorisers.items()
        ]
        return sparse.csr_matrix(sparse.hstack(blocks, format="csr"))

    def known_words(
        self, texts: Sequence[str], has_feature: NDArray[np.bool_]
    ) -> NDArray[np.float64]:
        """Return how much of the words of each text are among some features, 0–1.

        `has_feature` has one flag for each column. A rare word counts more than a common one, and
        one that was never learnt as the rarest. A text without words has none that are known.
        """
        words = self._vectorisers["words"]
        rarity, column_of = words.idf_.tolist(), words.vocabulary_
        is_known = has_feature[-len(rarity) :].tolist()
        rarest = max(rarity)
        shares = np.zeros(len(texts))
        for at, text in enumerate(texts):
            known = unknown = 0.0
            for word in set(self.written_forms.text(text).split()):
                column = column_of.get(word)
                if column is None:
                    unknown += rarest
                elif is_known[column]:
                    known += rarity[column]
                else:
                    unknown += rarity[column]
            shares[at] = known / (known + unknown) if known else 0.0
        return shares
