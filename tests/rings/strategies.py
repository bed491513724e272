"""Which seekers and possible partners can there be?"""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from matcher.rings.prospects import Prospects

AIMS = 5


@st.composite
def prospects(draw: st.DrawFn, most: int = 7) -> Prospects:
    """Draw a seeker and a handful of partners from a seed, some of them fixed."""
    count = draw(st.integers(1, most)) + 1
    seed = draw(st.integers(0, 2**32 - 1))
    sureness = draw(st.sampled_from([0.2, 0.5, 1.0]))
    fixed = draw(st.integers(0, min(2, count - 1)))
    return make_prospects(
        count, seed=seed, sureness=sureness, fixed=fixed, must_gain=draw(st.booleans())
    )


def make_prospects(
    count: int,
    *,
    seed: int,
    sureness: float = 0.5,
    fixed: int = 0,
    must_gain: bool = True,
    lacking: float = 0.2,
) -> Prospects:
    """Return columns of so many members, made up from the seed."""
    draw = np.random.default_rng(seed)
    is_known = draw.random(count) < 0.7
    pairs = np.triu(draw.random((2, count, count)).round(2), k=1)
    pairs += pairs.transpose(0, 2, 1)
    return Prospects(
        rows=np.arange(count),
        teaches=(draw.random((count, AIMS)) * (draw.random((count, AIMS)) < sureness)).round(2),
        counts=np.where(draw.random(AIMS) < lacking, 3, 1),
        busy=np.where(is_known, draw.integers(0, 1 << 12, count), 0),
        busy_trust=np.where(is_known, draw.random(count).round(2), 0.0),
        travel=pairs[0],
        adjacency=np.where(pairs[1] > 0.8, 1.0, 0.0),
        knowledge=draw.random(count).round(2),
        fair_share=draw.random(count).round(2),
        say_yes=draw.choice([0.6, 0.75], count),
        fixed=tuple(range(1, fixed + 1)),
        seeker_must_gain=must_gain,
    )
