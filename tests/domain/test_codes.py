"""Is a number or a code read when it is right, and refused by its field when it is not?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.agency import parse_agency_id
from matcher.domain.curriculum import parse_aim_code, parse_trade_code
from matcher.domain.errors import InputError, ProblemCode

REAL = ["974761076", "970205039", "986252932", "971524960", "889640782"]
digits = st.text("0123456789", min_size=9, max_size=9)


@pytest.mark.parametrize("number", REAL)
def test_real_numbers_pass_also_with_spaces(number: str) -> None:
    spaced = f" {number[:3]} {number[3:6]}\u00a0{number[6:]} "
    assert parse_agency_id(number) == parse_agency_id(spaced) == number


@given(st.sampled_from(REAL), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(number: str, at: int, shift: int) -> None:
    wrong = number[:at] + str((int(number[at]) + shift) % 10) + number[at + 1 :]
    with pytest.raises(InputError) as caught:
        parse_agency_id(wrong, field_name="here")
    (problem,) = caught.value.problems
    assert (problem.field, problem.code) == ("here", ProblemCode.NOT_AN_AGENCY_ID)


@given(digits)
def test_a_number_passes_exactly_when_its_weighted_sum_is_divisible_by_eleven(text: str) -> None:
    weights = (3, 2, 7, 6, 5, 4, 3, 2, 1)
    is_right = sum(w * int(d) for w, d in zip(weights, text, strict=True)) % 11 == 0
    try:
        passed = parse_agency_id(text) == text
    except InputError:
        passed = False
    assert passed == is_right


@pytest.mark.parametrize("text", ["", "97476107", "9747610766", "97476107x", "٩٧٤٧٦١٠٧٦"])
def test_what_is_not_nine_digits_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_agency_id(text)


def test_codes_are_read_in_any_case() -> None:
    assert parse_trade_code(" soa03-01 ") == "SOA03-01"
    assert parse_aim_code("km6850") == "KM6850"


@pytest.mark.parametrize("text", ["", "SOA", "KM6850", "SOA03–01"])
def test_what_is_no_trade_code_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_trade_code(text)


@pytest.mark.parametrize("text", ["", "KM", "6850", "KMX", "KM12345678"])
def test_what_is_no_aim_code_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_aim_code(text)
