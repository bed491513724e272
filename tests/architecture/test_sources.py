"""Does every file say what it answers, and does it keep its hands off the machine?"""

from __future__ import annotations

import ast
import re
from typing import Final

import pytest

from tests.architecture.source_tree import (
    EVERYTHING,
    PRODUCT,
    ROOT,
    SourceFile,
    source_files,
)

ENVIRONMENT_READER: Final = "matcher/settings.py"
ENVIRONMENT: Final = frozenset({"environ", "environb", "getenv", "putenv"})
# A path of somebody's own machine, written so that this line is not one.
MACHINE_PATH: Final = re.compile(
    rf"(?<![\w.:/~-])/({'|'.join(('home', 'Users', 'root', 'work'))})/"
)
WORKSHOP: Final = ("Makefile", ".ci/run", "pyproject.toml", "requirements/lock.sh", "package.json")


def everything(*packages: str) -> pytest.MarkDecorator:
    files = source_files(*packages)
    return pytest.mark.parametrize("source", files, ids=lambda source: source.path)


def environment_reads(tree: ast.Module) -> list[int]:
    """Return the lines that reach for the environment."""
    lines = []
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="os"), attr=name) if name in ENVIRONMENT:
                lines.append(node.lineno)
            case ast.ImportFrom(module="os", names=names):
                lines += [node.lineno for alias in names if alias.name in ENVIRONMENT]
    return lines


@everything(*EVERYTHING)
def test_file_says_what_it_answers(source: SourceFile) -> None:
    assert ast.get_docstring(source.tree)


@everything(*PRODUCT)
def test_nothing_is_printed(source: SourceFile) -> None:
    prints = [
        node.lineno
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert prints == []


@everything(*PRODUCT)
def test_only_settings_reads_the_environment(source: SourceFile) -> None:
    if source.path != ENVIRONMENT_READER:
        assert environment_reads(source.tree) == []


def test_reading_the_environment_is_found_however_it_is_written() -> None:
    text = "import os\nfrom os import getenv\nos.environ['X']\nos.getenv('X')\nos.sep\n"
    assert sorted(environment_reads(ast.parse(text))) == [2, 3, 4]


@everything(*EVERYTHING)
def test_no_path_of_one_machine(source: SourceFile) -> None:
    assert MACHINE_PATH.findall(source.text) == []


@pytest.mark.parametrize("name", WORKSHOP)
def test_no_path_of_one_machine_in_the_workshop(name: str) -> None:
    assert MACHINE_PATH.findall((ROOT / name).read_text(encoding="utf-8")) == []
