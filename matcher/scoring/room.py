"""Is there room for one more apprentice?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from matcher.domain.agency import AgencyProfile
from matcher.domain.fields import SIZE_CLASS
from matcher.domain.match import Evidence, Reason, ReasonCode
from matcher.scoring.candidates import (
    UNKNOWN_SIZE,
    Candidates,
    ComponentColumn,
    Explanation,
    TradeColumns,
)
from matcher.scoring.seeker import Seeker

VALUE_BY_SIZE: Final = np.array([0.35, 0.6, 0.85, 1.0])
"""How likely there is room, by size class: only above 75 employees must an agency have
apprentices at all times, and a larger one has more people to follow one more up."""

VALUE_WHEN_APPROVED: Final = 0.8
"""The least an agency gets that is approved as a training establishment in the trade."""


def score_room(
    seeker: Seeker, candidates: Candidates, scale: Mapping[str, float]
) -> ComponentColumn:
    """Score 1 where there are places enough, else by approval in the trade and by size.

    Known places count against the number of apprentices. Unknown where neither places, approval
    nor size is known.
    """
    columns = candidates.trades[seeker.need.trade]
    wanted = seeker.need.apprentices or 1
    by_size = np.where(
        candidates.size == UNKNOWN_SIZE, np.nan, VALUE_BY_SIZE[np.maximum(candidates.size, 0)]
    )
    by_approval = np.where(columns.approved, VALUE_WHEN_APPROVED, np.nan)
    by_places = np.minimum(columns.places / wanted, 1.0)
    has_places = ~np.isnan(columns.places)
    values = np.where(has_places, by_places, np.fmax(by_size, by_approval))
    is_by_approval = columns.approved & ~(by_size > VALUE_WHEN_APPROVED)
    trust = candidates.size_trust.instead(is_by_approval, columns.approved_trust)

    def explain(row: int) -> Explanation:
        if np.isnan(values[row]):
            return Explanation(reason=Reason(code=ReasonCode.ROOM_UNKNOWN))
        if has_places[row]:
            return _explain_places(candidates, columns, row, wanted)
        has_room = bool(values[row] >= VALUE_BY_SIZE[1])
        return _explain_size(
            candidates.profiles[row], has_room=has_room, is_approved=bool(columns.approved[row])
        )

    return ComponentColumn(
        values=values, trust=trust.instead(has_places, columns.places_trust), explain=explain
    )


def _explain_places(
    candidates: Candidates, columns: TradeColumns, row: int, wanted: int
) -> Explanation:
    """Return the words for an agency whose places in the trade are known."""
    offer = candidates.profiles[row].offer_in(columns.trade)
    places = int(columns.places[row])
    origin = offer.places.origin if offer and offer.places else None
    return Explanation(
        reason=Reason(
            code=ReasonCode.ENOUGH_PLACES if places >= wanted else ReasonCode.TOO_FEW_PLACES,
            values={"places": places, "wanted": wanted},
        ),
        evidence=(Evidence(text=str(places), origin=origin),),
    )


def _explain_size(profile: AgencyProfile, *, has_room: bool, is_approved: bool) -> Explanation:
    """Return the words for an agency whose size or approval is known."""
    size = profile.agency.size or ""
    origin = profile.origins.get(SIZE_CLASS)
    return Explanation(
        reason=Reason(
            code=ReasonCode.HAS_ROOM if has_room else ReasonCode.LITTLE_ROOM,
            values={
                "size": str(size),
                "employees": profile.agency.employees or "",
                "approved": int(is_approved),
            },
        ),
        evidence=(Evidence(text=str(size), origin=origin),) if origin else (),
    )
