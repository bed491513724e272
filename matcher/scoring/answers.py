"""Could the other agency answer what we wonder about?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from matcher.domain.match import Reason, ReasonCode
from matcher.scoring.candidates import Candidates, ComponentColumn, Explanation
from matcher.scoring.seeker import Seeker

LIKELY_FROM = 0.8
"""A candidate may answer when four in five others come less near to the question."""


def score_answers(
    seeker: Seeker, candidates: Candidates, scale: Mapping[str, float]
) -> ComponentColumn:
    """Score how near the candidate's work areas come to the seeker's questions.

    The square of the share of candidates that come less near. Unknown where no question was
    asked, or nothing is known of what the candidate works with.
    """
    nearness = seeker.similarities.answers

    def explain(row: int) -> Explanation:
        if np.isnan(nearness[row]):
            return Explanation(reason=Reason(code=ReasonCode.ANSWERS_UNKNOWN))
        is_likely = nearness[row] >= LIKELY_FROM
        return Explanation(
            reason=Reason(
                code=ReasonCode.MAY_ANSWER if is_likely else ReasonCode.UNLIKELY_TO_ANSWER,
                values={"less_near": round(float(nearness[row]), 4)},
            ),
            evidence=seeker.similarities.nearest_answers(row) if is_likely else (),
        )

    return ComponentColumn(values=nearness**2, trust=candidates.work_areas_trust, explain=explain)
