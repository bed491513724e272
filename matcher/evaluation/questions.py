"""How well are agencies ranked for labelled questions, and by how much better than plain BM25?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.domain.agency import AgencyId
from matcher.domain.provenance import JsonValue
from matcher.evaluation.bootstrap import bounds_of, draw_cases
from matcher.evaluation.halves import Half
from matcher.evaluation.partners import WrittenForm
from matcher.evaluation.question_cases import QuestionCase
from matcher.language import Term

COUNTED: Final = 10
DECIMALS: Final = 6
"""Scores are compared to this many decimals, so that the order of sums cannot move a rank."""
DRAWS: Final = 10_000
BASELINE: Final = "plain"
WORD: Final = re.compile(r"\w+")


class PlainReader:
    """Reads every word in lower case as it stands: what BM25 is without knowing Norwegian."""

    def terms(self, text: str) -> Iterator[Term]:
        """Yield the words of a text in order."""
        for found in WORD.findall(text):
            yield Term(stem=found.lower(), word=found, is_part=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionOutcome:
    """The nDCG of the best ten for one question, by each method."""

    case: QuestionCase
    ndcg: Mapping[str, float]


def ndcg(
    scores: NDArray[np.float64], agencies: Sequence[AgencyId], relevance: Mapping[AgencyId, int]
) -> float:
    """Return the discounted gain of the best ten as a share of the best there could be.

    The gain of a grade is 2^grade - 1, discounted by log2(place + 1): Burges et al. (2005),
    https://doi.org/10.1145/1102351.1102363. Equal scores are ranked as the agencies stand.
    """
    order = np.lexsort((np.arange(len(scores)), -np.round(scores, DECIMALS)))[:COUNTED]
    gained = [2.0 ** relevance.get(agencies[row], 0) - 1 for row in order]
    best = sorted((2.0**grade - 1 for grade in relevance.values()), reverse=True)[:COUNTED]
    return _discounted(gained) / _discounted(best)


def _discounted(gains: Sequence[float]) -> float:
    return float(sum(gain / np.log2(place + 1) for place, gain in enumerate(gains, start=1)))


def measure_questions(outcomes: Sequence[QuestionOutcome]) -> dict[str, JsonValue]:
    """Return the figures of a run, for all questions, each half and each written form.

    Each method has its mean nDCG@10 and how much better it is than plain BM25 as a share of
    that, both with 95 % intervals by bootstrap over the questions.
    """
    by_half = {half.value: [one for one in outcomes if one.case.half is half] for half in Half}
    by_form = {
        form.value: [one for one in outcomes if one.case.written_form is form]
        for form in WrittenForm
    }
    return {
        "all": _figures(outcomes),
        **{name: _figures(own) for name, own in (by_half | by_form).items()},
    }


def _figures(outcomes: Sequence[QuestionOutcome]) -> dict[str, JsonValue]:
    """Return the figures of some questions, by method."""
    figures: dict[str, JsonValue] = {"cases": len(outcomes)}
    if not outcomes:
        return figures
    drawn = draw_cases(len(outcomes), DRAWS)
    plain = np.array([one.ndcg[BASELINE] for one in outcomes])
    for method in outcomes[0].ndcg:
        values = np.array([one.ndcg[method] for one in outcomes])
        means, plain_means = values[drawn].mean(axis=1), plain[drawn].mean(axis=1)
        figures[method] = {
            "ndcg": round(float(values.mean()), 4),
            "interval": bounds_of(means),
            "gain": round(float(values.mean() / plain.mean() - 1), 4),
            "gain_interval": bounds_of(means / plain_means - 1),
        }
    return figures
