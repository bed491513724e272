"""How much more or less than usual shall each part of the score count for somebody?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from matcher.domain.match import Component
from matcher.domain.need import Need
from matcher.services.index import Index

STEPS: Final = (0.0, 0.5, 1.0, 2.0, 4.0)
"""What a part counts as many times as usual, at each step of its slider."""

USUAL: Final = STEPS.index(1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slider:
    """A part of the score with the step that its weight is nearest to."""

    part: Component
    step: int


def find_sliders(index: Index, need: Need) -> tuple[Slider, ...]:
    """Return a slider for each part that counts for what is asked for."""
    return tuple(
        Slider(part=part, step=_nearest_step(need.weights.get(part, usual), usual))
        for part, usual in index.weights.usual_for(need).items()
        if usual > 0
    )


def weigh_by_steps(index: Index, need: Need, steps: Mapping[str, int]) -> dict[str, float]:
    """Return the need's own weights with the parts in `steps` moved to those steps.

    A part whose weight is nearest to the step already keeps its weight, so that a weight written
    by hand is not rounded by being shown. What counts as usual is left out.
    """
    usual = index.weights.usual_for(need)
    weights = dict(need.weights)
    for name, step in steps.items():
        part = next((one for one in usual if one == name), None)
        if part is None or not 0 <= step < len(STEPS):
            continue
        if _nearest_step(weights.get(part, usual[part]), usual[part]) != step:
            weights[part.value] = usual[part] * STEPS[step]
    return {name: weight for name, weight in weights.items() if not _is_usual(name, weight, usual)}


def _is_usual(name: str, weight: float, usual: Mapping[Component, float]) -> bool:
    return any(part == name and weight == own for part, own in usual.items())


def _nearest_step(weight: float, usual: float) -> int:
    return min(range(len(STEPS)), key=lambda step: (abs(STEPS[step] * usual - weight), step))
