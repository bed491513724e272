"""What stands in a file that somebody named on the command line?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.services.aims_batch import MOST_PROBLEMS
from matcher.services.json_reading import parse_json

STANDARD_INPUT: Final = Path("-")
MAX_BYTES: Final = 1_000_000


def read_json(path: Path) -> Any:  # noqa: ANN401 - JSON may be anything until it is parsed
    """Return the JSON value in a file.

    Raises
    ------
    InputError
        When the file cannot be read, is too large, not UTF-8 or not JSON.
    """
    return parse_json(_read_limited(path), where=str(path))


def read_text(path: Path) -> str:
    """Return the text in a file.

    Raises
    ------
    InputError
        When the file cannot be read, is too large or not UTF-8.
    """
    try:
        return _read_limited(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(Problem(field=str(path), code=ProblemCode.NOT_UTF8)) from error


def read_need(path: Path) -> Any:  # noqa: ANN401 - JSON may be anything until it is parsed
    """Return the one need in a file.

    Raises
    ------
    InputError
        When the file cannot be read, is too large, not UTF-8 or not JSON, or holds several needs.
    """
    content = _read_limited(path)
    lines = _json_lines(content)
    value = lines or parse_json(content, where=str(path))
    if isinstance(value, list) and len(value) > 1:
        given = str(len(value))
        raise InputError(Problem(field=str(path), code=ProblemCode.SEVERAL_NEEDS, given=given))
    return value


def read_nation(path: Path) -> dict[str, Any]:
    """Return the needs in a file as the API takes them, with what else the file asks of the plan.

    It may be JSON Lines, a list of needs, one need alone, or the whole of what the API takes.

    Raises
    ------
    InputError
        When the file cannot be read, is too large, not UTF-8 or not JSON; names the line.
    """
    content = _read_limited(path)
    if lines := _json_lines(content):
        return {"needs": [parse_json(line, where=f"{path}:{at}") for at, line in lines]}
    value = parse_json(content, where=str(path)) if content.strip() else []
    if isinstance(value, dict):
        return value if "needs" in value else {"needs": [value]}
    return {"needs": value}


def _json_lines(content: bytes) -> list[tuple[int, bytes]]:
    """Return the lines with their numbers where each is JSON of its own, else none."""
    lines = [(at, line) for at, line in enumerate(content.splitlines(), 1) if line.strip()]
    return lines if len(lines) > 1 and _is_json(lines[0][1]) else []


def _is_json(line: bytes) -> bool:
    try:
        parse_json(line, where="")
    except InputError:
        return False
    return True


def _read_limited(path: Path) -> bytes:
    content = sys.stdin.buffer.read(MAX_BYTES + 1) if path == STANDARD_INPUT else _read(path)
    if len(content) > MAX_BYTES:
        raise InputError(
            Problem(field=str(path), code=ProblemCode.TOO_LARGE, hint=f"≤ {MAX_BYTES} byte")
        )
    return content


def read_json_lines(path: Path) -> list[tuple[int, Any]]:
    """Return the number and the JSON value of each line that is not empty.

    Raises
    ------
    InputError
        When the file cannot be read, or lines are not UTF-8 or not JSON; names the first
        `MOST_PROBLEMS`.
    """
    content = sys.stdin.buffer.read() if path == STANDARD_INPUT else _read(path, limit=None)
    values: list[tuple[int, Any]] = []
    problems: list[Problem] = []
    for number, line in enumerate(content.splitlines(), start=1):
        try:
            if line.strip():
                values.append((number, parse_json(line, where=f"{path}:{number}")))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(*problems[:MOST_PROBLEMS])
    return values


def _read(path: Path, limit: int | None = MAX_BYTES) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read() if limit is None else file.read(limit + 1)
    except OSError as error:
        raise InputError(
            Problem(field=str(path), code=ProblemCode.UNREADABLE_FILE, given=str(path))
        ) from error
