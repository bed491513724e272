"""What is answered to an adviser who asks for a plan for all open needs?"""

from __future__ import annotations

import time
from typing import Final

from flask.typing import ResponseReturnValue
from werkzeug.exceptions import TooManyRequests

from matcher.services.national import Search
from matcher.services.national import plan_nation as plan_needs
from matcher.services.national_document import MOST_SECONDS, NationalDocument
from matcher.services.national_json import national_json
from matcher.services.national_reading import parse_nation
from matcher.services.wording import words_in
from web.api.advisers import check_adviser
from web.api.answering import answer_json
from web.api.answers_national import NationalAnswer
from web.api.body import read_json, read_parameters
from web.api.operations import Operation, describe
from web.api.parameters import Spoken
from web.api.routes import api
from web.current import current_index, rim, this_month
from web.languages import language_of_address

MOST_ARRANGEMENTS: Final = 500_000
"""A server answers others meanwhile: what takes more of its memory is for the command line."""


@api.post("/national")
@describe(
    Operation(
        summary="For advisers: plan for all open needs at once, with a proven bound.",
        answer=NationalAnswer,
        parameters=Spoken,
        body=NationalDocument,
        errors=(400, 401, 403, 413, 415, 422, 503),
        is_for_advisers=True,
    )
)
def plan_nation() -> ResponseReturnValue:
    """Answer the best plan for the needs in the body; one plan is made at a time."""
    check_adviser()
    read_parameters(Spoken)
    index = current_index()
    task = parse_nation(read_json(), index, today=this_month(), most_arrangements=MOST_ARRANGEMENTS)
    if not rim().planning.acquire(blocking=False):
        raise TooManyRequests(retry_after=MOST_SECONDS)
    try:
        started = time.monotonic()
        ends = started + task.seconds
        answer = plan_needs(index, task, Search(should_stop=lambda: time.monotonic() >= ends))
        took = time.monotonic() - started
    finally:
        rim().planning.release()
    words = words_in(language_of_address())
    return answer_json(national_json(answer, index, words, seconds=took))
