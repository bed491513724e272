"""Is a table that is not as agreed refused, and is the place named?"""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.domain.errors import SourceError
from matcher.seed.tables import read_json_lines, read_table


def test_cells_are_trimmed(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("x,y\n 1 , æ\n", encoding="utf-8")
    assert read_table(table, ("x", "y")) == ({"x": "1", "y": "æ"},)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("x\n1\n", "lacks y"),
        ("x,y\n1\n", "a.csv:2"),
        ("x,y\n1,2,3\n", "a.csv:2"),
        ("", "lacks x, y"),
    ],
)
def test_a_table_not_as_agreed_is_refused(tmp_path: Path, content: str, words: str) -> None:
    table = tmp_path / "a.csv"
    table.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=words):
        read_table(table, ("x", "y"))


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.csv"):
        read_table(tmp_path / "gone.csv", ())
    with pytest.raises(SourceError, match=r"gone\.jsonl"):
        read_json_lines(tmp_path / "gone.jsonl")


def test_a_table_in_another_encoding_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_bytes("x\nÅ\n".encode("latin-1"))
    with pytest.raises(SourceError, match=r"a\.csv"):
        read_table(table, ("x",))


@pytest.mark.parametrize("line", ["{", "[]", '"a"'])
def test_a_line_that_is_no_object_is_named(tmp_path: Path, line: str) -> None:
    lines = tmp_path / "a.jsonl"
    lines.write_text(f'{{"a": 1}}\n\n{line}\n', encoding="utf-8")
    with pytest.raises(SourceError, match=r"a\.jsonl:3"):
        read_json_lines(lines)
