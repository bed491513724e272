"""How well does each owner of some passages answer a question, by BM25 over their terms?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matcher.language import Term

SATURATION: Final = 1.2
LENGTH_COUNTS: Final = 0.75
"""k1 and b of BM25 at their usual values: Robertson and Zaragoza (2009), The Probabilistic
Relevance Framework, https://doi.org/10.1561/1500000019."""
PART_COUNTS: Final = 0.7
"""How much a part of a word of the question counts beside a word of its own."""

DECIMALS: Final = 6
"""Worths are compared to this many decimals, so that the order of sums cannot move a rank."""

FloatArray: TypeAlias = NDArray[np.float64]
IntArray: TypeAlias = NDArray[np.int64]


class Reader(Protocol):
    """Reads the terms of texts."""

    def terms(self, text: str) -> Iterator[Term]:
        """Yield the terms of a text in order."""


@dataclass(frozen=True, kw_only=True)
class PassageIndex:
    """How often each term stands in each passage; a passage belongs to one owner.

    `found` has terms as rows and passages as columns. `owner` is ascending, one for each passage.
    `owners` is how many there are, also of those without a passage.
    """

    terms: tuple[str, ...]
    found: sparse.csr_matrix
    owner: IntArray
    owners: int

    def scores(self, question: Mapping[str, float]) -> FloatArray:
        """Return for each owner how well all of its passages together answer; 0 for not at all.

        `question` is terms with their weights, as `weigh` gives them.
        """
        rows = self._rows(question)
        weights = np.array([question[self.terms[row]] for row in rows])
        return np.asarray(weights @ self._weights[rows]).ravel() if rows else np.zeros(self.owners)

    def passage_worths(self, question: Mapping[str, float]) -> FloatArray:
        """Return for each passage how much it shares with the question: the rarer, the more."""
        rows = self._rows(question)
        if not rows:
            return np.zeros(len(self.owner))
        weights = np.array([question[self.terms[row]] for row in rows]) * self._rarity[rows]
        return np.asarray(weights @ (self.found[rows] > 0)).ravel()

    def best_passages(self, worths: FloatArray, owner: int) -> tuple[int, ...]:
        """Return which of an owner's passages are worth anything, best first, from 0."""
        first, end = np.searchsorted(self.owner, [owner, owner + 1])
        own = np.round(worths[first:end], DECIMALS)
        order = np.lexsort((np.arange(len(own)), -own))
        return tuple(int(at) for at in order if own[at] > 0)

    def _rows(self, question: Mapping[str, float]) -> list[int]:
        return [self._row_of[term] for term in question if term in self._row_of]

    @cached_property
    def _row_of(self) -> dict[str, int]:
        return {term: row for row, term in enumerate(self.terms)}

    @cached_property
    def _by_owner(self) -> sparse.csr_matrix:
        """How often each term stands in all passages of each owner."""
        passages = np.arange(len(self.owner))
        belongs = sparse.csr_matrix(
            (np.ones(len(passages)), (passages, self.owner)), shape=(len(passages), self.owners)
        )
        return sparse.csr_matrix(self.found @ belongs)

    @cached_property
    def _rarity(self) -> FloatArray:
        """How telling each term is, by the share of owners that have it."""
        having = np.diff(self._by_owner.indptr)
        return np.asarray(np.log1p((self.owners - having + 0.5) / (having + 0.5)))

    @cached_property
    def _weights(self) -> sparse.csr_matrix:
        """What each term gives each owner that has it."""
        counts = self._by_owner
        length = np.asarray(counts.sum(axis=0)).ravel()
        longer = length / max(float(length.mean()), 1.0)
        damping = SATURATION * (1 - LENGTH_COUNTS + LENGTH_COUNTS * longer[counts.indices])
        gained = counts.data * (SATURATION + 1) / (counts.data + damping)
        rarity = np.repeat(self._rarity, np.diff(counts.indptr))
        return sparse.csr_matrix((rarity * gained, counts.indices, counts.indptr), counts.shape)


def index_passages(reader: Reader, passages: Sequence[Sequence[str]]) -> PassageIndex:
    """Index the passages of each owner, the owners by their place in `passages`."""
    row_of: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    counts: list[int] = []
    flat = [text for own in passages for text in own]
    for column, text in enumerate(flat):
        for term, count in Counter(term.stem for term in reader.terms(text)).items():
            rows.append(row_of.setdefault(term, len(row_of)))
            columns.append(column)
            counts.append(count)
    found = sparse.csr_matrix(
        (np.array(counts, dtype=np.float32), (rows, columns)), shape=(len(row_of), len(flat))
    )
    return PassageIndex(
        terms=tuple(row_of),
        found=found,
        owner=np.repeat(np.arange(len(passages)), [len(own) for own in passages]),
        owners=len(passages),
    )


def weigh(terms: Iterable[Term]) -> dict[str, float]:
    """Return the weight of each term of a question; a part of a word counts less than a word."""
    weights: dict[str, float] = {}
    for term in terms:
        weight = PART_COUNTS if term.is_part else 1.0
        weights[term.stem] = weights.get(term.stem, 0.0) + weight
    return weights


def matching_words(terms: Iterable[Term], question: Mapping[str, float]) -> tuple[str, ...]:
    """Return the words of a text that have a term of the question, each once, in order."""
    return tuple(dict.fromkeys(term.word for term in terms if term.stem in question))
