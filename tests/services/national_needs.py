"""Which needs do the tests of the national plan stand on, and how are they planned for?"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, Final

from matcher.domain.calendar import YearMonth
from matcher.services.index import Index
from matcher.services.national import NationalAnswer, plan_nation
from matcher.services.national_json import national_json
from matcher.services.national_reading import parse_nation
from matcher.services.wording import Language, words_in
from matcher.settings import PROJECT_ROOT

EXAMPLE: Final = PROJECT_ROOT / "docs" / "examples" / "needs.jsonl"
FIRST_YEAR: Final = 2027
"""The year in which the earliest of the example's apprentices begins."""


def in_time(needs: list[dict[str, Any]], today: YearMonth) -> list[dict[str, Any]]:
    """Return the needs so many years later that none of them is past, each as far from the others.

    The example is a file to try with, whose starts are passed one day.
    """
    years = max(0, today.year + 1 - FIRST_YEAR)

    def later(start: str) -> str:
        return f"{int(start[:4]) + years}{start[4:]}"

    return [need | {"start": later(need["start"])} if "start" in need else need for need in needs]


NEEDS: Final[list[dict[str, Any]]] = in_time(
    [json.loads(line) for line in EXAMPLE.read_text(encoding="utf-8").splitlines()],
    YearMonth.of(datetime.now(UTC)),
)
SOME: Final = NEEDS[:14]
LEAST: Final = 0.25
"""What is known of the packaged agencies is little: few rings are expected to teach more."""


def plan(index: Index, needs: list[dict[str, Any]], **given_too: object) -> NationalAnswer:
    given_all = {"needs": needs, "least_coverage": LEAST, **given_too}
    return plan_nation(index, parse_nation(given_all, index))


def answered(index: Index, answer: NationalAnswer, form: Language = Language.NB) -> dict[str, Any]:
    return national_json(answer, index, words_in(form), seconds=0)
