"""Which needs, agencies and wishes do the tests of the national plan use?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from matcher.domain.agency import Position, Site
from matcher.domain.calendar import YearMonth
from matcher.domain.need import Cooperation, Direction, Need
from matcher.national.parties import OpenNeed
from matcher.national.weights import NationalWeights, read_national_weights
from matcher.scoring.seeker import Seeker, Similarities
from matcher.scoring.trust import same_trust
from tests.scoring.examples import TRADE, agency_id

NOTHING: np.ndarray[Any, np.dtype[np.float64]] = np.zeros(0)
OSLO = Position(latitude=59.91, longitude=10.75)
BERGEN = Position(latitude=60.39, longitude=5.32)
LILLESTROM = Position(latitude=59.96, longitude=11.05)


def _no_site(_row: int) -> Site:
    raise LookupError


ALIKE = Similarities(
    mandate=NOTHING,
    tasks=NOTHING,
    answers=NOTHING,
    nearest_tasks=lambda _row: (),
    nearest_answers=lambda _row: (),
)


def weights(**possible: float) -> NationalWeights:
    """Return the packaged weights with other least demands, where the unknown is not taught."""
    packaged = read_national_weights()
    return replace(
        packaged,
        possible=replace(packaged.possible, **possible),
        expected=packaged.expected | {"taught": 0.0, "taught_when_lacks_are_named": 0.0},
    )


def open_need(
    number: int,
    teaches: Sequence[float],
    *,
    at: Position | None = OSLO,
    places: int | None = None,
    agency: int | None = None,
    busy: frozenset[int] = frozenset(),
    lacks: Sequence[float] | None = None,
    **said: Any,  # noqa: ANN401 - whatever keys a need has
) -> OpenNeed:
    """Return a need of agency number `number` + 1, unless another is given, that teaches so."""
    identity = agency_id((number if agency is None else agency) + 1)
    covered = np.array(teaches, dtype=float)
    return OpenNeed(
        number=number,
        agency=identity,
        seeker=Seeker(
            need=Need(trade=TRADE, seeker=identity, **said),
            profile=None,
            missing=1 - covered if lacks is None else np.array(lacks, dtype=float),
            missing_trust=same_trust(1.0, known=1.0),
            said_missing=lacks is not None,
            covered=covered,
            covered_trust=same_trust(1.0, known=1.0),
            busy_months=busy,
            busy_trust=same_trust(1.0 if busy else 0.0, known=1.0),
            km=NOTHING,
            km_trust=same_trust(1.0, known=1.0),
            nearest_site=_no_site,
            similarities=ALIKE,
        ),
        positions=() if at is None else (at,),
        place_trust=1.0,
        places=places,
    )


@st.composite
def nations(draw: st.DrawFn, most: int = 8) -> list[OpenNeed]:
    """Draw a handful of needs with all kinds of wishes."""
    count = draw(st.integers(1, most))
    seed = draw(st.integers(0, 2**32 - 1))
    made = np.random.default_rng(seed)
    wishes: list[Mapping[str, Any]] = [
        {
            "cooperation": draw(st.sampled_from([None, *Cooperation])),
            "direction": draw(st.sampled_from([None, None, *Direction])),
            "apprentices": draw(st.sampled_from([None, 1, 2])),
            "max_km": draw(st.sampled_from([None, None, 50.0])),
            "start": draw(st.sampled_from([None, YearMonth(2027, 8), YearMonth(2028, 8)])),
            "months": draw(st.sampled_from([None, None, None, 7, 8, 14])),
        }
        for _ in range(count)
    ]
    return [
        open_need(
            number,
            (made.random(4) < 0.6).astype(float) * made.choice([0.5, 1.0], 4),
            at=[OSLO, LILLESTROM, BERGEN, None][int(made.integers(4))],
            places=draw(st.sampled_from([None, None, 0, 1, 2])),
            busy=frozenset((made.choice(12, int(made.integers(0, 4))) + 1).tolist()),
            lacks=draw(st.sampled_from([None, None, (1.0, 0.0, 0.0, 0.0)])),
            **wish,
        )
        for number, wish in enumerate(wishes)
    ]
