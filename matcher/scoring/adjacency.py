"""Do the two agencies border on each other professionally?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from matcher.domain.agency import AdjacencyLink, AgencyProfile
from matcher.domain.match import Evidence, Reason, ReasonCode
from matcher.scoring.candidates import Candidates, ComponentColumn, Explanation
from matcher.scoring.seeker import Seeker
from matcher.scoring.trust import BoolArray, Trust


def score_adjacency(
    seeker: Seeker, candidates: Candidates, scale: Mapping[str, float]
) -> ComponentColumn:
    """Score 1 for a known professional border, else by how alike the two mandates are.

    Without a known border the value is `like_mandate` times the square of the share of
    candidates whose mandate is less like ours, plus a little for a common ministry, 1 at most.
    """
    borders = _borders(seeker.profile, candidates)
    ministry = seeker.profile.agency.ministry if seeker.profile else None
    is_same = (candidates.ministry == ministry) if ministry else np.zeros(len(borders), dtype=bool)
    alike = seeker.similarities.mandate
    likeness = scale["like_mandate"] * alike**2 + scale["same_ministry"] * is_same
    values = np.where(borders, 1.0, np.minimum(likeness, 1.0))

    def explain(row: int) -> Explanation:
        profile = candidates.profiles[row]
        if borders[row]:
            links = _links_between(seeker.profile, profile)
            evidence = tuple(Evidence(text=link.why, origin=link.origin) for link in links)
            is_known = any(link.origin.method.is_known for link in links)
            code = ReasonCode.KNOWN_BORDER if is_known else ReasonCode.LIKELY_BORDER
            return Explanation(reason=Reason(code=code), evidence=evidence)
        if np.isnan(alike[row]):
            return Explanation(reason=Reason(code=ReasonCode.MANDATE_UNKNOWN))
        code = _likeness_code(alike=float(alike[row]), is_same_ministry=bool(is_same[row]))
        shown = profile.mandate if code is ReasonCode.SIMILAR_MANDATE else None
        return Explanation(
            reason=Reason(code=code, values={"less_alike": round(float(alike[row]), 4)}),
            evidence=(Evidence(text=shown.value.any_form, origin=shown.origin),) if shown else (),
        )

    return ComponentColumn(
        values=values,
        trust=candidates.mandate_trust.instead(borders, _links_trust(seeker, candidates, borders)),
        explain=explain,
    )


def _likeness_code(*, alike: float, is_same_ministry: bool) -> ReasonCode:
    """Return what is worth saying of two mandates: among the tenth most alike, or the ministry."""
    if alike >= 0.9:
        return ReasonCode.SIMILAR_MANDATE
    return ReasonCode.SAME_MINISTRY if is_same_ministry else ReasonCode.NO_KNOWN_BORDER


def _borders(profile: AgencyProfile | None, candidates: Candidates) -> BoolArray:
    """Tell for each candidate whether either of the two names the other as a neighbour."""
    borders = np.zeros(len(candidates.ids), dtype=bool)
    if profile is None:
        return borders
    for link in profile.links:
        if link.agency in candidates.row_of:
            borders[candidates.row_of[link.agency]] = True
    for row in candidates.named_by.get(profile.agency.id, ()):
        borders[row] = True
    return borders


def _links_trust(seeker: Seeker, candidates: Candidates, borders: BoolArray) -> Trust:
    """Return how far the links between the two can be trusted, by the best known of them."""
    reliability, known = np.zeros(len(borders)), np.zeros(len(borders))
    for row in np.flatnonzero(borders).tolist():
        links = _links_between(seeker.profile, candidates.profiles[row])
        best = max(links, key=lambda link: candidates.reliability[link.origin.method])
        reliability[row] = candidates.reliability[best.origin.method]
        known[row] = best.origin.method.is_known
    return Trust(reliability=reliability, known=known)


def _links_between(
    profile: AgencyProfile | None, other: AgencyProfile
) -> tuple[AdjacencyLink, ...]:
    if profile is None:
        return ()
    ours = tuple(link for link in profile.links if link.agency == other.agency.id)
    return ours + tuple(link for link in other.links if link.agency == profile.agency.id)
