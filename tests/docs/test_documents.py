"""Do the documents name what exists, and is everything that exists named?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from matcher.cli import main
from matcher.settings import PROJECT_ROOT

DOCS = PROJECT_ROOT / "docs"
DECISIONS = sorted((DOCS / "decisions").glob("0*.md"))
DOCUMENTS = sorted([*DOCS.rglob("*.md"), PROJECT_ROOT / "CHANGELOG.md"])
PAGE = 750
"""Words on about one page and a half; a decision is to be read standing."""


def test_every_decision_has_its_row_and_every_row_its_decision() -> None:
    rows = re.findall(
        r"^\| \[(\d{4})\]\((\S+)\) \|", (DOCS / "decisions" / "README.md").read_text(), re.MULTILINE
    )
    assert rows == [(path.name[:4], path.name) for path in DECISIONS]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.name)
def test_a_decision_is_short_and_has_its_number(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {path.name[:4]}")
    assert len(text.split()) <= PAGE


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(PROJECT_ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    addresses = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [a for a in addresses if not (path.parent / a).exists()] == []


def test_every_room_is_on_the_map() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    built = {
        f"matcher/{folder.name}"
        for folder in (PROJECT_ROOT / "matcher").iterdir()
        if (folder / "__init__.py").is_file()
    }
    drawn = set(re.findall(r"matcher/[a-z]+", text))
    named = {f"matcher/{name}" for name in ("rings", "national", "documents", "enquiries")}
    assert built - named <= drawn
    assert all((PROJECT_ROOT / room).is_dir() for room in drawn - {"matcher/settings"})


def test_the_guides_name_only_commands_that_exist() -> None:
    commands = set(main.commands)
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        named = set(re.findall(r"`(?:\S*/)?samlaere ([a-z][a-z-]*)", text))
        assert named <= commands, path
