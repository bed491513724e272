"""How often is a right aim first, or among the first three, on tasks that a person labelled?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.aims import AimRanker, AimRanking
from matcher.domain.curriculum import AimCode
from matcher.domain.provenance import JsonValue
from matcher.evaluation.aim_cases import AimCase
from matcher.evaluation.bootstrap import bounds_of, draw_cases

DRAWS: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class AimOutcome:
    """Where the first right aim of a case came, 1 for the top, and what came first instead."""

    case: AimCase
    place: int
    first: AimCode
    is_off_topic: bool


def judge_aims(ranker: AimRanker, cases: Sequence[AimCase]) -> tuple[AimOutcome, ...]:
    """Rank the aims for every case and compare with its labels; the order is the cases'."""
    rankings: dict[str, AimRanking] = {}
    for trade in sorted({case.trade for case in cases}):
        own = [case for case in cases if case.trade == trade]
        ranked = ranker.rank(trade, [case.text for case in own])
        rankings |= {case.id: ranking for case, ranking in zip(own, ranked, strict=True)}
    return tuple(_judge(case, rankings[case.id]) for case in cases)


def _judge(case: AimCase, ranking: AimRanking) -> AimOutcome:
    """Compare one ranking with the labels of its case."""
    order = [aim for aim, _ in ranking.aims]
    place = min(order.index(aim) + 1 for aim in case.aims if aim in order)
    return AimOutcome(case=case, place=place, first=order[0], is_off_topic=ranking.is_off_topic)


def measure_aims(outcomes: Sequence[AimOutcome]) -> dict[str, JsonValue]:
    """Return the figures of a run, with 95 % intervals by bootstrap over the cases.

    `first` and `first_three` are shares of cases, `mrr` the mean of 1 / place. They stand for all
    cases, for each written form, trade and labeller, and for tasks published by others and our own.
    """
    return {
        "all": _figures(outcomes),
        "by_written_form": {
            form: _figures([one for one in outcomes if one.case.written_form == form])
            for form in sorted({one.case.written_form for one in outcomes})
        },
        "by_trade": {
            trade: _figures([one for one in outcomes if one.case.trade == trade])
            for trade in sorted({one.case.trade for one in outcomes})
        },
        "by_labeller": {
            labeller: _figures([one for one in outcomes if one.case.labelled_by == labeller])
            for labeller in sorted({one.case.labelled_by for one in outcomes})
        },
        "by_basis": {
            name: _figures([one for one in outcomes if (one.case.basis == "own") is is_own])
            for name, is_own in (("published", False), ("own", True))
        },
        "called_off_topic": sum(one.is_off_topic for one in outcomes),
    }


def worst_confusions(outcomes: Sequence[AimOutcome], limit: int = 20) -> list[JsonValue]:
    """Return the pairs of right aim and first aim that were mixed up most, with their texts."""
    wrong = [one for one in outcomes if one.place > 1]
    pairs = Counter((one.case.trade, one.case.aims[0], one.first) for one in wrong)
    return [
        {
            "trade": trade,
            "right": right,
            "first": first,
            "times": times,
            "texts": [
                one.case.text
                for one in wrong
                if (one.case.trade, one.case.aims[0], one.first) == (trade, right, first)
            ],
        }
        for (trade, right, first), times in sorted(
            pairs.items(), key=lambda item: (-item[1], item[0])
        )[:limit]
    ]


def explain_errors(ranker: AimRanker, outcomes: Sequence[AimOutcome]) -> list[JsonValue]:
    """Return each case whose first aim is wrong, the worst first, with what led there.

    `nearest` is the known phrase, or text, of the wrong aim that is most like the case; `words`
    are those that they share.
    """
    wrong = sorted((one for one in outcomes if one.place > 1), key=lambda one: -one.place)
    report: list[JsonValue] = []
    for one in wrong:
        evidence = ranker.explain(one.case.trade, one.case.text, one.first, limit=1)
        report.append(
            {
                "id": one.case.id,
                "trade": one.case.trade,
                "text": one.case.text,
                "right": list(one.case.aims),
                "first": one.first,
                "place": one.place,
                "nearest": evidence.phrases[0].text if evidence.phrases else None,
                "words": list(evidence.words),
            }
        )
    return report


def _figures(outcomes: Sequence[AimOutcome]) -> dict[str, JsonValue]:
    """Return the three figures of some cases, each with its interval."""
    if not outcomes:
        return {"cases": 0}
    places = np.array([one.place for one in outcomes])
    measures = {"first": places == 1, "first_three": places <= 3, "mrr": 1 / places}
    drawn = draw_cases(len(places), DRAWS)
    figures: dict[str, JsonValue] = {"cases": len(places)}
    for name, values in measures.items():
        figures[name] = round(float(values.mean()), 4)
        figures[f"{name}_interval"] = bounds_of(values[drawn].mean(axis=1))
    return figures
