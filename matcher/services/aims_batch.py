"""Which aims do many texts of many trades speak of, each line answered in its turn?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from matcher.domain.errors import InputError, Problem
from matcher.services.aims import AimAnswer, rank_aims
from matcher.services.index import Index
from matcher.services.need_document import problem_of


class BatchDocument(BaseModel):
    """What one line of a batch looks like as JSON."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id: str | int
    trade: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """A text in a trade, with an id to know the answer by, and the number of its line."""

    number: int
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
            read = BatchDocument.model_validate(given)
        except ValidationError as error:
            problems = [problem_of(detail, BatchDocument) for detail in error.errors()]
            raise InputError(*(_at_line(number, problem) for problem in problems)) from None
        parsed.append(BatchLine(number=number, id=read.id, trade=read.trade, text=read.text))
    return parsed


def rank_batch(
    index: Index, lines: Sequence[BatchLine], *, limit: int | None = None
) -> list[dict[str, Any]]:
    """Return, for each line in order, its id and the aims of its trade, the likeliest first.

    All aims of the trade, or at most `limit` of them; `off_topic` when the text is hardly about
    the trade at all.

    Raises
    ------
    InputError
        When a trade is unknown or without aims, or a text is missing or too long; names the line.
    """
    answers: dict[int, dict[str, Any]] = {}
    by_trade: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        by_trade.setdefault(line.trade, []).append(at)
    for trade, places in by_trade.items():
        ranked = _rank_together(index, trade, [lines[at] for at in places], limit)
        for at, answer in zip(places, ranked, strict=True):
            answers[at] = {
                "id": lines[at].id,
                "aims": [{"aim": aim, "score": round(score, 6)} for aim, score in answer.aims],
                "off_topic": answer.is_off_topic,
            }
    return [answers[at] for at in range(len(lines))]


def _rank_together(
    index: Index, trade: str, lines: Sequence[BatchLine], limit: int | None
) -> Sequence[AimAnswer]:
    """Rank the lines of one trade; a problem names the line instead of the place among these."""
    texts = [line.text for line in lines]
    try:
        return rank_aims(index, trade, texts, limit=limit, with_evidence=False)
    except InputError as error:
        raise InputError(*(_in_lines(lines, problem) for problem in error.problems)) from None


def _in_lines(lines: Sequence[BatchLine], problem: Problem) -> Problem:
    field, _, at = problem.field.partition(".")
    line = lines[int(at)] if at else lines[0]
    return _at_line(line.number, replace(problem, field="text" if at else field))


def _at_line(number: int, problem: Problem) -> Problem:
    return replace(problem, field=f"lines.{number - 1}.{problem.field}")
