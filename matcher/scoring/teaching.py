"""What can they teach that we lack, what can we teach that they lack, and do both gain?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from matcher.domain.certainty import SURE_ENOUGH_TO_NAME
from matcher.domain.match import Evidence, Reason, ReasonCode
from matcher.scoring.candidates import (
    Candidates,
    ComponentColumn,
    Explanation,
    TradeColumns,
)
from matcher.scoring.seeker import Seeker
from matcher.scoring.trust import BoolArray, FloatArray

EVIDENCE_SHOWN = 4

BALANCED_FROM = 1 / 3
"""Both gain when the weaker side gains at least this share of what the stronger does."""


def score_they_teach(
    seeker: Seeker, candidates: Candidates, scale: Mapping[str, float]
) -> ComponentColumn:
    """Score the share of what the seeker lacks that the candidate can teach.

    Each wanted aim counts by how much it is wanted, times how sure it is that the candidate
    teaches it. Unknown where nothing is known of the candidate's tasks in the trade. That a task
    is described is trusted as its source is; that none is, only as far as the picture is whole.
    """
    columns = candidates.trades[seeker.need.trade]
    wanted = seeker.missing.sum()
    values = columns.certainty @ seeker.missing / wanted if wanted > 0 else _unknown(columns)

    def explain(row: int) -> Explanation:
        if wanted == 0:
            return Explanation(reason=Reason(code=ReasonCode.NOTHING_ASKED))
        if not columns.is_known[row]:
            return Explanation(reason=Reason(code=ReasonCode.TRADE_TASKS_UNKNOWN))
        return _explain_they(seeker, candidates, columns, row)

    return ComponentColumn(
        values=np.where(columns.is_known, values, np.nan),
        trust=columns.trust.towards(columns.task_trust, np.nan_to_num(values)).also(
            seeker.missing_trust
        ),
        explain=explain,
    )


def score_we_teach(
    seeker: Seeker, candidates: Candidates, scale: Mapping[str, float]
) -> ComponentColumn:
    """Score the share of what the candidate lacks that the seeker can teach.

    What a candidate lacks is, for each aim, how unsure it is that it teaches it. Unknown where
    nothing is known of the candidate's tasks in the trade, or of the seeker's.
    """
    columns = candidates.trades[seeker.need.trade]
    needed = len(columns.aims) - columns.taught
    given = seeker.covered.sum() - columns.certainty @ seeker.covered
    values = np.divide(given, needed, out=np.zeros_like(needed), where=needed > 0)
    is_known = columns.is_known & (seeker.covered_trust.reliability > 0)

    def explain(row: int) -> Explanation:
        if seeker.covered_trust.reliability == 0:
            return Explanation(reason=Reason(code=ReasonCode.OUR_TASKS_UNKNOWN))
        if not columns.is_known[row]:
            return Explanation(reason=Reason(code=ReasonCode.TRADE_TASKS_UNKNOWN))
        return _explain_we(seeker, columns, row)

    return ComponentColumn(
        values=np.where(is_known, values, np.nan),
        trust=columns.trust.also(seeker.covered_trust),
        explain=explain,
    )


def score_mutual(
    seeker: Seeker, candidates: Candidates, scale: Mapping[str, float]
) -> ComponentColumn:
    """Score how well both sides are served: the weaker direction counts most.

    The harmonic mean of what they can teach us and what we can teach them, which is near the
    smaller of the two. Unknown where either is.
    """
    they = score_they_teach(seeker, candidates, scale)
    we = score_we_teach(seeker, candidates, scale)
    both = they.values + we.values
    values = np.divide(2 * they.values * we.values, both, out=np.zeros_like(both), where=(both > 0))
    values[np.isnan(both)] = np.nan

    def explain(row: int) -> Explanation:
        if np.isnan(values[row]):
            unknown = they if np.isnan(they.values[row]) else we
            return Explanation(reason=unknown.explain(row).reason)
        are_named = bool(they.explain(row).reason.aims and we.explain(row).reason.aims)
        return _explain_both(float(they.values[row]), float(we.values[row]), are_named=are_named)

    is_doubted = we.trust.reliability < they.trust.reliability
    return ComponentColumn(
        values=values, trust=they.trust.instead(is_doubted, we.trust), explain=explain
    )


def _explain_they(
    seeker: Seeker, candidates: Candidates, columns: TradeColumns, row: int
) -> Explanation:
    gain = columns.certainty[row] * seeker.missing
    named = _named_aims(gain, columns.certainty[row] >= SURE_ENOUGH_TO_NAME)
    some = ReasonCode.TEACHES_SOME if seeker.said_missing else ReasonCode.TEACHES_SOME_UNCOVERED
    return Explanation(
        reason=Reason(
            code=some if named else ReasonCode.TEACHES_NOTHING_KNOWN,
            values={
                "count": len(named),
                "asked": int((seeker.missing > 0).sum()),
                "said": int(seeker.said_missing),
            },
            aims=tuple(columns.aims[aim] for aim in named),
        ),
        evidence=_taught_by(candidates, columns, row, named),
    )


def _explain_we(seeker: Seeker, columns: TradeColumns, row: int) -> Explanation:
    gain = (1 - columns.certainty[row]) * seeker.covered
    is_new = (seeker.covered >= SURE_ENOUGH_TO_NAME) & (
        columns.certainty[row] < SURE_ENOUGH_TO_NAME
    )
    named = _named_aims(gain, is_new)
    return Explanation(
        reason=Reason(
            code=ReasonCode.WE_TEACH_SOME if named else ReasonCode.WE_TEACH_NOTHING_KNOWN,
            values={"count": len(named)},
            aims=tuple(columns.aims[aim] for aim in named),
        )
    )


def _explain_both(they: float, we: float, *, are_named: bool) -> Explanation:
    """Say who gains; that both do only where `are_named`, the aims that each teaches the other."""
    weaker, stronger = sorted((they, we))
    is_balanced = stronger == 0 or weaker >= stronger * BALANCED_FROM
    gained = ReasonCode.BOTH_GAIN if are_named else ReasonCode.NO_GAIN_FOR_BOTH_KNOWN
    return Explanation(
        reason=Reason(
            code=gained if is_balanced else ReasonCode.ONE_SIDED,
            values={
                "they": round(they, 4),
                "we": round(we, 4),
                "gives_more": "they" if they >= we else "we",
            },
        )
    )


def _unknown(columns: TradeColumns) -> FloatArray:
    return np.full(len(columns.taught), np.nan)


def _named_aims(gain: FloatArray, is_sure: BoolArray) -> list[int]:
    """Return the columns of the aims that are gained for sure enough, the greatest gain first."""
    order = np.lexsort((np.arange(len(gain)), -gain))
    return [int(aim) for aim in order if gain[aim] > 0 and is_sure[aim]]


def _taught_by(
    candidates: Candidates, columns: TradeColumns, row: int, aims: list[int]
) -> tuple[Evidence, ...]:
    """Return the candidate's own task descriptions that speak for the aims, at most a few."""
    offer = candidates.profiles[row].offer_in(columns.trade)
    if offer is None:
        return ()
    evidence: dict[str, Evidence] = {}
    for aim in aims:
        code = columns.aims[aim]
        for task in offer.aims[code].tasks[:1]:
            evidence.setdefault(task.text, Evidence(text=task.text, origin=task.origin, about=code))
    return tuple(evidence.values())[:EVIDENCE_SHOWN]
