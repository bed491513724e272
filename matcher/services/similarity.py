"""How alike are the seeker and each candidate, by what their texts say?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from matcher.domain.match import Evidence
from matcher.domain.need import Need
from matcher.domain.provenance import Origin
from matcher.embedding import Vectors
from matcher.scoring.seeker import Similarities
from matcher.scoring.trust import FloatArray
from matcher.services.index import Index, TextVectors
from matcher.services.nearness import border_nearness, matching_evidence, question_nearness

DECIMALS = 5
"""Cosines are compared to this many decimals, so that the order of sums cannot move a rank."""

NEAREST_SHOWN = 3


def compute_similarities(index: Index, need: Need) -> Similarities:
    """Compute, for all candidates at once, how near their texts come to the seeker's.

    Texts of the need itself are encoded now; those of the seeker's profile were when the index
    was built.
    """
    tasks = index.tasks.get(need.trade)
    own_tasks = _own_task_vectors(index, need, tasks)
    task_cosines = _mean_of_nearest(tasks, own_tasks, len(index.candidates.ids))
    return Similarities(
        mandate=_share_below(border_nearness(index, need.seeker)),
        tasks=_share_below(task_cosines),
        answers=_share_below(_answer_nearness(index, need)),
        nearest_tasks=_nearest_texts(tasks, own_tasks, partial(_task_origins, index)),
        nearest_answers=matching_evidence(index, need.questions),
    )


def _own_task_vectors(index: Index, need: Need, tasks: TextVectors | None) -> Vectors | None:
    """Return the vectors of what the seeker does: what it said, else what its profile says."""
    if need.covered_tasks:
        return index.models.encoder.encode(need.covered_tasks)
    if tasks is None or need.seeker is None or need.seeker not in index.candidates.row_of:
        return None
    own = tasks.owner == index.candidates.row_of[need.seeker]
    return tasks.vectors[own] if own.any() else None


def _answer_nearness(index: Index, need: Need) -> FloatArray:
    if not need.questions:
        return np.full(len(index.candidates.ids), np.nan)
    return question_nearness(index, need.questions)


def _mean_of_nearest(
    texts: TextVectors | None, wanted: Vectors | None, candidates: int
) -> FloatArray:
    """Return, for each candidate, the mean over `wanted` of its nearest text's cosine."""
    means = np.full(candidates, np.nan)
    if texts is None or wanted is None or len(texts.owner) == 0:
        return means
    nearest = np.maximum.reduceat(texts.vectors @ wanted.T, texts.starts, axis=0)
    means[texts.owners] = nearest.mean(axis=1)
    return means


def _share_below(cosines: FloatArray) -> FloatArray:
    """Return, for each known cosine, the share of the other known ones that are smaller."""
    shares = np.full(len(cosines), np.nan)
    is_known = ~np.isnan(cosines)
    known = np.round(cosines[is_known], DECIMALS)
    if len(known):
        shares[is_known] = np.searchsorted(np.sort(known), known) / max(len(known) - 1, 1)
    return shares


def _nearest_texts(
    texts: TextVectors | None, wanted: Vectors | None, told: Callable[[int], Mapping[str, Origin]]
) -> Callable[[int], tuple[Evidence, ...]]:
    """Return a function that gives the texts of one candidate that came nearest, best first.

    `told` gives, for one candidate, where each of its texts comes from.
    """

    def nearest(row: int) -> tuple[Evidence, ...]:
        if texts is None or wanted is None:
            return ()
        first, end = (int(at) for at in np.searchsorted(texts.owner, [row, row + 1]))
        cosines = np.round((texts.vectors[first:end] @ wanted.T).max(axis=1), DECIMALS)
        order = np.lexsort((np.arange(end - first), -cosines))[:NEAREST_SHOWN]
        best = [texts.texts[first + at] for at in order if cosines[at] > 0]
        return tuple(Evidence(text=text, origin=told(row).get(text)) for text in best)

    return nearest


def _task_origins(index: Index, row: int) -> dict[str, Origin]:
    return {task.text: task.origin for task in index.candidates.profiles[row].tasks}
