"""Which needs do the tests of the national plan stand on, and how are they planned for?"""

from __future__ import annotations

import json
from typing import Any, Final

from matcher.services.index import Index
from matcher.services.national import NationalAnswer, plan_nation
from matcher.services.national_json import national_json
from matcher.services.national_reading import parse_nation
from matcher.services.wording import Language, words_in
from matcher.settings import PROJECT_ROOT

EXAMPLE: Final = PROJECT_ROOT / "docs" / "examples" / "needs.jsonl"
NEEDS: Final[list[dict[str, Any]]] = [
    json.loads(line) for line in EXAMPLE.read_text(encoding="utf-8").splitlines()
]
SOME: Final = NEEDS[:14]
LEAST: Final = 0.25
"""What is known of the packaged agencies is little: few rings are expected to teach more."""


def plan(index: Index, needs: list[dict[str, Any]], **given_too: object) -> NationalAnswer:
    given_all = {"needs": needs, "least_coverage": LEAST, **given_too}
    return plan_nation(index, parse_nation(given_all, index))


def answered(index: Index, answer: NationalAnswer, form: Language = Language.NB) -> dict[str, Any]:
    return national_json(answer, index, words_in(form), seconds=0)


def lines(needs: list[dict[str, Any]]) -> bytes:
    """Return needs as the JSON Lines of a file."""
    return "\n".join(json.dumps(need) for need in needs).encode()
