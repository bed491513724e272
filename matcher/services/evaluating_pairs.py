"""Are bokmål and nynorsk given the same partners, and less so than when last frozen?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from matcher.domain.agency import AgencyId
from matcher.domain.errors import InputError, SourceError
from matcher.evaluation.paired_needs import (
    COUNTED,
    PairedNeed,
    PairOutcome,
    judge_pair,
    measure_pairs,
    read_paired_needs,
)
from matcher.services.frozen import has_fallen, read_frozen_figures, write_frozen
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.services.partners import find_partners

CASES: Final = Path("evaluation", "paired_needs.jsonl")
FROZEN: Final = Path("evaluation", "frozen", "pairs.json")

FIRST: Final = COUNTED[0]
DRIFT: Final = 0.003
"""One partner of one need in sixty may fall otherwise with another build of numpy; no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsEvaluation:
    """A run over all needs written in both forms, and the figures that it is compared with."""

    outcomes: tuple[PairOutcome, ...]
    figures: dict[str, Any]
    frozen: dict[str, Any] | None

    @property
    def run(self) -> dict[str, Any]:
        """Return the run as it is frozen: the figures, and the overlap of each need's best."""
        cases = {one.case.id: round(one.overlap[FIRST], 4) for one in self.outcomes}
        return {"figures": self.figures, "cases": cases}

    @property
    def is_worse(self) -> bool:
        """Tell whether the forms have fewer partners in common, on the needs both runs have."""
        return has_fallen(self.run, self.frozen, DRIFT)

    @property
    def apart(self) -> tuple[PairOutcome, ...]:
        """Return the needs whose best partners differ, the most different first."""
        differing = (one for one in self.outcomes if one.overlap[FIRST] < 1)
        return tuple(sorted(differing, key=lambda one: (one.overlap[FIRST], one.case.id)))


def evaluate_pairs(index: Index, data_dir: Path) -> PairsEvaluation:
    """Ask for partners in both forms of every need.

    Raises
    ------
    SourceError
        When a need or the frozen run cannot be read, or a need cannot be asked.
    """
    outcomes = tuple(
        judge_pair(case, _ask(index, case, case.nb), _ask(index, case, case.nn))
        for case in read_paired_needs(data_dir / CASES)
    )
    return PairsEvaluation(
        outcomes=outcomes,
        figures=measure_pairs(outcomes),
        frozen=read_frozen_figures(data_dir / FROZEN),
    )


def freeze_pairs(evaluation: PairsEvaluation, data_dir: Path) -> Path:
    """Write a run as the one to compare with, and return where.

    Raises
    ------
    SourceError
        When the file cannot be written.
    """
    return write_frozen(data_dir / FROZEN, evaluation.run)


def pairs_evaluation_json(evaluation: PairsEvaluation) -> dict[str, Any]:
    """Return the figures, what they are compared with, and the needs whose partners differ."""
    return {
        "metrics": evaluation.figures,
        "frozen": evaluation.frozen["figures"] if evaluation.frozen else None,
        "is_worse": evaluation.is_worse,
        "apart": [
            {"id": one.case.id, "overlap": one.overlap[FIRST], "nb": one.case.nb, "nn": one.case.nn}
            for one in evaluation.apart
        ],
    }


def _ask(index: Index, case: PairedNeed, texts: dict[str, tuple[str, ...]]) -> list[AgencyId]:
    """Return the best partners for a need in one of its forms."""
    said = {key: list(own) for key, own in texts.items()}
    try:
        need = parse_need({**case.need, **said, "limit": max(COUNTED)}, index)
    except InputError as error:
        message = f"the need of the case {case.id} cannot be asked: {error}"
        raise SourceError(message) from error
    return [match.agency for match in find_partners(index, need).matches]
