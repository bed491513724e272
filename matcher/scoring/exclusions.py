"""Which agencies cannot be proposed at all, and why?"""

from __future__ import annotations

from typing import Final

import numpy as np

from matcher.domain.agency import AgencyStatus
from matcher.domain.match import Exclusion, ExclusionCode
from matcher.scoring.candidates import Candidates
from matcher.scoring.seeker import Seeker
from matcher.scoring.trust import BoolArray

_BY_STATUS: Final = {
    AgencyStatus.CLOSED: ExclusionCode.CLOSED,
    AgencyStatus.CLOSING: ExclusionCode.CLOSING,
    AgencyStatus.NO_STAFF: ExclusionCode.NO_STAFF,
    AgencyStatus.CANNOT_HOST: ExclusionCode.CANNOT_HOST,
    AgencyStatus.DOUBTFUL: ExclusionCode.DOUBTFUL,
}


def find_eligible(seeker: Seeker, candidates: Candidates) -> BoolArray:
    """Tell for each candidate whether it can be proposed: open, in the trade, near enough."""
    columns = candidates.trades[seeker.need.trade]
    eligible = candidates.is_open & (columns.is_known | columns.approved)
    if seeker.need.max_km is not None:
        eligible &= ~(seeker.km > seeker.need.max_km) & ~np.isnan(seeker.km)
    if seeker.id is not None and seeker.id in candidates.row_of:
        eligible[candidates.row_of[seeker.id]] = False
    return eligible


def explain_exclusion(seeker: Seeker, candidates: Candidates, row: int) -> Exclusion:
    """Return why the candidate in this row is not proposed; the first rule that it breaks."""
    agency = candidates.profiles[row].agency
    code, values = _first_broken_rule(seeker, candidates, row)
    return Exclusion(agency=agency.id, name=agency.name, code=code, values=values)


def _first_broken_rule(
    seeker: Seeker, candidates: Candidates, row: int
) -> tuple[ExclusionCode, dict[str, str | int | float]]:
    agency = candidates.profiles[row].agency
    columns = candidates.trades[seeker.need.trade]
    if agency.id == seeker.id:
        return ExclusionCode.ONESELF, {}
    if agency.status in _BY_STATUS:
        return _BY_STATUS[agency.status], {"note": agency.status_note or ""}
    if columns.trust.reliability[row] == 0 and not columns.approved[row]:
        return ExclusionCode.TRADE_NOT_KNOWN, {"trade": columns.trade}
    if np.isnan(seeker.km[row]):
        return ExclusionCode.PLACE_UNKNOWN, {}
    return ExclusionCode.TOO_FAR, {
        "km": round(float(seeker.km[row])),
        "max_km": seeker.need.max_km or 0,
    }
