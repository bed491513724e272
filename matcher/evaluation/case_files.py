"""Which labelled cases stand in a file, each of them once?"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import partial
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from matcher.domain.errors import SourceError

Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class LabelledCase(BaseModel):
    """What every labelled case has: an id that no other case of its file has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Line

    def wrong_after(self, before: AbstractSet[str]) -> str:
        """Return what is wrong with the case where these stand before it, empty when nothing."""
        return "stands twice" if self.id in before else ""


Case = TypeVar("Case", bound=LabelledCase)


def read_case_lines(path: Path, kind: type[Case]) -> tuple[Case, ...]:
    """Read the cases of a file with one JSON object on each line.

    Raises
    ------
    SourceError
        When a line is not a case, or cannot stand after those before it.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(
        _each_once(
            path,
            (
                (number, partial(kind.model_validate_json, line))
                for number, line in enumerate(lines, start=1)
                if line.strip()
            ),
        )
    )


def read_case_table(path: Path, kind: type[Case]) -> tuple[Case, ...]:
    """Read the cases of a table, one on each row.

    Raises
    ------
    SourceError
        When a row is not a case, or cannot stand after those before it.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = enumerate(csv.DictReader(file), start=2)
        return tuple(
            _each_once(path, ((number, partial(kind.model_validate, row)) for number, row in rows))
        )


def _each_once(path: Path, given: Iterable[tuple[int, Callable[[], Case]]]) -> Iterator[Case]:
    seen: set[str] = set()
    for number, read in given:
        try:
            case = read()
        except ValidationError as error:
            message = f"{path}:{number} is not a labelled case: {error}"
            raise SourceError(message) from error
        if wrong := case.wrong_after(seen):
            message = f"{path}:{number}: {case.id} {wrong}"
            raise SourceError(message)
        seen.add(case.id)
        yield case
