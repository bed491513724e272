"""Is everything the project is built from pinned, wherever it is fetched from?"""

from __future__ import annotations

import json
import re
from typing import Final

import pytest

from tests.architecture.source_tree import ROOT

LOCKS: Final = ("requirements/runtime.txt", "requirements/dev.txt")
PINNED: Final = re.compile(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==([^ ;]+)", re.MULTILINE)
NEVER_BY_DEFAULT: Final = re.compile(r"^(torch|nvidia-|triton|cuda-)", re.MULTILINE)


def requirements(name: str) -> list[str]:
    """Return a lock's requirements, each with its continuation lines."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_pinned_with_a_hash(name: str) -> None:
    wrong = [
        line
        for line in requirements(name)
        if not PINNED.match(line) or "--hash=sha256:" not in line
    ]
    assert wrong == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host(name: str) -> None:
    assert "//" not in (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_brings_no_build_with_cuda(name: str) -> None:
    assert NEVER_BY_DEFAULT.findall((ROOT / name).read_text(encoding="utf-8")) == []


def test_running_needs_no_transformers() -> None:
    assert "transformers" not in (ROOT / LOCKS[0]).read_text(encoding="utf-8")


def test_tests_run_on_the_versions_that_people_run_on() -> None:
    runtime, dev = (
        {line.split(" --hash")[0].strip() for line in requirements(name)} for name in LOCKS
    )
    assert runtime <= dev


def test_web_assets_are_pinned_with_a_hash_and_name_no_host() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    del packages[""]
    assert packages
    assert all(
        "integrity" in package and "resolved" not in package for package in packages.values()
    )
