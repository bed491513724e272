"""How far would the apprentice have to travel or move?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from matcher.domain.match import OURS, Evidence, Reason, ReasonCode
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
        site = seeker.nearest_site(row)
        return Explanation(
            reason=Reason(code=code, values={"km": km, "place": site.place}),
            evidence=(Evidence(text=site.place, origin=site.origin), *_own_sites(seeker)),
        )

    return ComponentColumn(values=values, trust=seeker.km_trust, explain=explain)


def _own_sites(seeker: Seeker) -> tuple[Evidence, ...]:
    """Return where we measured from, when the seeker did not say it itself."""
    if seeker.need.place or seeker.profile is None:
        return ()
    return tuple(
        Evidence(text=site.place, origin=site.origin, about=OURS)
        for site in seeker.profile.agency.sites
        if site.position is not None
    )
