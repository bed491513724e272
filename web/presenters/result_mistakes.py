"""What is said of choices on the page of results that cannot be read?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from matcher.domain.errors import Problem, ProblemCode
from matcher.services.index import Index
from matcher.services.partner_filters import Facet
from matcher.services.partners_compared import COMPARE_FIELD
from web.forms.field_messages import FieldMessages, messages_of
from web.presenters.voice import Voice

_OF_AN_OLD_LINK: Final[Mapping[str, str]] = {
    **{facet.value: "filter" for facet in Facet},
    "weights": "weights",
    "limit": "limit",
}
"""People choose these and do not write them: only a link can have them wrong, in codes."""


def tell_mistakes(problems: Sequence[Problem], index: Index, voice: Voice) -> FieldMessages:
    """Return what to say beside each choice, without the codes that links keep them in."""
    messages = messages_of(problems, "", index, voice.words)
    own = {problem.key: said for problem in problems if (said := _say(problem, voice))}
    by_field = {
        name: (own[name],) if name in own else said for name, said in messages.by_field.items()
    }
    return FieldMessages(by_field=by_field, choices=messages.choices)


def _say(problem: Problem, voice: Voice) -> str:
    kind = _OF_AN_OLD_LINK.get(problem.key, "")
    if problem.key == COMPARE_FIELD and problem.code is ProblemCode.OUT_OF_RANGE:
        kind = "compare"
    return voice.texts(f"results.{kind}_wrong", given=problem.given) if kind else ""
