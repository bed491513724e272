"""Which questions has a person labelled with the agencies that could answer them?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field

from matcher.domain.agency import AgencyId
from matcher.evaluation.case_files import LabelledCase, Line, read_case_lines
from matcher.evaluation.halves import Half, half_of
from matcher.evaluation.partners import WrittenForm

HIGHEST: Final = 3

Grade = Annotated[int, Field(ge=1, le=HIGHEST)]


class QuestionCase(LabelledCase):
    """A question as a seeker may put it, and how well which agencies could answer.

    Graded 3 where the question is about what the agency is for, 2 where it works with a good
    part of it, 1 where it touches upon it. Any other agency has nothing to do with it.
    """

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
    return read_case_lines(path, QuestionCase)
