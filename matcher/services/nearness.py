"""How near do the texts of each agency come to what is asked, by shared words and by vectors?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.domain.agency import AgencyId
from matcher.domain.match import Evidence
from matcher.embedding import Purpose, Vectors
from matcher.retrieval import matching_words, weigh
from matcher.scoring.trust import FloatArray
from matcher.services.index import Index
from matcher.services.passages import Passage, names_of, passages_of

NEAREST_COUNTED: Final = 3
"""An agency is as near as its three nearest texts together: one may be near by accident."""
NEAREST_SHOWN: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """How near each agency comes, between 0 and 1; the nearest by words and by vectors has 1."""

    words: FloatArray
    vectors: FloatArray

    def fused(self, vector_share: float) -> FloatArray:
        """Return the two together; with a share of 0 the words stand alone, with 1 the vectors."""
        return (1 - vector_share) * self.words + vector_share * self.vectors


def question_nearness(index: Index, questions: Sequence[str]) -> FloatArray:
    """Return how near the texts of each agency come to the questions, as a mean over these.

    NaN for an agency of whose work nothing is known but its name.
    """
    found = [question_parts(index, question) for question in questions]
    fused = np.mean([one.fused(index.vector_share) for one in found], axis=0)
    return np.where(_is_known(index), fused, np.nan)


def question_parts(index: Index, question: str) -> Nearness:
    """Return how near the texts of each agency come to one question, the two ways apart."""
    words = index.passages.scores(weigh(index.models.term_reader.terms(question)))
    vectors = np.zeros(len(words))
    if index.vector_share > 0:
        asked = index.models.encoder.encode([question], purpose=Purpose.QUESTION)
        vectors = _nearest_together(index, asked[0])
    return Nearness(words=_to_one(words), vectors=_to_one(vectors))


def border_nearness(index: Index, seeker: AgencyId | None) -> FloatArray:
    """Return how near the work of each agency comes to the seeker's mandate and work areas.

    NaN for the seeker itself and where either's mandate is unknown.
    """
    nothing = np.full(len(index.candidates.ids), np.nan)
    row = index.candidates.row_of.get(seeker) if seeker is not None else None
    profile = index.profile(seeker) if seeker is not None else None
    own = np.flatnonzero(index.mandates.owner == row) if row is not None else np.empty(0, int)
    if profile is None or profile.mandate is None or not len(own):
        return nothing
    said = [text for text in (profile.mandate.value.nb, profile.mandate.value.nn) if text]
    said += [area.value for area in profile.work_areas]
    terms = (term for text in said for term in index.models.term_reader.terms(text))
    words = index.passages.scores(weigh(terms))
    vectors = np.zeros(len(words))
    vectors[index.mandates.owner] = index.mandates.vectors @ index.mandates.vectors[own[0]]
    words[row] = vectors[row] = 0
    fused = Nearness(words=_to_one(words), vectors=_to_one(vectors)).fused(index.vector_share)
    nothing[index.mandates.owner] = fused[index.mandates.owner]
    nothing[row] = np.nan
    return nothing


def matching_evidence(
    index: Index, questions: Sequence[str]
) -> Callable[[int], tuple[Evidence, ...]]:
    """Return a function that gives the texts of one agency that share words with the questions.

    The best come first, each with those of its words that a question has too.
    """
    if not questions:
        return lambda _row: ()
    terms = index.models.term_reader.terms
    asked = weigh(term for question in questions for term in terms(question))
    names = names_of(index.candidates.profiles)
    worths = index.passages.passage_worths(asked)

    def evidence(row: int) -> tuple[Evidence, ...]:
        best = index.passages.best_passages(worths, row)[:NEAREST_SHOWN]
        passages = list(passages_of(index.candidates.profiles[row], names)) if best else []
        return tuple(_evidence(passages[at]) for at in best)

    def _evidence(passage: Passage) -> Evidence:
        words = matching_words(terms(passage.text), asked)
        words = words or matching_words(terms(passage.found_by), asked)
        about = ", ".join(f"«{word}»" for word in words)
        return Evidence(text=passage.text, origin=passage.origin, about=about)

    return evidence


def _is_known(index: Index) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Tell for each agency whether it has any text but its name."""
    return np.bincount(index.passages.owner, minlength=index.passages.owners) > 1


def _nearest_together(index: Index, asked: Vectors) -> FloatArray:
    """Return for each agency the sum of its nearest texts' cosines, none of them below 0."""
    many = (index.mandates, index.work_areas, *index.tasks.values())
    cosines = np.concatenate([texts.vectors @ asked for texts in many])
    owner, place = index.places_of_work
    table = np.zeros((len(index.candidates.ids), int(place.max(initial=0)) + 1), dtype=np.float32)
    table[owner, place] = cosines
    table.sort(axis=1)
    return np.asarray(table[:, -NEAREST_COUNTED:].clip(0).sum(axis=1), dtype=np.float64)


def _to_one(values: FloatArray) -> FloatArray:
    """Return values as shares of the largest."""
    largest = float(values.max(initial=0.0))
    return values / largest if largest > 0 else np.zeros(len(values))
