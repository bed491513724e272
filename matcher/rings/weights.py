"""How much does each part of a ring count, and what does a rotation avoid?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Final

from matcher.domain.agency import SizeClass
from matcher.domain.match import POINTS_OF_A_WHOLE
from matcher.domain.ring import RingPart

DEFAULT_WEIGHTS: Final = Path(__file__).with_name("weights.toml")
PARTS: Final = tuple(RingPart)

_SHARE: Final = (0.0, 1.0)
_RANGES: Final[Mapping[str, Mapping[str, tuple[float, float]]]] = {
    "expected": {"season": _SHARE, "travel": _SHARE, "fair_share": _SHARE},
    "scale": {
        "half_way_km": (0.001, 100_000.0),
        "same_ministry": _SHARE,
        "least_contribution": _SHARE,
        "lacked_aim": (1, 20),
    },
    "say_yes": {"approved": _SHARE, "otherwise": _SHARE},
}
"""Every number of these tables, with the least and the most that it may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationWeights:
    """What each thing that a rotation would rather avoid costs, in points."""

    busy_month: int
    outside_host_month: int
    move: int
    not_home_first: int
    unequal_month: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RingWeights:
    """The operator's numbers for rings; `value` has the parts' shares of a whole in millionths."""

    value: Mapping[RingPart, int]
    expected: Mapping[str, float]
    scale: Mapping[str, float]
    say_yes: Mapping[str, float]
    fair_share: Mapping[SizeClass, float]
    shared_partners: int
    appearances: int
    rotation: RotationWeights

    def share(self, part: RingPart) -> float:
        """Return what share of the whole a part counts."""
        return self.value[part] / POINTS_OF_A_WHOLE


@cache
def read_ring_weights(path: Path = DEFAULT_WEIGHTS) -> RingWeights:
    """Read the weights of rings and rotations; every name and number is checked.

    Raises
    ------
    KeyError, ValueError
        When the file lacks something, or names something that does not exist.
    """
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    value = {RingPart(name): float(number) for name, number in given["value"].items()}
    fair_share = {SizeClass(name): float(number) for name, number in given["fair_share"].items()}
    if set(value) != set(RingPart) or set(fair_share) != set(SizeClass):
        message = f"{path}: [value] must name every part and [fair_share] every size class"
        raise ValueError(message)
    if min(value.values()) < 0 or not sum(value.values()):
        message = f"{path}: [value] must be at least 0, and something above it"
        raise ValueError(message)
    numbers = {
        table: {name: float(number) for name, number in given[table].items()} for table in _RANGES
    }
    for table, ranges in _RANGES.items():
        _check(path, table, numbers[table], ranges)
    costs = {cost.name: int(given["rotation"][cost.name]) for cost in fields(RotationWeights)}
    if min(costs.values()) < 0:
        message = f"{path}: [rotation] must be at least 0"
        raise ValueError(message)
    return RingWeights(
        value=_share_out(value),
        expected=numbers["expected"],
        scale=numbers["scale"],
        say_yes=numbers["say_yes"],
        fair_share=fair_share,
        shared_partners=int(given["diversity"]["shared_partners"]),
        appearances=int(given["diversity"]["appearances"]),
        rotation=RotationWeights(**costs),
    )


def _check(
    path: Path,
    table: str,
    numbers: Mapping[str, float],
    ranges: Mapping[str, tuple[float, float]],
) -> None:
    """Refuse a table that lacks a number, has one that nobody reads, or one out of its range."""
    if numbers.keys() != ranges.keys():
        message = f"{path}: [{table}] must name {', '.join(ranges)}, and nothing else"
        raise ValueError(message)
    for name, (least, most) in ranges.items():
        if not least <= numbers[name] <= most:
            message = f"{path}: {name} in [{table}] must be from {least:g} to {most:g}"
            raise ValueError(message)


def _share_out(weights: Mapping[RingPart, float]) -> dict[RingPart, int]:
    """Divide a whole by weight; what rounding leaves goes to coverage."""
    total = sum(weights.values())
    shares = {part: round(POINTS_OF_A_WHOLE * weights[part] / total) for part in PARTS}
    shares[RingPart.COVERAGE] += POINTS_OF_A_WHOLE - sum(shares.values())
    return shares
