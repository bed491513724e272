"""Does the better partner come first, in cases that a person can judge at a glance?"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from matcher.domain.agency import AgencyProfile, SizeClass
from matcher.domain.match import Component
from matcher.domain.need import Cooperation, Direction, Similarity
from matcher.domain.provenance import Method
from matcher.scoring import rank
from tests.scoring.examples import (
    AIMS,
    WEIGHTS,
    agency_id,
    make_candidates,
    make_profile,
    make_seeker,
)

ALL = dict.fromkeys(AIMS, 0.9)
HALF = dict.fromkeys(AIMS[:4], 0.9)
OTHER_HALF = dict.fromkeys(AIMS[4:], 0.9)
LACKS_OTHER_HALF = {"missing": dict.fromkeys(AIMS[4:], 1.0), "covered": HALF}


@dataclass(frozen=True, kw_only=True)
class Case:
    """Two candidates of which the first is the better one for the seeker."""

    better: AgencyProfile
    worse: AgencyProfile
    seeker: dict[str, object] = field(default_factory=lambda: dict(LACKS_OTHER_HALF))


CASES = {
    "who teaches what we lack beats who teaches what we have": Case(
        better=make_profile(1, teaches=OTHER_HALF), worse=make_profile(2, teaches=HALF)
    ),
    "in a ring, who also needs us beats who can everything already": Case(
        better=make_profile(1, teaches=OTHER_HALF), worse=make_profile(2, teaches=ALL)
    ),
    "busy at another time beats busy at the same time": Case(
        better=make_profile(1, teaches=OTHER_HALF, busy=[6]),
        worse=make_profile(2, teaches=OTHER_HALF, busy=[3]),
        seeker=LACKS_OTHER_HALF | {"busy": [3]},
    ),
    "an unknown season beats one that always coincides": Case(
        better=make_profile(1, teaches=OTHER_HALF),
        worse=make_profile(2, teaches=OTHER_HALF, busy=[3]),
        seeker=LACKS_OTHER_HALF | {"busy": [3]},
    ),
    "a season known to be apart beats an unknown one": Case(
        better=make_profile(1, teaches=OTHER_HALF, busy=[6]),
        worse=make_profile(2, teaches=OTHER_HALF),
        seeker=LACKS_OTHER_HALF | {"busy": [3]},
    ),
    "near beats far": Case(
        better=make_profile(1, teaches=OTHER_HALF),
        worse=make_profile(2, teaches=OTHER_HALF),
        seeker=LACKS_OTHER_HALF | {"km": [5, 500]},
    ),
    "an unknown distance beats the other end of the country": Case(
        better=make_profile(1, teaches=OTHER_HALF),
        worse=make_profile(2, teaches=OTHER_HALF),
        seeker=LACKS_OTHER_HALF | {"km": [float("nan"), 1500]},
    ),
    "confirmed tasks beat the same tasks assumed": Case(
        better=make_profile(1, teaches=OTHER_HALF, method=Method.CONFIRMED),
        worse=make_profile(2, teaches=OTHER_HALF, method=Method.ASSUMED),
    ),
    "a known border beats none": Case(
        better=make_profile(1, teaches=OTHER_HALF, neighbours=[9]),
        worse=make_profile(2, teaches=OTHER_HALF),
        seeker=LACKS_OTHER_HALF | {"profile": make_profile(9), "alike": [0.5, 0.5]},
    ),
    "room for one more beats hardly any room": Case(
        better=make_profile(1, teaches=OTHER_HALF, size=SizeClass.OVER_1000),
        worse=make_profile(2, teaches=OTHER_HALF, size=SizeClass.UNDER_75),
    ),
    "a host that teaches everything beats one that teaches a part": Case(
        better=make_profile(1, teaches=ALL),
        worse=make_profile(2, teaches={AIMS[4]: 0.9}),
        seeker=LACKS_OTHER_HALF
        | {"cooperation": Cooperation.SECONDMENT, "direction": Direction.SEND},
    ),
    "one known task that we lack beats six others that we have, nearer by": Case(
        better=make_profile(1, teaches={AIMS[4]: 0.9}, tasks=1, method=Method.ASSUMED),
        worse=make_profile(2, teaches=HALF, method=Method.ASSUMED),
        seeker=LACKS_OTHER_HALF
        | {
            "missing": {AIMS[4]: 1.0},
            "km": [90, 0],
            "cooperation": Cooperation.SECONDMENT,
            "direction": Direction.SEND,
        },
    ),
    "who would receive looks for one that needs it": Case(
        better=make_profile(1, teaches=OTHER_HALF),
        worse=make_profile(2, teaches=ALL),
        seeker=LACKS_OTHER_HALF
        | {"cooperation": Cooperation.SECONDMENT, "direction": Direction.RECEIVE},
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_better_partner_comes_first(case: Case) -> None:
    candidates = make_candidates([case.better, case.worse])
    ranking = rank(make_seeker(candidates, **case.seeker), candidates, WEIGHTS)  # type: ignore[arg-type]
    first, second = ranking.matches
    assert first.agency == case.better.agency.id
    assert first.total > second.total


@pytest.mark.parametrize(
    ("similarity", "first"), [(Similarity.ALIKE, 1), (Similarity.COMPLEMENTARY, 2), (None, 1)]
)
def test_alike_or_the_opposite_decides_which_tasks_count(
    similarity: Similarity | None, first: int
) -> None:
    twins = [make_profile(1, teaches=OTHER_HALF), make_profile(2, teaches=OTHER_HALF)]
    candidates = make_candidates(twins)
    seeker = make_seeker(
        candidates,
        **LACKS_OTHER_HALF,  # type: ignore[arg-type]
        tasks_alike=[0.9, 0.1],
        similarity=similarity,
    )
    assert rank(seeker, candidates, WEIGHTS).matches[0].agency == agency_id(first)


def test_own_weights_decide_what_matters() -> None:
    near_but_useless = make_profile(1, teaches={AIMS[0]: 0.9})
    far_but_useful = make_profile(2, teaches=OTHER_HALF)
    candidates = make_candidates([near_but_useless, far_but_useful])

    def first(weights: dict[str, float]) -> str:
        seeker = make_seeker(
            candidates,
            **LACKS_OTHER_HALF,
            km=[1, 400],
            weights=weights,  # type: ignore[arg-type]
        )
        return rank(seeker, candidates, WEIGHTS).matches[0].agency

    assert first({Component.TRAVEL: 1000}) == agency_id(1)
    assert first({Component.THEY_TEACH: 1000}) == agency_id(2)
