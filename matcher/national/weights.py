"""What counts as a possible arrangement, and what makes one better than another?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Final

from matcher.rings.weights import read_ring_weights

DEFAULT_WEIGHTS: Final = Path(__file__).with_name("weights.toml")
ROUNDING: Final = 1e-9
"""What sums of fractions may be off; whoever adds exactly the least adds enough."""

VALUE_PARTS: Final = ("coverage", "season", "travel")
WHOLE: Final = ("start_within_months", "most_arrangements")
SHARES: Final = ("enough_coverage", "enough_stated", "least_contribution", "least_gain")
EXPECTED: Final = ("taught", "taught_when_lacks_are_named")
AS_FOR_RINGS: Final = ("season", "travel")
TOLD_SHARES: Final = ("sure_place", "mostly_assumed", "clearly_more")


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """The least that an arrangement must do to be one; shares of the curriculum, months, aims."""

    enough_coverage: float
    enough_stated: float
    least_contribution: float
    least_gain: float
    least_wanted: float
    start_within_months: int
    most_arrangements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """From where on something is told beside a plan.

    A way longer than `far_km` is warned of, and places that are trusted less than `sure_place`;
    so is a larger share than `mostly_assumed` of what somebody is taught. Two would rather be
    together when both are taught more by over `clearly_more` of the curriculum.
    """

    far_km: float
    sure_place: float
    mostly_assumed: float
    clearly_more: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalWeights:
    """The operator's numbers for the national plan; `value` are shares that add up to 1."""

    possible: Possible
    expected: Mapping[str, float]
    half_way_km: float
    told: Told
    value: Mapping[str, float]


@cache
def read_national_weights(path: Path = DEFAULT_WEIGHTS) -> NationalWeights:
    """Read the weights of the national plan; every name and number is checked.

    What a ring must be and is worth for one seeker holds here too, and is read from there.

    Raises
    ------
    KeyError, ValueError
        When the file lacks something, or a number cannot be used.
    """
    given, rings = tomllib.loads(path.read_text(encoding="utf-8")), read_ring_weights()
    given["possible"]["least_contribution"] = rings.scale["least_contribution"]
    possible = {entry.name: given["possible"][entry.name] for entry in fields(Possible)}
    expected = {name: float(given["expected"][name]) for name in EXPECTED}
    told = {entry.name: float(given["told"][entry.name]) for entry in fields(Told)}
    shares = [possible[name] for name in SHARES] + [told[name] for name in TOLD_SHARES]
    if not all(0 <= share <= 1 for share in (*shares, *expected.values())):
        message = f"{path}: shares, and what is expected, lie between 0 and 1"
        raise ValueError(message)
    if not all(isinstance(possible[name], int) for name in WHOLE):
        message = f"{path}: {' and '.join(WHOLE)} are whole numbers"
        raise ValueError(message)
    value = {part: float(given["value"][part]) for part in VALUE_PARTS}
    if min(*value.values(), *possible.values(), *told.values()) < 0 or not sum(value.values()):
        message = f"{path}: no number may be below 0, and something in [value] must be above it"
        raise ValueError(message)
    return NationalWeights(
        possible=Possible(**possible),
        expected=expected | {name: rings.expected[name] for name in AS_FOR_RINGS},
        half_way_km=rings.scale["half_way_km"],
        told=Told(**told),
        value={part: number / sum(value.values()) for part, number in value.items()},
    )
