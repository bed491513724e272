"""Is a run that gave too little ever published?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.framework.floors import judge_count
from tests.scrapers.conftest import make_manifest

MANIFEST = make_manifest("https://a.no", floor=10, ceiling=500)
COUNTS = st.integers(0, 2000)


@pytest.mark.parametrize(
    ("count", "last", "is_blocked"),
    [(90, 100, False), (89, 100, True), (10, 0, False), (9, 0, True), (0, 0, True), (9, 9, True)],
)
def test_a_tenth_below_the_last_good_run_is_too_little(
    count: int, last: int, is_blocked: bool
) -> None:
    verdict = judge_count(MANIFEST, count=count, last_count=last, is_drop_accepted=False)
    assert bool(verdict.blocked) is is_blocked


@pytest.mark.parametrize(("count", "last", "warns"), [(200, 100, 0), (201, 100, 1), (501, 400, 1)])
def test_twice_as_much_and_the_ceiling_are_warnings(count: int, last: int, warns: int) -> None:
    verdict = judge_count(MANIFEST, count=count, last_count=last, is_drop_accepted=False)
    assert not verdict.blocked
    assert len(verdict.warnings) == warns


@given(COUNTS, COUNTS)
def test_a_drop_that_a_person_accepts_is_published_and_told_of(count: int, last: int) -> None:
    strict = judge_count(MANIFEST, count=count, last_count=last, is_drop_accepted=False)
    accepted = judge_count(MANIFEST, count=count, last_count=last, is_drop_accepted=True)
    assert not accepted.blocked
    if strict.blocked:
        assert any("accepted by a person" in warning for warning in accepted.warnings)
    else:
        assert accepted == strict
