"""Which files does the project consist of, and which names do they define?"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PRODUCT: Final = ("matcher", "scrapers", "web")
EVERYTHING: Final = (*PRODUCT, "tests")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """One Python file, read once."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        """Return what Python makes of the text."""
        return ast.parse(self.text, filename=self.path)


def source_files(*packages: str) -> list[SourceFile]:
    """Return the Python files below `packages`, paths relative to the project's root."""
    return [
        SourceFile(path=path.relative_to(ROOT).as_posix(), text=path.read_text(encoding="utf-8"))
        for package in packages
        for path in sorted((ROOT / package).rglob("*.py"))
    ]


def defined_names(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield each name that the file itself gives to something, with its line.

    Names that it only uses, such as keywords of another library, are not its own.
    """
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield node.name, node.lineno
            case ast.arg():
                yield node.arg, node.lineno
            case ast.Name(ctx=ast.Store()):
                yield node.id, node.lineno
            case ast.Attribute(ctx=ast.Store()):
                yield node.attr, node.lineno
            case ast.alias(asname=str(name)):
                yield name, node.lineno
