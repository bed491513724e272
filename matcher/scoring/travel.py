"""How far would the apprentice have to travel or move?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from matcher.domain.match import Reason, ReasonCode
from matcher.scoring.candidates import Candidates, ComponentColumn, Explanation
from matcher.scoring.seeker import Seeker


def score_travel(
    seeker: Seeker, candidates: Candidates, scale: Mapping[str, float]
) -> ComponentColumn:
    """Score 1 for next door; every `half_way_km` of road halves the value.

    The distance is from the seeker's place to the candidate's nearest site, by great circle with
    a road factor. Unknown where either place is.
    """
    values = 0.5 ** (seeker.km / scale["half_way_km"])

    def explain(row: int) -> Explanation:
        if np.isnan(seeker.km[row]):
            return Explanation(reason=Reason(code=ReasonCode.PLACE_UNKNOWN))
        km = round(float(seeker.km[row]))
        code = ReasonCode.SAME_PLACE if km == 0 else ReasonCode.DISTANCE
        return Explanation(
            reason=Reason(code=code, values={"km": km, "place": seeker.nearest_place(row)})
        )

    return ComponentColumn(values=values, trust=seeker.km_trust, explain=explain)
