"""How good is the reading of work tasks on labelled ones, and is it worse than when last frozen?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from matcher.domain.provenance import JsonValue
from matcher.evaluation.aim_cases import read_aim_cases
from matcher.evaluation.aims import (
    AimOutcome,
    explain_errors,
    judge_aims,
    measure_aims,
    worst_confusions,
)
from matcher.services.frozen import read_frozen, write_frozen
from matcher.services.index import Index

CASES: Final = Path("evaluation", "aims.csv")
FROZEN: Final = Path("evaluation", "frozen", "aims.json")

HEADLINES: Final = ("first", "first_three", "mrr")
DRIFT: Final = 0.01
"""Two cases in two hundred may fall otherwise with another build of numpy; no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AimsEvaluation:
    """A run over all labelled tasks, and the figures and places that it is compared with."""

    outcomes: tuple[AimOutcome, ...]
    figures: dict[str, Any]
    frozen: dict[str, Any] | None
    errors: list[JsonValue]

    @property
    def run(self) -> dict[str, Any]:
        """Return the run as it is frozen: figures, the place of each case, what was mixed up."""
        return {
            "figures": self.figures,
            "places": {outcome.case.id: outcome.place for outcome in self.outcomes},
            "worst_confusions": worst_confusions(self.outcomes),
        }

    @property
    def is_worse(self) -> bool:
        """Tell whether any of the headline figures fell by more than two builds may differ."""
        if self.frozen is None:
            return False
        before = self.frozen["figures"]["all"]
        return any(self.figures["all"][name] < before[name] - DRIFT for name in HEADLINES)


def evaluate_aims(index: Index, data_dir: Path) -> AimsEvaluation:
    """Rank the aims of every labelled task and compare with the labels and the frozen run.

    Raises
    ------
    SourceError
        When a labelled task or the frozen run cannot be read.
    """
    ranker = index.models.aim_ranker
    outcomes = judge_aims(ranker, read_aim_cases(data_dir / CASES))
    return AimsEvaluation(
        outcomes=outcomes,
        figures=measure_aims(outcomes),
        frozen=_read_frozen(data_dir / FROZEN),
        errors=explain_errors(ranker, outcomes),
    )


def freeze_aims(evaluation: AimsEvaluation, data_dir: Path) -> Path:
    """Write a run as the one to compare with, and return where.

    Raises
    ------
    SourceError
        When the file cannot be written.
    """
    return write_frozen(data_dir / FROZEN, evaluation.run)


def aims_evaluation_json(evaluation: AimsEvaluation) -> dict[str, Any]:
    """Return the figures, what they are compared with, and which aims were mixed up most."""
    return {
        "metrics": evaluation.figures,
        "frozen": evaluation.frozen["figures"] if evaluation.frozen else None,
        "is_worse": evaluation.is_worse,
        "worst_confusions": worst_confusions(evaluation.outcomes),
        "errors": evaluation.errors,
    }


def _read_frozen(path: Path) -> dict[str, Any] | None:
    return read_frozen(
        path,
        lambda run: [float(run["figures"]["all"][name]) for name in HEADLINES],
    )
