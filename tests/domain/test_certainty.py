"""Is there one scale of certainty, with a word and a shade from each bound on?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.certainty import (
    SURE_ENOUGH_TO_NAME,
    HowSure,
    how_sure,
    sure_step,
)

ORDER = list(HowSure)


@pytest.mark.parametrize(("certainty", "step"), [(0.0, 0), (0.3, 1), (0.5, 2), (0.75, 3), (1.0, 3)])
def test_a_shade_begins_where_it_says(certainty: float, step: int) -> None:
    assert sure_step(certainty) == step


@given(one=st.floats(0, 1), other=st.floats(0, 1))
def test_more_certain_is_never_said_with_a_weaker_word(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert ORDER.index(how_sure(low)) <= ORDER.index(how_sure(high))


@given(certainty=st.floats(0, 1))
def test_what_is_named_is_at_least_possible(certainty: float) -> None:
    is_named = certainty >= SURE_ENOUGH_TO_NAME
    assert is_named == (how_sure(certainty) not in {HowSure.UNKNOWN, HowSure.HARDLY})
