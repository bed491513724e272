"""How much does each part of a score count for this need?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.domain.match import POINTS_OF_A_WHOLE, Component
from matcher.domain.need import Cooperation, Direction, Need
from matcher.domain.provenance import Method

DEFAULT_WEIGHTS: Final = Path(__file__).with_name("weights.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightTable:
    """The operator's weights: importance by cooperation, reliability by method, expectations."""

    importance: Mapping[str, Mapping[Component, float]]
    reliability: Mapping[Method, float]
    expected: Mapping[Component, float]
    scale: Mapping[str, float]

    def importance_for(self, need: Need) -> dict[Component, int]:
        """Return each part's share of the whole for this need, in millionths that sum to a whole.

        A need's own weights replace the operator's one by one; parts of no weight are left out.
        """
        chosen = self.usual_for(need) | _own_weights(need)
        counting = {part: weight for part, weight in chosen.items() if weight > 0}
        if not counting:
            raise InputError(
                Problem(field="weights", code=ProblemCode.OUT_OF_RANGE, hint="one above 0")
            )
        return _share_out(counting)

    def usual_for(self, need: Need) -> dict[Component, float]:
        """Return the operator's weights for what is asked for, before the need's own."""
        usual = dict(self.importance[_situation(need)])
        if not need.questions:
            usual.pop(Component.ANSWERS, None)
        return usual


def read_weights(path: Path = DEFAULT_WEIGHTS) -> WeightTable:
    """Read a weight table; every component, method and number is checked.

    Raises
    ------
    KeyError, ValueError
        When the file lacks a table or names something that does not exist.
    """
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    reliability = {Method(name): float(number) for name, number in given["reliability"].items()}
    expected = {Component(name): float(number) for name, number in given["expected"].items()}
    if set(reliability) != set(Method):
        message = f"{path}: [reliability] must name every method"
        raise ValueError(message)
    if set(expected) != set(Component) - {Component.NOT_KNOWN}:
        message = f"{path}: [expected] must name every component"
        raise ValueError(message)
    tables = {
        "ring": given["ring"],
        **{f"secondment.{d}": given["secondment"][d] for d in Direction},
        "external_specialist.send": given["external_specialist"]["send"],
    }
    importance = {
        situation: {Component(name): float(number) for name, number in table.items()}
        for situation, table in tables.items()
    }
    return WeightTable(
        importance=importance,
        reliability=reliability,
        expected=expected,
        scale={name: float(number) for name, number in given["scale"].items()},
    )


def _situation(need: Need) -> str:
    """Return the name of the table that fits what is asked for."""
    if need.cooperation is Cooperation.SECONDMENT:
        return f"secondment.{need.direction or Direction.SEND}"
    if need.cooperation is Cooperation.EXTERNAL_SPECIALIST:
        return "external_specialist.send"
    return "ring"


def _own_weights(need: Need) -> dict[Component, float]:
    """Return the weights that the seeker set, by component."""
    own: dict[Component, float] = {}
    for name, weight in need.weights.items():
        if name not in set(Component) - {Component.NOT_KNOWN}:
            raise InputError(
                Problem(
                    field=f"weights.{name}",
                    code=ProblemCode.UNKNOWN_COMPONENT,
                    given=name,
                    hint=", ".join(part for part in Component if part != Component.NOT_KNOWN),
                )
            )
        own[Component(name)] = weight
    return own


def _share_out(weights: Mapping[Component, float]) -> dict[Component, int]:
    """Divide a whole by weight with the largest remainders, so that the shares sum to it."""
    total = sum(weights.values())
    exact = {part: POINTS_OF_A_WHOLE * weight / total for part, weight in weights.items()}
    shares = {part: int(share) for part, share in exact.items()}
    left = POINTS_OF_A_WHOLE - sum(shares.values())
    by_remainder = sorted(exact, key=lambda part: (shares[part] - exact[part], part))
    for part in by_remainder[:left]:
        shares[part] += 1
    return {part: shares[part] for part in Component if part in shares}
