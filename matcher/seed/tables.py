"""How are the packaged tables read from disk, and what is said when one is not as agreed?"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

from matcher.domain.errors import SourceError

Row: TypeAlias = dict[str, str]


def read_table(path: Path, columns: Sequence[str]) -> tuple[Row, ...]:
    """Return the rows of a CSV file whose header must name every one of `columns`.

    Raises
    ------
    SourceError
        When the file is missing, a column is missing, or a row is shorter or longer than the
        header; names the file and the line.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            missing = sorted(set(columns) - set(reader.fieldnames or ()))
            if missing:
                message = f"{path.name}: the header lacks {', '.join(missing)}"
                raise SourceError(message)
            return tuple(_checked(row, f"{path.name}:{reader.line_num}") for row in reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        message = f"{path.name}: cannot be read: {error}"
        raise SourceError(message) from error


def read_json_lines(path: Path) -> tuple[dict[str, Any], ...]:
    """Return the objects of a file with one JSON object on each line.

    Raises
    ------
    SourceError
        When the file is missing or a line is not a JSON object; names the file and the line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path.name}: cannot be read: {error}"
        raise SourceError(message) from error
    return tuple(
        _parse_object(line, f"{path.name}:{number}")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    )


def _checked(row: dict[str | Any, str | Any], where: str) -> Row:
    """Return the row with blanks trimmed; every cell must be there, and no more than that."""
    if None in row or None in row.values():
        message = f"{where}: the row has not as many cells as the header"
        raise SourceError(message)
    return {name: cell.strip() for name, cell in row.items()}


def _parse_object(line: str, where: str) -> dict[str, Any]:
    """Read one line as a JSON object."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        message = f"{where}: not JSON: {error}"
        raise SourceError(message) from error
    if not isinstance(value, dict):
        message = f"{where}: not a JSON object"
        raise SourceError(message)
    return value
