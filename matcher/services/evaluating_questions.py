"""How well are questions answered, what does each part of the method add, and is it worse now?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from matcher.domain.agency import AgencyId
from matcher.evaluation.question_cases import QuestionCase, read_question_cases
from matcher.evaluation.questions import (
    BASELINE,
    PlainReader,
    QuestionOutcome,
    measure_questions,
    ndcg,
)
from matcher.language import Compounds, TermReader, WrittenForms
from matcher.retrieval import PassageIndex, Reader, index_passages, weigh
from matcher.services.frozen import has_fallen, read_frozen_figures, write_frozen
from matcher.services.index import Index
from matcher.services.nearness import question_parts
from matcher.services.passages import names_of, passages_of

CASES: Final = Path("evaluation", "question_cases.jsonl")
FROZEN: Final = Path("evaluation", "frozen", "questions.json")

FUSED: Final = "fused"
DRIFT: Final = 0.005
"""Another build of numpy may turn two agencies that are as good as equal; no more."""
WORST_SHOWN: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsEvaluation:
    """A run over all labelled questions, and the figures that it is compared with."""

    outcomes: tuple[QuestionOutcome, ...]
    figures: dict[str, Any]
    frozen: dict[str, Any] | None

    @property
    def run(self) -> dict[str, Any]:
        """Return the run as it is frozen: the figures, and how well each question was answered."""
        cases = {one.case.id: round(one.ndcg[FUSED], 4) for one in self.outcomes}
        return {"figures": self.figures, "cases": cases}

    @property
    def is_worse(self) -> bool:
        """Tell whether the answers fell on the questions that both runs have."""
        return has_fallen(self.run, self.frozen, DRIFT)

    @property
    def worst(self) -> tuple[QuestionOutcome, ...]:
        """Return the questions that are answered worst, the worst first."""
        return tuple(sorted(self.outcomes, key=lambda one: one.ndcg[FUSED])[:WORST_SHOWN])


def evaluate_questions(index: Index, data_dir: Path) -> QuestionsEvaluation:
    """Rank all agencies for every labelled question, with and without each part of the method.

    Raises
    ------
    SourceError
        When a labelled question or the frozen run cannot be read.
    """
    lexical = _lexical_methods(index)
    outcomes = tuple(
        _outcome(index, case, lexical) for case in read_question_cases(data_dir / CASES)
    )
    return QuestionsEvaluation(
        outcomes=outcomes,
        figures=measure_questions(outcomes),
        frozen=read_frozen_figures(data_dir / FROZEN),
    )


def freeze_questions(evaluation: QuestionsEvaluation, data_dir: Path) -> Path:
    """Write a run as the one to compare with, and return where.

    Raises
    ------
    SourceError
        When the file cannot be written.
    """
    return write_frozen(data_dir / FROZEN, evaluation.run)


def questions_evaluation_json(evaluation: QuestionsEvaluation) -> dict[str, Any]:
    """Return the figures, what they are compared with, and the questions answered worst."""
    return {
        "metrics": evaluation.figures,
        "frozen": evaluation.frozen["figures"] if evaluation.frozen else None,
        "is_worse": evaluation.is_worse,
        "worst": [
            {"id": one.case.id, "text": one.case.text, "ndcg": round(one.ndcg[FUSED], 4)}
            for one in evaluation.worst
        ],
    }


def _lexical_methods(index: Index) -> dict[str, tuple[Reader, PassageIndex]]:
    """Return plain BM25 and what each step adds to it, each with the agencies' texts indexed."""
    whole = index.models.term_reader
    no_compounds = Compounds({}, whole.compounds.kinds, bound_heads={})
    passed_over = whole.passed_over
    readers: dict[str, Reader] = {
        BASELINE: PlainReader(),
        "stems": TermReader(WrittenForms(words={}), no_compounds, passed_over=passed_over),
        "written_forms": TermReader(whole.written_forms, no_compounds, passed_over=passed_over),
        "compounds": whole,
    }
    profiles = index.candidates.profiles
    names = names_of(profiles)
    texts = [[one.found_by for one in passages_of(profile, names)] for profile in profiles]
    return {name: (reader, index_passages(reader, texts)) for name, reader in readers.items()}


def _outcome(
    index: Index, case: QuestionCase, lexical: Mapping[str, tuple[Reader, PassageIndex]]
) -> QuestionOutcome:
    scores: dict[str, NDArray[np.float64]] = {
        name: passages.scores(weigh(reader.terms(case.text)))
        for name, (reader, passages) in lexical.items()
    }
    # The vectors are computed whatever the installation lets them count.
    parts = question_parts(replace(index, vector_share=index.vector_share or 1.0), case.text)
    scores["vectors"] = parts.vectors
    scores[FUSED] = parts.fused(index.vector_share)
    agencies: tuple[AgencyId, ...] = index.candidates.ids
    return QuestionOutcome(
        case=case, ndcg={name: ndcg(own, agencies, case.relevance) for name, own in scores.items()}
    )
