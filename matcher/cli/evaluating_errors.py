"""Which answers were wrong, and what led there?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from matcher.cli.evaluating_runs import Evaluations
from matcher.cli.lines import wrapped
from matcher.domain.curriculum import TradeCode
from matcher.domain.match import POINTS_OF_A_WHOLE
from matcher.services.evaluating import PartnersEvaluation, Placed, WrongCase
from matcher.services.evaluating_aims import AimsEvaluation, aims_evaluation_json
from matcher.services.evaluating_enquiries import (
    HEADLINES,
    EnquiriesEvaluation,
    enquiries_evaluation_json,
)
from matcher.services.evaluating_json import largest_components
from matcher.services.evaluating_pairs import FIRST, PairsEvaluation
from matcher.services.evaluating_questions import FUSED, QuestionsEvaluation
from matcher.services.index import Index
from matcher.services.wording import Wording

SHOWN: Final = 5
SHOWN_AT_LENGTH: Final = 3
"""So many of each kind are shown when not all are asked for, the worst first; fewer of what takes
many lines."""

_Told = Sequence[list[str]]


def error_lines(of: Evaluations, index: Index, words: Wording, *, every: bool) -> Iterator[str]:
    """Yield what went wrong under a heading for each kind, the worst first; few, or `every`."""
    parts: list[tuple[str, _Told, int]] = [
        ("aims_errors", list(_confusions(of.aims, index, words)), SHOWN),
        ("partners_errors", list(_wrong_cases(of.partners, words)), SHOWN_AT_LENGTH),
        ("questions_errors", list(_questions(of.questions, words)), SHOWN),
        ("pairs_errors", list(_pairs(of.pairs, words)), SHOWN),
        ("enquiries_errors", list(_misses(of.enquiries, words)), SHOWN),
    ]
    for code, told, shown in parts:
        yield from _part(words.word("evaluation", code), told, len(told) if every else shown, words)


def _part(title: str, told: _Told, shown: int, words: Wording) -> Iterator[str]:
    if not told:
        return
    yield from ("", title)
    for lines in islice(told, shown):
        yield from lines
    if len(told) > shown:
        yield "  " + words.word("evaluation", "more").format(count=len(told) - shown)


def _confusions(of: AimsEvaluation, index: Index, words: Wording) -> Iterator[list[str]]:
    """Yield the aims that were mixed up most, with the texts and what each was most like."""
    told = aims_evaluation_json(of)
    nearest = {(one["trade"], one["first"], one["text"]): one["nearest"] for one in told["errors"]}
    for mixed in told["worst_confusions"]:
        trade = index.curricula[TradeCode(mixed["trade"])]
        texts = trade.texts(words.language)
        right, first = (f"{texts[mixed[name]]} ({mixed[name]})" for name in ("right", "first"))
        values = {"first": first, "right": right, "trade": trade.trade.name(words.language)}
        lines = list(_listed(words.word("evaluation", "mixed_up").format(**values)))
        for text in mixed["texts"]:
            like = nearest.get((mixed["trade"], mixed["first"], text))
            said = words.quoted(text)
            if like:
                known = words.quoted(like)
                said = words.word("evaluation", "looks_like").format(text=said, known=known)
            lines += wrapped(said, indent=6)
        yield lines


def _wrong_cases(of: PartnersEvaluation, words: Wording) -> Iterator[list[str]]:
    for wrong in of.wrong:
        yield [*_listed(_case(wrong, words)), *_both(wrong, words)]


def _case(wrong: WrongCase, words: Wording) -> str:
    outcome = words.word("outcome", wrong.outcome.outcome)
    return f"{wrong.case.id} ({outcome}): {wrong.case.why}"


def _both(wrong: WrongCase, words: Wording) -> Iterator[str]:
    for sign, placed in (("+", wrong.better), ("−", wrong.worse)):
        yield from wrapped(_placed(placed, words), indent=6, first=f"{sign} ")
        for part in largest_components(placed.match):
            name = words.word("component", part.component)
            points = words.decimal(part.points / POINTS_OF_A_WHOLE * 100)
            yield from wrapped(
                f"{name}: {words.reason(part.reason)}", indent=13, first=f"{points}  "
            )


def _placed(placed: Placed, words: Wording) -> str:
    if placed.match is None:
        return f"{placed.name}: {words.word('evaluation', 'not_proposed')}"
    return words.word("evaluation", "placed").format(
        name=placed.name,
        place=placed.place,
        value=words.decimal(placed.match.total * 100),
        known=words.percent(placed.match.known_share),
    )


def _questions(of: QuestionsEvaluation, words: Wording) -> Iterator[list[str]]:
    for one in of.worst:
        share = words.percent(one.ndcg[FUSED], decimals=1)
        yield list(_listed(f"{one.case.id}: {words.quoted(one.case.text)} {share}"))


def _pairs(of: PairsEvaluation, words: Wording) -> Iterator[list[str]]:
    for one in of.apart:
        nb, nn = (words.quoted(_texts(form)) for form in (one.case.nb, one.case.nn))
        share = words.percent(one.overlap[FIRST])
        said = words.word("evaluation", "apart").format(share=share, nb=nb, nn=nn)
        yield list(_listed(f"{one.case.id}: {said}"))


def _misses(of: EnquiriesEvaluation, words: Wording) -> Iterator[list[str]]:
    """Yield the headline fields that were not read as labelled, those that matter most first."""
    every = enquiries_evaluation_json(of)["misses"]
    misses = [miss for own in every.values() for miss in own if miss["field"] in HEADLINES]
    for miss in sorted(misses, key=lambda miss: HEADLINES.index(miss["field"])):
        yield _miss(miss, words)


def _miss(miss: Mapping[str, Any], words: Wording) -> list[str]:
    read_from = words.word("evaluation", "read_from").format(
        words=words.quoted(" … ".join(miss["words"]))
    )
    said = words.word("evaluation", "miss").format(
        id=miss["id"],
        field=words.word("evaluation_field", miss["field"]),
        gold=_value(miss["gold"], words),
        read=_value(miss["read"], words),
    )
    return list(_listed(f"{said} {read_from}" if miss["words"] else said))


def _value(value: object, words: Wording) -> str:
    """Return what was labelled or read, codes as they are."""
    many = value if isinstance(value, list) else [value]
    said = [_value(one, words) if isinstance(one, list) else str(one) for one in many if one]
    return ", ".join(said) or words.word("evaluation", "not_said")


def _texts(form: Mapping[str, tuple[str, ...]]) -> str:
    return "; ".join(text for own in form.values() for text in own)


def _listed(text: str) -> Iterator[str]:
    return wrapped(text, indent=4, first="– ")
