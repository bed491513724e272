"""What does the API answer when something is wrong? RFC 9457, https://www.rfc-editor.org/rfc/rfc9457."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import Response, json, request

from matcher.domain.errors import Problem, ProblemCode
from matcher.services.wording import Language, words_in
from web.texts import Texts, texts_in

MEDIA_TYPE: Final = "application/problem+json"
BAD_INPUT: Final = "/api/v1/docs#bad-input"
NO_INDEX: Final = "/api/v1/docs#no-index"
BLANK: Final = "about:blank"
NOT_BUILT: Final = "not_built"
"""What the catalogue calls that there is no index, and nobody is building one."""

_STATUS: Final = {
    ProblemCode.NOT_FOUND: 404,
    ProblemCode.NOT_JSON: 400,
    ProblemCode.NOT_JSON_VALUE: 400,
    ProblemCode.KEY_TWICE: 400,
    ProblemCode.NOT_UTF8: 400,
    ProblemCode.NOT_SWITCHED_ON: 403,
}
_WELL_FORMED_BUT_WRONG: Final = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why an answer could not be given: the HTTP status, and what there is to correct.

    `told` is what the catalogue calls what is said, where that is not the status alone.
    """

    status: int
    type: str = BLANK
    problems: Sequence[Problem] = ()
    told: str = ""

    def say(self, part: str, texts: Texts) -> str:
        """Return the `title` or the `detail` in the language of `texts`."""
        return texts(f"status.{self.told or self.status}.{part}")


def status_of(problems: Sequence[Problem]) -> int:
    """Return the HTTP status for input that could not be used."""
    return _STATUS.get(problems[0].code, _WELL_FORMED_BUT_WRONG)


def type_of(problems: Sequence[Problem]) -> str:
    """Return the address that explains the kind of failure; none where no input would help."""
    return BLANK if problems[0].code is ProblemCode.NOT_SWITCHED_ON else BAD_INPUT


def problem_response(failure: Failure, language: Language) -> Response:
    """Return a problem document in the language of the one who asks."""
    texts, words = texts_in(language), words_in(language)
    document = {
        "type": failure.type,
        "title": failure.say("title", texts),
        "status": failure.status,
        "detail": failure.say("detail", texts),
        "instance": request.path,
        "problems": [
            {
                "field": problem.field,
                "code": problem.code.value,
                "given": problem.given,
                "hint": problem.hint,
                "message": words.problem(problem),
            }
            for problem in failure.problems
        ],
    }
    response = Response(json.dumps(document), failure.status, content_type=MEDIA_TYPE)
    response.content_language.add(language.value)
    return response
