"""What are the answers to reach on labelled cases?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

_GOALS: Final = Path(__file__).with_name("goals.toml")


@cache
def read_goals() -> Mapping[str, Mapping[str, float]]:
    """Return the goal of each figure that has one, by the set of cases and the figure's name."""
    goals: dict[str, dict[str, float]] = tomllib.loads(_GOALS.read_text(encoding="utf-8"))
    return goals
