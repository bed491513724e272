"""Which competence aims does a text about work speak of?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.aims import AimEvidence
from matcher.domain.curriculum import AimCode
from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.services.index import Index
from matcher.services.needs import parse_trade

EVIDENCE_FOR = 3
MAX_TEXTS = 100_000
MAX_TEXT_LENGTH = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class AimAnswer:
    """The aims of a trade for one text, the most probable first, and what decided.

    `sure_aims` are the few that the text speaks for, however many of all were asked for.
    """

    text: str
    aims: tuple[tuple[AimCode, float], ...]
    is_off_topic: bool
    sure_aims: tuple[tuple[AimCode, float], ...] = ()
    evidence: tuple[AimEvidence, ...] = ()


def rank_aims(
    index: Index,
    trade: str,
    texts: Sequence[str],
    *,
    limit: int | None = None,
    with_evidence: bool = True,
) -> tuple[AimAnswer, ...]:
    """Rank the aims of a trade for each text, at most `limit` of them, all when it is None.

    Raises
    ------
    InputError
        When the trade is unknown or without aims, or the texts are too many or too long.
    """
    code = parse_trade(trade, index).trade.code
    _check_texts(texts)
    ranker = index.models.aim_ranker
    return tuple(
        AimAnswer(
            text=ranking.text,
            aims=ranking.aims[:limit],
            is_off_topic=ranking.is_off_topic,
            sure_aims=ranking.sure_aims,
            evidence=tuple(
                ranker.explain(code, ranking.text, aim)
                for aim, _ in (ranking.aims[:EVIDENCE_FOR] if with_evidence else ())
            ),
        )
        for ranking in ranker.rank(code, texts)
    )


def _check_texts(texts: Sequence[str]) -> None:
    if len(texts) > MAX_TEXTS:
        raise InputError(Problem(field="texts", code=ProblemCode.TOO_LARGE, hint=f"≤ {MAX_TEXTS}"))
    problems: list[Problem] = []
    for at, text in enumerate(texts):
        field = f"texts.{at}"
        if not text.strip():
            problems.append(Problem(field=field, code=ProblemCode.MISSING))
        elif len(text) > MAX_TEXT_LENGTH:
            hint = f"≤ {MAX_TEXT_LENGTH}"
            problems.append(Problem(field=field, code=ProblemCode.TOO_LARGE, hint=hint))
    if problems:
        raise InputError(*problems)
