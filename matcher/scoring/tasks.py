"""Do we do the same in the trade, or the opposite?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from matcher.domain.match import Reason, ReasonCode
from matcher.domain.need import Similarity
from matcher.scoring.candidates import Candidates, ComponentColumn, Explanation
from matcher.scoring.seeker import Seeker


def score_tasks(
    seeker: Seeker, candidates: Candidates, scale: Mapping[str, float]
) -> ComponentColumn:
    """Score how much the two have in common in the trade, or how little when that is wanted.

    The share of the candidates whose tasks are less alike the seeker's, each of which is measured
    against their nearest one. With `complementary` asked for, one less that. Unknown where
    either's tasks are.
    """
    alike = seeker.similarities.tasks
    wants_opposite = seeker.need.similarity is Similarity.COMPLEMENTARY
    columns = candidates.trades[seeker.need.trade]

    def explain(row: int) -> Explanation:
        if np.isnan(alike[row]):
            return Explanation(reason=Reason(code=ReasonCode.TASKS_UNKNOWN))
        return Explanation(
            reason=Reason(
                code=ReasonCode.TASKS_DIFFERENT if wants_opposite else ReasonCode.TASKS_ALIKE,
                values={"alike": round(float(alike[row]), 4)},
            ),
            evidence=seeker.similarities.nearest_tasks(row),
        )

    return ComponentColumn(
        values=1 - alike if wants_opposite else alike,
        trust=columns.trust.also(seeker.covered_trust),
        explain=explain,
    )
