"""Does a need that no ring can answer get told what to change, and to what?"""

from __future__ import annotations

import pytest

from matcher.domain.agency import AgencyId
from matcher.domain.errors import InputError, ProblemCode
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.services.partners import find_partners
from tests.services.test_rings import SKATTEETATEN, answer, partners_of


def closed_agency(index: Index) -> str:
    return next(p.agency.id for p in index.candidates.profiles if not p.agency.is_open)


BAD: dict[str, tuple[dict[str, object], str, ProblemCode, str]] = {
    "nobody seeks": ({"agency_id": None}, "agency_id", ProblemCode.MISSING, ""),
    "three months": ({"months": 3}, "months", ProblemCode.PERIOD_TOO_SHORT, "≥ 16 (4)"),
    "a year for four apprentices": (
        {"months": 12, "apprentices": 4},
        "months",
        ProblemCode.PERIOD_TOO_SHORT,
        "≥ 16 (4)",
    ),
    "an open end that leaves three months": (
        {"months": 12, "free_months": 9},
        "free_months",
        ProblemCode.TOO_MANY_FREE_MONTHS,
        "≤ 4 (2), ≤ 0 (3)",
    ),
    "an open end in two years that leaves too little": (
        {"free_months": 17},
        "free_months",
        ProblemCode.TOO_MANY_FREE_MONTHS,
        "≤ 16 (2), ≤ 12 (3), ≤ 8 (4)",
    ),
    "five intakes": ({"intakes": 5}, "intakes", ProblemCode.OUT_OF_RANGE, "≤ 3"),
    "no intake": ({"intakes": 0}, "intakes", ProblemCode.OUT_OF_RANGE, "≥ 1"),
    "five apprentices": (
        {"apprentices": 5},
        "apprentices",
        ProblemCode.TOO_MANY_APPRENTICES,
        "1–4",
    ),
    "a start in the past": (
        {"start": "2026-10"},
        "start",
        ProblemCode.START_IN_THE_PAST,
        "2026-11",
    ),
    "too many rings": ({"limit": 51}, "limit", ProblemCode.OUT_OF_RANGE, "≤ 50"),
    "the seeker as partner": (
        {"with_agencies": [SKATTEETATEN]},
        "with_agencies",
        ProblemCode.ONESELF,
        "",
    ),
    "an unknown member": (
        {"with_agencies": ["Finnes ikke i noe register"]},
        "with_agencies.0",
        ProblemCode.UNKNOWN_AGENCY,
        "",
    ),
}


@pytest.mark.parametrize(("need", "field", "code", "hint"), BAD.values(), ids=BAD.keys())
def test_bad_input_names_the_field_and_the_cure(
    packaged_index: Index, need: dict[str, object], field: str, code: ProblemCode, hint: str
) -> None:
    with pytest.raises(InputError) as caught:
        answer(packaged_index, **need)
    problem = caught.value.problems[0]
    assert (problem.field, problem.code) == (field, code)
    assert hint in problem.hint


def refused(index: Index, **need: object) -> dict[ProblemCode, str]:
    with pytest.raises(InputError) as caught:
        answer(index, **need)
    return {problem.code: problem.hint for problem in caught.value.problems}


def test_a_ring_of_five_is_refused(packaged_index: Index) -> None:
    open_ones = [p.agency.id for p in packaged_index.candidates.profiles if p.agency.is_open]
    four = [agency for agency in open_ones if agency != SKATTEETATEN][:4]
    assert refused(packaged_index, with_agencies=four)[ProblemCode.RING_TOO_LARGE] == "3"


def test_a_closed_member_is_refused_with_why(packaged_index: Index) -> None:
    closed = closed_agency(packaged_index)
    assert refused(packaged_index, with_agencies=[closed])[ProblemCode.CLOSED_MEMBER]


def test_a_member_without_the_trade_is_refused(packaged_index: Index) -> None:
    trades = packaged_index.candidates.trades
    trade, lacking = next(
        (code, profile.agency.id)
        for code in sorted(trades)
        for row, profile in enumerate(packaged_index.candidates.profiles)
        if profile.agency.is_open
        and not trades[code].is_known[row]
        and not trades[code].approved[row]
    )
    seeker = next(
        p.agency.id
        for p in packaged_index.candidates.profiles
        if p.agency.is_open and p.agency.id != lacking
    )
    codes = refused(packaged_index, agency_id=seeker, trade=trade, with_agencies=[lacking])
    assert ProblemCode.MEMBER_LACKS_TRADE in codes


def test_a_member_too_far_away_is_refused_with_the_limit_that_would_do(
    packaged_index: Index,
) -> None:
    far = max((km, str(agency)) for agency, km in distances_from_oslo(packaged_index).items())
    hint = refused(packaged_index, place="Oslo", max_km=40, with_agencies=[far[1]])[
        ProblemCode.MEMBER_TOO_FAR
    ]
    enough = float(hint.split()[1])
    assert answer(packaged_index, place="Oslo", max_km=enough, with_agencies=[far[1]]).rings


def distances_from_oslo(index: Index) -> dict[AgencyId, float]:
    need = parse_need({"trade": "SOA03-01", "place": "Oslo", "limit": 1000}, index)
    matches = find_partners(index, need).matches
    return {match.agency: match.km for match in matches if match.km is not None}


def test_members_are_both_with_and_without_in_no_need(packaged_index: Index) -> None:
    one = sorted(partners_of(answer(packaged_index))[0])[:1]
    codes = refused(packaged_index, with_agencies=one, without_agencies=one)
    assert set(codes) == {ProblemCode.AGENCY_BOTH_WITH_AND_WITHOUT}
    profile = packaged_index.profile(one[0])
    assert profile is not None
    with pytest.raises(InputError) as caught:
        answer(packaged_index, with_agencies=one, without_agencies=one)
    assert [problem.given for problem in caught.value.problems] == [profile.agency.name]


WRONG_TYPES: dict[str, tuple[object, str]] = {
    "start": (202708, '"2027-08"'),
    "months": ("24", "24"),
    "busy_months": (3, "[12, 1]"),
    "free_months": ("et halvt år", "6"),
    "intakes": ([2], "2"),
    "with_agencies": ("NVE", '["NVE"]'),
    "max_km": ("60 km", "60"),
}


@pytest.mark.parametrize(("field", "wrong"), WRONG_TYPES.items(), ids=WRONG_TYPES.keys())
def test_a_value_of_the_wrong_type_is_shown_how_to_be_written(
    packaged_index: Index, field: str, wrong: tuple[object, str]
) -> None:
    with pytest.raises(InputError) as caught:
        answer(packaged_index, **{field: wrong[0]})
    problem = caught.value.problems[0]
    assert (problem.field, problem.code, problem.hint) == (field, ProblemCode.WRONG_TYPE, wrong[1])


def test_a_month_among_others_is_shown_by_itself(packaged_index: Index) -> None:
    with pytest.raises(InputError) as caught:
        answer(packaged_index, busy_months=[1, "mars"])
    assert [(p.field, p.hint) for p in caught.value.problems] == [("busy_months.1", "12")]


def test_the_numbers_that_are_said_to_do_really_do(packaged_index: Index) -> None:
    assert {len(p) for p in partners_of(answer(packaged_index, free_months=16))} == {1}
    assert 3 in {len(p) for p in partners_of(answer(packaged_index, free_months=8))}
    assert answer(packaged_index, months=8, limit=2).rings
