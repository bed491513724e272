"""Is every file and every function still small enough to be read at one go?"""

from __future__ import annotations

import ast
from typing import Final

import pytest

from tests.architecture.source_tree import EVERYTHING, SourceFile, source_files

FILE_LINES: Final = 250
FUNCTION_LINES: Final = 40


def functions_longer_than(most: int, source: SourceFile) -> list[str]:
    return [
        f"{source.path}:{node.lineno} {node.name} has {lines} lines"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > most
    ]


@pytest.mark.parametrize("source", source_files(*EVERYTHING), ids=lambda source: source.path)
def test_file_and_its_functions_are_small(source: SourceFile) -> None:
    assert len(source.text.splitlines()) <= FILE_LINES
    assert functions_longer_than(FUNCTION_LINES, source) == []


def test_a_long_function_is_found() -> None:
    source = SourceFile(path="x.py", text="def long():\n" + "    pass\n" * 3)
    assert functions_longer_than(4, source) == []
    assert functions_longer_than(3, source) == ["x.py:1 long has 4 lines"]
