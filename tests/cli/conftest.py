"""How is the program run in tests? As itself, on the index of the packaged data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest
from click.testing import CliRunner, Result

from matcher.cli import main
from matcher.settings import Settings

Run: TypeAlias = Callable[..., Result]


@pytest.fixture
def run(packaged_settings: Settings) -> Run:
    """Return a function that runs the program with arguments and maybe bytes to read."""
    env = {"SAMLAERE_LOCAL_DIR": str(packaged_settings.local_dir)}

    def run_program(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=stdin, env=env)

    return run_program
