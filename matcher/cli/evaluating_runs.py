"""How are the answers tried on every set of labelled cases, and kept to compare with?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matcher.services.evaluating import PartnersEvaluation, evaluate_partners, freeze
from matcher.services.evaluating_aims import (
    AimsEvaluation,
    aims_evaluation_json,
    evaluate_aims,
    freeze_aims,
)
from matcher.services.evaluating_enquiries import (
    EnquiriesEvaluation,
    enquiries_evaluation_json,
    evaluate_enquiries,
    freeze_enquiries,
)
from matcher.services.evaluating_json import partners_evaluation_json
from matcher.services.evaluating_pairs import (
    PairsEvaluation,
    evaluate_pairs,
    freeze_pairs,
    pairs_evaluation_json,
)
from matcher.services.evaluating_questions import (
    QuestionsEvaluation,
    evaluate_questions,
    freeze_questions,
    questions_evaluation_json,
)
from matcher.services.index import Index
from matcher.services.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluations:
    """How the answers did on every set of labelled cases."""

    partners: PartnersEvaluation
    aims: AimsEvaluation
    questions: QuestionsEvaluation
    pairs: PairsEvaluation
    enquiries: EnquiriesEvaluation

    @property
    def is_worse(self) -> bool:
        """Tell whether any of them is worse than when last frozen."""
        own = (self.partners, self.aims, self.questions, self.pairs, self.enquiries)
        return any(one.is_worse for one in own)


def evaluate_all(held: Index, data_dir: Path) -> Evaluations:
    """Try the answers on every set of labelled cases.

    Raises
    ------
    SourceError
        When a labelled case or a frozen run cannot be read.
    """
    return Evaluations(
        partners=evaluate_partners(held, data_dir),
        aims=evaluate_aims(held, data_dir),
        questions=evaluate_questions(held, data_dir),
        pairs=evaluate_pairs(held, data_dir),
        enquiries=evaluate_enquiries(held, data_dir),
    )


def runs_json(of: Evaluations, words: Wording) -> dict[str, Any]:
    """Return the figures and errors of every set as JSON."""
    return {
        "partners": partners_evaluation_json(of.partners, words),
        "aims": aims_evaluation_json(of.aims),
        "questions": questions_evaluation_json(of.questions),
        "pairs": pairs_evaluation_json(of.pairs),
        "enquiries": enquiries_evaluation_json(of.enquiries),
    }


def freeze_all(of: Evaluations, data_dir: Path) -> Iterator[Path]:
    """Write every run as the one to compare with, and yield where.

    Raises
    ------
    SourceError
        When a file cannot be written.
    """
    yield freeze(of.partners.run, data_dir)
    yield freeze_aims(of.aims, data_dir)
    yield freeze_questions(of.questions, data_dir)
    yield freeze_pairs(of.pairs, data_dir)
    yield freeze_enquiries(of.enquiries, data_dir)
