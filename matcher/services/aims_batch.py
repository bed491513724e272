"""Which aims do many texts of many trades speak of, each line answered in its turn?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from matcher.domain.errors import InputError, Problem
from matcher.services.aims import rank_aims
from matcher.services.index import Index
from matcher.services.need_document import problem_of


class BatchLine(BaseModel):
    """One line of a batch: a text in a trade, with an id to know the answer by."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id: str | int
    trade: str
    text: str


def parse_batch(lines: Iterable[tuple[int, Any]]) -> list[BatchLine]:
    """Read the numbered lines of a batch.

    Raises
    ------
    InputError
        When a line lacks a key, has one too many, or a value of the wrong type; names the line.
    """
    parsed = []
    for number, given in lines:
        try:
            parsed.append(BatchLine.model_validate(given))
        except ValidationError as error:
            problems = [problem_of(detail, BatchLine) for detail in error.errors()]
            raise InputError(*(_at_line(number, problem) for problem in problems)) from None
    return parsed


def rank_batch(index: Index, lines: Sequence[BatchLine]) -> list[dict[str, Any]]:
    """Return, for each line in order, its id and all aims of its trade, the likeliest first.

    Raises
    ------
    InputError
        When a trade is unknown or without aims.
    """
    answers: dict[int, dict[str, Any]] = {}
    by_trade: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        by_trade.setdefault(line.trade, []).append(at)
    for trade, places in by_trade.items():
        texts = [lines[at].text for at in places]
        ranked = rank_aims(index, trade, texts, with_evidence=False)
        for at, answer in zip(places, ranked, strict=True):
            answers[at] = {
                "id": lines[at].id,
                "aims": [{"aim": aim, "score": round(score, 6)} for aim, score in answer.aims],
            }
    return [answers[at] for at in range(len(lines))]


def _at_line(number: int, problem: Problem) -> Problem:
    return Problem(
        field=f"line {number}: {problem.field}",
        code=problem.code,
        given=problem.given,
        hint=problem.hint,
    )
