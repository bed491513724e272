"""How do texts become vectors without any model but the project's own words?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np
import scipy
import sklearn
from scipy import sparse
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from matcher.domain.errors import NotIndexedError
from matcher.embedding.encoder import Purpose, Vectors
from matcher.language import WrittenForms, packaged_question_words, packaged_written_forms

ARRAYS: Final = "lexical.npz"
AXES: Final = "axes.npy"
"""In a file of their own, so that only the rows which a text needs are read into memory."""
DOCUMENT: Final = "lexical.json"
LAYOUT: Final = 5
DIMENSION: Final = 256
SEED: Final = 20_261_101
ROUNDS: Final = 2
"""Power iterations of the randomised SVD; the later axes are for likeness, not for reading."""
# A word that the corpus does not have still counts, by the pieces that it shares with known words.
SETTINGS: Final[dict[str, dict[str, Any]]] = {
    "words": {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": r"\S+", "min_df": 2},
    "pieces": {"analyzer": "char_wb", "ngram_range": (3, 5), "min_df": 3},
}
SHARED: Final[dict[str, Any]] = {"sublinear_tf": True, "lowercase": False, "dtype": np.float32}


class LexicalEncoder:
    """Words and character n-grams, weighted by rarity and folded into few dimensions by SVD."""

    def __init__(
        self,
        *,
        vectorisers: dict[str, TfidfVectorizer],
        axes: Vectors,
        written_forms: WrittenForms,
        question_words: frozenset[str],
        fingerprint: str,
    ) -> None:
        # Terms × dimensions, rows contiguous: one text reads only the rows of its own terms.
        self._vectorisers = vectorisers
        self._axes = np.ascontiguousarray(axes)
        self._written_forms = written_forms
        self._question_words = question_words
        self._fingerprint = fingerprint

    @classmethod
    def fit(
        cls, corpus: Sequence[str], written_forms: WrittenForms | None = None
    ) -> LexicalEncoder:
        """Learn from `corpus`; the same corpus, in the same order, gives the same encoder.

        Raises
        ------
        ValueError
            When the corpus has no words.
        """
        forms = written_forms or packaged_written_forms()
        texts = [forms.text(text) for text in corpus]
        if not any(texts):
            message = "the corpus has no words to learn from"
            raise ValueError(message)
        vectorisers = {
            name: TfidfVectorizer(**(SHARED | own | {"min_df": _least(own, texts)})).fit(texts)
            for name, own in SETTINGS.items()
        }
        rows = _rows(vectorisers, texts)
        size = min(DIMENSION, *rows.shape)
        # One text has no variance to take shares of; with one thread the sums are always the same.
        with np.errstate(invalid="ignore"), threadpool_limits(1):
            svd = TruncatedSVD(n_components=size, n_iter=ROUNDS, random_state=SEED).fit(rows)
        axes = np.zeros((rows.shape[1], DIMENSION), dtype=np.float32)
        axes[:, :size] = svd.components_.T
        return cls(
            vectorisers=vectorisers,
            axes=axes,
            written_forms=forms,
            question_words=packaged_question_words(),
            fingerprint=_fingerprint(texts, forms),
        )

    @property
    def fingerprint(self) -> str:
        """Identify corpus, settings and libraries."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """Return the number of columns of what `encode` returns."""
        return DIMENSION

    def encode(self, texts: Sequence[str], *, purpose: Purpose = Purpose.PASSAGE) -> Vectors:
        """Return one row of length 1 for each text; zeros where no piece of it is known.

        Of a question only the words count that say what it is about.
        """
        if not texts:
            return np.zeros((0, DIMENSION), dtype=np.float32)
        folded = [self._written_forms.text(text) for text in texts]
        if purpose is Purpose.QUESTION:
            folded = [self._asked(text) for text in folded]
        vectors = _rows(self._vectorisers, folded) @ self._axes
        return np.asarray(normalize(vectors), dtype=np.float32)

    def _asked(self, folded: str) -> str:
        """Return a folded question without the words that only ask or bind."""
        return " ".join(word for word in folded.split() if word not in self._question_words)

    def save(self, folder: Path) -> None:
        """Write the encoder into `folder`, made if need be."""
        folder.mkdir(parents=True, exist_ok=True)
        arrays: dict[str, Any] = {
            name: np.asarray(one.idf_, np.float32) for name, one in self._vectorisers.items()
        }
        np.savez(folder / ARRAYS, **arrays)
        np.save(folder / AXES, self._axes)
        document = {
            "layout": LAYOUT,
            "fingerprint": self._fingerprint,
            "words": dict(self._written_forms.words),
            "parts": dict(self._written_forms.parts),
            "endings": dict(self._written_forms.endings),
            "question_words": sorted(self._question_words),
            "terms": {
                name: [str(term) for term in one.get_feature_names_out()]
                for name, one in self._vectorisers.items()
            },
        }
        (folder / DOCUMENT).write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> LexicalEncoder:
        """Read back what `save` wrote.

        Raises
        ------
        NotIndexedError
            When there is no encoder in `folder`, or one of another version.
        """
        try:
            document = json.loads((folder / DOCUMENT).read_text(encoding="utf-8"))
            with (folder / ARRAYS).open("rb") as file:
                arrays = dict(np.load(file, allow_pickle=False))
        except (OSError, ValueError, EOFError, BadZipFile) as error:
            message = f"there is no whole encoder in {folder}: build the index again"
            raise NotIndexedError(message) from error
        if document["layout"] != LAYOUT:
            message = f"the encoder in {folder} is of another version: build the index again"
            raise NotIndexedError(message)
        return cls(
            vectorisers={
                name: _restore(name, document["terms"][name], arrays[name]) for name in SETTINGS
            },
            axes=np.load(folder / AXES, mmap_mode="r", allow_pickle=False),
            written_forms=WrittenForms(
                words=document["words"], parts=document["parts"], endings=document["endings"]
            ),
            question_words=frozenset(document["question_words"]),
            fingerprint=document["fingerprint"],
        )


def _least(own: dict[str, Any], texts: Sequence[str]) -> int:
    """Return in how many texts a piece must occur; in a tiny corpus one is enough."""
    return int(own.get("min_df", 1)) if len(texts) >= DIMENSION else 1


def _rows(vectorisers: dict[str, TfidfVectorizer], folded: Sequence[str]) -> sparse.csr_matrix:
    """Return words and pieces side by side."""
    return sparse.csr_matrix(sparse.hstack([one.transform(folded) for one in vectorisers.values()]))


def _restore(name: str, terms: list[str], weights: Vectors) -> TfidfVectorizer:
    """Return a vectoriser that was saved as its terms and their weights."""
    vectoriser = TfidfVectorizer(**(SHARED | SETTINGS[name] | {"min_df": 1}), vocabulary=terms)
    vectoriser.idf_ = weights
    return vectoriser


def _fingerprint(texts: Sequence[str], forms: WrittenForms) -> str:
    """Return a digest of everything that decides the vectors."""
    parts = [
        [str(SETTINGS), str(SHARED), DIMENSION, SEED, ROUNDS, forms.digest],
        [np.__version__, scipy.__version__, sklearn.__version__],
        list(texts),
    ]
    return "scikit-learn-" + hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:24]
