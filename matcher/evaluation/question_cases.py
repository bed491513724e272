"""Which questions has a person labelled with the agencies that could answer them?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from matcher.domain.agency import AgencyId
from matcher.domain.errors import SourceError
from matcher.evaluation.halves import Half, half_of
from matcher.evaluation.partners import WrittenForm

HIGHEST: Final = 3

Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Grade = Annotated[int, Field(ge=1, le=HIGHEST)]


class QuestionCase(BaseModel):
    """A question as a seeker may put it, and how well which agencies could answer.

    Graded 3 where the question is about what the agency is for, 2 where it works with a good
    part of it, 1 where it touches upon it. Any other agency has nothing to do with it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Line
    written_form: WrittenForm
    text: Line
    relevance: Annotated[Mapping[AgencyId, Grade], Field(min_length=1)]
    labelled_by: Line
    labelled_on: date

    @property
    def half(self) -> Half:
        """Return whether the method was made on this case."""
        return half_of(self.id)


def read_question_cases(path: Path) -> tuple[QuestionCase, ...]:
    """Read the labelled questions, one JSON object on each line.

    Raises
    ------
    SourceError
        When a line is not a case or an id occurs twice.
    """
    cases: dict[str, QuestionCase] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            case = QuestionCase.model_validate_json(line)
        except ValidationError as error:
            message = f"{path}:{number} is not a labelled question: {error}"
            raise SourceError(message) from error
        if case.id in cases:
            message = f"{path}:{number}: {case.id} stands twice"
            raise SourceError(message)
        cases[case.id] = case
    return tuple(cases.values())
