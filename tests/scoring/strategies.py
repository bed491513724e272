"""Which agencies and seekers can there be at all?"""

from __future__ import annotations

from hypothesis import strategies as st

from matcher.domain.agency import AgencyProfile, AgencyStatus, SizeClass
from matcher.domain.curriculum import AimCode
from matcher.domain.need import Cooperation, Direction
from matcher.domain.provenance import Method
from matcher.scoring import Candidates, Seeker
from tests.scoring.examples import AIMS, make_candidates, make_profile, make_seeker

sure = st.floats(0, 1, allow_nan=False).map(lambda x: round(x, 3))
aims_taught = st.dictionaries(st.sampled_from(AIMS), sure, max_size=len(AIMS))
months = st.frozensets(st.integers(1, 12), max_size=12)
distances = st.one_of(st.just(float("nan")), st.floats(0, 2500).map(lambda x: round(x, 1)))


@st.composite
def profiles(draw: st.DrawFn, number: int) -> AgencyProfile:
    """Draw an agency with this number."""
    return make_profile(
        number,
        teaches=draw(st.none() | aims_taught),
        busy=draw(st.none() | months),
        method=draw(st.sampled_from(Method)),
        size=draw(st.none() | st.sampled_from(SizeClass)),
        status=draw(st.sampled_from([AgencyStatus.ACTIVE] * 4 + list(AgencyStatus))),
    )


@st.composite
def situations(draw: st.DrawFn) -> tuple[Seeker, Candidates]:
    """Draw a handful of agencies and somebody who seeks among them."""
    count = draw(st.integers(1, 6))
    candidates = make_candidates([draw(profiles(number)) for number in range(1, count + 1)])
    missing: dict[AimCode, float] = draw(aims_taught)
    seeker = make_seeker(
        candidates,
        missing=missing,
        covered=draw(st.none() | aims_taught),
        busy=draw(st.none() | months),
        km=[draw(distances) for _ in range(count)],
        cooperation=draw(st.none() | st.sampled_from(Cooperation)),
        direction=draw(st.none() | st.sampled_from(Direction)),
        max_km=draw(st.none() | st.floats(0, 2000)),
        limit=10,
    )
    return seeker, candidates
