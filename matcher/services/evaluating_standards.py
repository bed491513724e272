"""What are the answers to reach on labelled cases?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

_STANDARDS: Final = Path(__file__).with_name("standards.toml")


@cache
def read_standards() -> Mapping[str, Mapping[str, float]]:
    """Return the standard of each figure that has one, by set of cases and name of the figure."""
    standards: dict[str, dict[str, float]] = tomllib.loads(_STANDARDS.read_text(encoding="utf-8"))
    return standards
