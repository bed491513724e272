"""Are we busy at different times of the year?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from matcher.domain.calendar import MONTHS
from matcher.domain.match import OURS, Evidence, Reason, ReasonCode
from matcher.scoring.candidates import Candidates, ComponentColumn, Explanation
from matcher.scoring.seeker import Seeker


def score_season(
    seeker: Seeker, candidates: Candidates, scale: Mapping[str, float]
) -> ComponentColumn:
    """Score 1 when the busy periods never coincide, 0 when they always do.

    The months that both are busy in, as a share of the shorter busy season. Unknown where
    either's busy months are unknown: an unknown season is not a bad one.
    """
    ours = np.array([month in seeker.busy_months for month in MONTHS])
    shared = (candidates.busy & ours).sum(axis=1)
    shorter = np.minimum(candidates.busy.sum(axis=1), ours.sum())
    overlap = np.divide(shared, shorter, out=np.zeros(len(shared)), where=shorter > 0)
    is_known = (candidates.busy_trust.reliability > 0) & (seeker.busy_trust.reliability > 0)

    def explain(row: int) -> Explanation:
        if seeker.busy_trust.reliability == 0:
            return Explanation(reason=Reason(code=ReasonCode.OUR_SEASON_UNKNOWN))
        if candidates.busy_trust.reliability[row] == 0:
            return Explanation(reason=Reason(code=ReasonCode.SEASON_UNKNOWN))
        return _explain(candidates, row, seeker)

    return ComponentColumn(
        values=np.where(is_known, 1 - overlap, np.nan),
        trust=candidates.busy_trust.also(seeker.busy_trust),
        explain=explain,
    )


def _explain(candidates: Candidates, row: int, seeker: Seeker) -> Explanation:
    """Return the words for a candidate whose busy months are known, as ours are."""
    theirs = [month for month in MONTHS if candidates.busy[row, month - 1]]
    both = [month for month in theirs if month in seeker.busy_months]
    season = candidates.profiles[row].season
    apart = ReasonCode.SEASONS_APART if theirs else ReasonCode.THEY_ARE_CALM
    return Explanation(
        reason=Reason(
            code=ReasonCode.SEASONS_OVERLAP if both else apart,
            values={"both": ",".join(map(str, both)), "theirs": ",".join(map(str, theirs))},
        ),
        evidence=tuple(
            Evidence(
                text=period.value.reason,
                origin=period.origin,
                about=",".join(map(str, sorted(period.value.months))),
            )
            for period in (season.periods if season else ())
        )
        + _own_periods(seeker),
    )


def _own_periods(seeker: Seeker) -> tuple[Evidence, ...]:
    """Return when we took the seeker to be busy, when it did not say it itself."""
    season = seeker.profile.season if seeker.profile and not seeker.need.busy_months else None
    return tuple(
        Evidence(text=period.value.reason, origin=period.origin, about=OURS)
        for period in (season.periods if season else ())
    )
