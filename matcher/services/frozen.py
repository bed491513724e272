"""How is a frozen run written, read back and compared with?"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from matcher.domain.errors import SourceError


def write_frozen(path: Path, run: Mapping[str, Any]) -> Path:
    """Write a run as the one to compare with, and return where; the same run, the same bytes.

    Raises
    ------
    SourceError
        When the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}"
        raise SourceError(message) from error
    return path


def read_frozen(path: Path, check: Callable[[dict[str, Any]], object]) -> dict[str, Any] | None:
    """Read a frozen run, None when nothing has been frozen yet.

    `check` looks up what the run will be compared by.

    Raises
    ------
    SourceError
        When the file is not JSON, or lacks what `check` looks up.
    """
    if not path.is_file():
        return None
    try:
        frozen: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        check(frozen)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        message = f"{path} is not a frozen run: {error}"
        raise SourceError(message) from error
    return frozen


def read_frozen_figures(path: Path) -> dict[str, Any] | None:
    """Read the figures and cases of a frozen run, None when nothing has been frozen yet.

    Raises
    ------
    SourceError
        When the file is not a frozen run with a number for each case.
    """
    return read_frozen(
        path,
        lambda run: [run["figures"]["all"], *(float(value) for value in run["cases"].values())],
    )


def has_fallen(run: Mapping[str, Any], frozen: Mapping[str, Any] | None, drift: float) -> bool:
    """Tell whether the cases that both runs have fell by more than `drift` on average."""
    if frozen is None:
        return False
    now, before = run["cases"], frozen["cases"]
    shared = sorted(now.keys() & before.keys())
    fell = sum(before[case] - now[case] for case in shared)
    return bool(shared) and fell / len(shared) > drift
