"""Do values refuse what cannot be, and do months and digests behave?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.agency import BilingualText, Position, TaughtAim
from matcher.domain.calendar import BusyPeriod, BusySeason, MonthSpan, YearMonth
from matcher.domain.errors import InputError
from matcher.domain.provenance import canonical_json, digest_value

months = st.builds(YearMonth, st.integers(1990, 2100), st.integers(1, 12))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(months, st.integers(-500, 500), st.integers(-500, 500))
def test_months_add_up_like_numbers(start: YearMonth, first: int, then: int) -> None:
    assert start.plus(first).plus(then) == start.plus(first + then)
    assert (start.plus(first) > start) == (first > 0)


@given(months, st.integers(1, 60))
def test_a_span_has_as_many_months_as_it_says(first: YearMonth, count: int) -> None:
    last = MonthSpan(first=first, months=count).last
    assert (last.year - first.year) * 12 + last.month - first.month + 1 == count


def test_a_month_is_written_as_in_the_contracts() -> None:
    assert str(YearMonth(2027, 8)) == "2027-08"


@pytest.mark.parametrize(
    "impossible",
    [
        lambda: YearMonth(2027, 13),
        lambda: MonthSpan(first=YearMonth(2027, 1), months=0),
        lambda: BusyPeriod(months=frozenset()),
        lambda: BusyPeriod(months=frozenset({0})),
        lambda: Position(latitude=91, longitude=0),
        lambda: TaughtAim(certainty=1.1),
        BilingualText,
        InputError,
    ],
)
def test_what_cannot_be_is_refused(impossible: object) -> None:
    assert callable(impossible)
    with pytest.raises(ValueError, match=r"\w"):
        impossible()


def test_a_season_without_periods_is_calm() -> None:
    assert BusySeason().months == frozenset()


@given(json_values, json_values)
def test_two_values_have_the_same_digest_exactly_when_they_are_written_the_same(
    left: object, right: object
) -> None:
    same_text = canonical_json(left) == canonical_json(right)  # type: ignore[arg-type]
    same_digest = digest_value(left) == digest_value(right)  # type: ignore[arg-type]
    assert same_text == same_digest


def test_the_order_of_keys_does_not_change_a_value() -> None:
    assert digest_value({"a": 1, "b": 2}) == digest_value({"b": 2, "a": 1})
