"""Is every wrong need refused with the field to correct, and every right one understood?"""

from __future__ import annotations

import contextlib
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.calendar import YearMonth
from matcher.domain.errors import InputError, ProblemCode
from matcher.services.index import Index
from matcher.services.need_document import write_need
from matcher.services.needs import parse_need
from matcher.services.wording import Language, words_in

WRONG = {
    "an unknown key": ({"tradee": "x"}, "tradee", ProblemCode.UNKNOWN_KEY),
    "an unknown agency": ({"agency_id": "999999999"}, "agency_id", ProblemCode.UNKNOWN_AGENCY),
    "a wrong check digit": (
        {"agency_id": "974761077"},
        "agency_id",
        ProblemCode.NOT_AN_AGENCY_ID,
    ),
    "a name nobody has": ({"agency_id": "Xyzzy"}, "agency_id", ProblemCode.UNKNOWN_AGENCY),
    "a closed agency": ({"agency_id": "Eldreombudet"}, "agency_id", ProblemCode.CLOSED_AGENCY),
    "an unknown trade": ({"trade": "ABC01-01"}, "trade", ProblemCode.UNKNOWN_TRADE),
    "an unknown aim": ({"missing_aims": ["KM1"]}, "missing_aims.0", ProblemCode.UNKNOWN_AIM),
    "an aim of another trade": (
        {"covered_aims": ["KM6850", "KM6039"]},
        "covered_aims.1",
        ProblemCode.AIM_OF_ANOTHER_TRADE,
    ),
    "an aim both missing and covered": (
        {"missing_aims": ["KM6850"], "covered_aims": ["KM6850"]},
        "covered_aims",
        ProblemCode.AIM_BOTH_MISSING_AND_COVERED,
    ),
    "month 13": ({"busy_months": [12, 13]}, "busy_months.1", ProblemCode.NOT_A_MONTH),
    "a negative distance": ({"max_km": -1}, "max_km", ProblemCode.OUT_OF_RANGE),
    "an infinite distance": ({"max_km": float("inf")}, "max_km", ProblemCode.OUT_OF_RANGE),
    "a month without a year": ({"start": "august"}, "start", ProblemCode.NOT_A_YEAR_MONTH),
    "an unknown place": ({"place": "Atlantis"}, "place", ProblemCode.UNKNOWN_PLACE),
    "an unknown choice": ({"direction": "sideways"}, "direction", ProblemCode.UNKNOWN_CHOICE),
    "no apprentice": ({"apprentices": 0}, "apprentices", ProblemCode.OUT_OF_RANGE),
    "a number as text": ({"months": "24"}, "months", ProblemCode.WRONG_TYPE),
    "a weight of nothing": (
        {"weights": {"charm": 3}},
        "weights.charm",
        ProblemCode.UNKNOWN_COMPONENT,
    ),
}


@pytest.mark.parametrize(("given_keys", "field", "code"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_need_is_refused_with_the_field_to_correct(
    packaged_index: Index, given_keys: dict[str, Any], field: str, code: ProblemCode
) -> None:
    with pytest.raises(InputError) as caught:
        parse_need({"trade": "SOA03-01", **given_keys}, packaged_index)
    assert (field, code) in {(problem.field, problem.code) for problem in caught.value.problems}
    for language in Language:
        assert all(words_in(language).problem(problem) for problem in caught.value.problems)


def test_a_place_whose_name_several_have_is_repeated_with_its_county(packaged_index: Index) -> None:
    need = parse_need({"trade": "SOA03-01", "place": "Bø"}, packaged_index)
    assert write_need(need)["place"] == "Bø, Nordland"
    assert parse_need(write_need(need), packaged_index) == need


@pytest.mark.parametrize("given_value", [None, 3, "SOA03-01", [], [{}], {}])
def test_what_is_no_need_at_all_is_refused(packaged_index: Index, given_value: object) -> None:
    with pytest.raises(InputError):
        parse_need(given_value, packaged_index)


def test_all_problems_are_told_at_once(packaged_index: Index) -> None:
    with pytest.raises(InputError) as caught:
        parse_need(
            {"trade": "SOA03-01", "place": "Atlantis", "missing_aims": ["KM1"]}, packaged_index
        )
    assert {p.field for p in caught.value.problems} == {"place", "missing_aims.0"}


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("NVE", "970205039"),
        ("dsb", "974760983"),
        ("Bufdir", "986128433"),
        ("SSB", "971526920"),
        ("974 761 076", "974761076"),
        ("Sámediggi", "974760347"),
        ("lanekassen", "960885406"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_agency_is_known_by_number_name_and_abbreviation(
    packaged_index: Index, typed: str, number: str, form: str
) -> None:
    text = unicodedata.normalize(form, typed)  # type: ignore[arg-type]
    need = parse_need({"trade": "SOA03-01", "agency_id": text}, packaged_index)
    assert need.seeker == number


def test_a_need_written_out_reads_back_the_same(packaged_index: Index) -> None:
    given_need = {
        "agency_id": "974761076",
        "trade": "SOA03-01",
        "cooperation": "ring",
        "direction": "swap",
        "missing_aims": ["KM6858"],
        "covered_aims": ["KM6850"],
        "missing_tasks": ["fakturabehandling"],
        "covered_tasks": ["postmottak og arkiv"],
        "similarity": "complementary",
        "busy_months": [12, 1],
        "start": "2027-08",
        "months": 24,
        "apprentices": 1,
        "free_months": 6,
        "intakes": 2,
        "place": "Leikanger",
        "max_km": 60,
        "questions": ["Hvordan jobber dere med digitalt førstevalg?"],
        "limit": 10,
    }
    need = parse_need(given_need, packaged_index)
    written = write_need(need)
    assert parse_need(written, packaged_index) == need
    assert {**written, "busy_months": [12, 1]} == given_need


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=30),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["trade", "agency_id", "place", "missing_aims", "weights", "x"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=8,
    )
)
def test_any_json_is_either_a_need_or_refused_on_purpose(
    packaged_index: Index, value: object
) -> None:
    with contextlib.suppress(InputError):
        assert parse_need(value, packaged_index).trade in packaged_index.candidates.trades


def test_a_start_that_is_past_is_refused_when_the_month_is_known(packaged_index: Index) -> None:
    given = {"trade": "SOA03-01", "start": "2026-10"}
    with pytest.raises(InputError) as raised:
        parse_need(given, packaged_index, today=YearMonth(2026, 11))
    (problem,) = raised.value.problems
    assert (problem.field, problem.code) == ("start", ProblemCode.START_IN_THE_PAST)
    assert parse_need(given, packaged_index, today=YearMonth(2026, 10)).start == YearMonth(2026, 10)
    assert parse_need(given, packaged_index).start == YearMonth(2026, 10)


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("kontor og administrasjon", "SOA03-01"),
        ("adminstrasjonsfag", "SOA03-01"),
        ("servisefaget", "SOA03-01"),
        ("SOA", "SOA03-01"),
        ("SOA0301", "SOA03-01"),
        ("SOA03-02", "SOA03-01"),
        ("it-drift", "ITD03-01"),
    ],
)
def test_an_unknown_trade_is_answered_with_the_nearest_by_name(
    packaged_index: Index, typed: str, nearest: str
) -> None:
    with pytest.raises(InputError) as raised:
        parse_need({"trade": typed}, packaged_index)
    assert nearest in raised.value.problems[0].hint


@pytest.mark.parametrize("typed", ["ABC", "ABC01-01", "XYZ03-01", "fag", "faget", "tull", "åæø"])
def test_no_trade_is_suggested_for_a_text_that_is_like_none(
    packaged_index: Index, typed: str
) -> None:
    with pytest.raises(InputError) as raised:
        parse_need({"trade": typed}, packaged_index)
    (problem,) = raised.value.problems
    assert (problem.given, problem.hint) == (typed, "")
    for language in Language:
        assert words_in(language).problem(problem).count(".") == 2


def test_an_aim_that_is_not_there_is_answered_with_where_the_aims_are(
    packaged_index: Index,
) -> None:
    with pytest.raises(InputError) as raised:
        parse_need({"trade": "SOA03-01", "missing_aims": ["KM1"]}, packaged_index)
    said = words_in(Language.NN).problem(raised.value.problems[0])
    assert "/nn/fag/SOA03-01" in said
    assert "KM6" not in said


def test_a_value_of_a_wrong_form_is_quoted(packaged_index: Index) -> None:
    with pytest.raises(InputError) as raised:
        parse_need({"trade": "SOA03-01", "busy_months": ["mai"]}, packaged_index)
    (problem,) = raised.value.problems
    assert (problem.field, problem.given) == ("busy_months.0", "mai")
    assert "«mai»" in words_in(Language.NB).problem(problem)


@pytest.mark.parametrize(
    "typed", ["Service- og administrasjonsfaget", "service- og administrasjonsfaget ", "soa03-01"]
)
def test_a_trade_is_known_by_its_code_and_by_its_name(packaged_index: Index, typed: str) -> None:
    assert parse_need({"trade": typed}, packaged_index).trade == "SOA03-01"
