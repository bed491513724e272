"""What does an evaluation look like as JSON?"""

from __future__ import annotations

from typing import Any, Final

from matcher.domain.match import Component, ComponentScore, Match
from matcher.services.evaluating import PartnersEvaluation, Placed, WrongCase
from matcher.services.partners_json import component_json
from matcher.services.wording import Wording

LARGEST: Final = 3
SHOWN: Final = ("component", "value", "weight", "contribution", "sentence")


def partners_evaluation_json(evaluation: PartnersEvaluation, words: Wording) -> dict[str, Any]:
    """Return the figures, what they are compared with, and where label and program disagree."""
    frozen = evaluation.frozen
    return {
        "metrics": evaluation.run.metrics,
        "frozen": frozen.metrics if frozen else None,
        "is_worse": evaluation.is_worse,
        "changed": list(evaluation.changed),
        "wrong": [wrong_case_json(wrong, words) for wrong in evaluation.wrong],
    }


def wrong_case_json(wrong: WrongCase, words: Wording) -> dict[str, Any]:
    """Return a case that went wrong, with what decided for either agency."""
    return {
        "id": wrong.case.id,
        "outcome": wrong.outcome.outcome.value,
        "why": wrong.case.why,
        "better": {"agency_id": wrong.case.better, **_placed_json(wrong.better, words)},
        "worse": {"agency_id": wrong.case.worse, **_placed_json(wrong.worse, words)},
    }


def largest_components(match: Match | None) -> tuple[ComponentScore, ...]:
    """Return the parts that gave a match the most points, the largest first.

    What is not known is left out: it is the largest in nearly every match, and explains nothing.
    """
    parts = [
        p for p in (match.components if match else ()) if p.component is not Component.NOT_KNOWN
    ]
    return tuple(sorted(parts, key=lambda part: -part.points)[:LARGEST])


def _placed_json(placed: Placed, words: Wording) -> dict[str, Any]:
    parts = (component_json(part, words) for part in largest_components(placed.match))
    return {
        "name": placed.name,
        "place": placed.place,
        "total": placed.match.total if placed.match else None,
        "components": [{key: part[key] for key in SHOWN} for part in parts],
    }
