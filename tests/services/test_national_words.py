"""Does a plan's text tell how much is known, and how far it is between those who meet?"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import YearMonth
from matcher.domain.national import Arrangement, Way
from matcher.domain.ring import Ring
from matcher.services.index import Index
from matcher.services.national import NationalAnswer
from matcher.services.national_words import NationalWords
from matcher.services.needs import parse_need
from matcher.services.ring_basis import make_ring_basis
from matcher.services.ring_replacements import weigh_ring
from matcher.services.wording import Language, words_in
from tests.services.national_needs import answered, plan

TODAY = YearMonth(2026, 11)
SKATT, NVE, POD = AgencyId("974761076"), AgencyId("970205039"), AgencyId("982531950")
NEEDS = [
    {"agency_id": agency, "trade": "SOA03-01", "cooperation": "ring"}
    for agency in (SKATT, NVE, POD)
]
shares = st.lists(st.floats(0, 1), min_size=3, max_size=3)


@pytest.fixture(scope="module")
def of_three(packaged_index: Index) -> NationalAnswer:
    together = [[SKATT, NVE, POD]]
    return plan(packaged_index, NEEDS, together=together, least_stated=0.1, least_coverage=0.3)


def words_of(
    answer: NationalAnswer, index: Index, language: Language = Language.NB
) -> NationalWords:
    return NationalWords(answer=answer, index=index, words=words_in(language))


def test_what_a_plan_calls_known_is_what_rings_for_one_seeker_call_covered(
    packaged_index: Index, of_three: NationalAnswer
) -> None:
    [one] = of_three.plan.arrangements
    assert isinstance(one.cooperating, Ring)
    need = parse_need({"agency_id": SKATT, "trade": "SOA03-01"}, packaged_index, today=TODAY)
    alone = weigh_ring(make_ring_basis(packaged_index, need, today=TODAY), [NVE, POD])
    assert one.known_coverage[SKATT] == pytest.approx(alone.coverage, abs=1e-4)
    assert one.coverage[SKATT] > one.known_coverage[SKATT]


@given(drawn=shares)
def test_the_parts_that_are_said_add_up_to_the_whole_that_is_said(
    packaged_index: Index, of_three: NationalAnswer, drawn: list[float]
) -> None:
    known, implied, assumed = (share / max(sum(drawn), 1) for share in drawn)
    one = replace(
        of_three.plan.arrangements[0],
        coverage={SKATT: known + implied + assumed},
        known_coverage={SKATT: known},
        implied_coverage={SKATT: implied},
    )
    said = words_of(of_three, packaged_index).coverage(one, SKATT)
    parts = [int(number) for number in re.findall(r"(\d+) %", said["parts"])]
    assert said["share"] == f"{sum(parts)} %"
    assert "kjent" in said["parts"]


def with_way(answer: NationalAnswer, km: float, trust: float = 1.0) -> Arrangement:
    way = Way(between=(SKATT, NVE), km=km, trust=trust)
    return replace(answer.plan.arrangements[0], longest_way=way)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("km", "number"), [(0.2, None), (23.4, "23"), (119, "120"), (121, "120")])
def test_a_way_is_told_and_one_that_nobody_travels_every_day_is_warned_of(
    packaged_index: Index,
    of_three: NationalAnswer,
    language: Language,
    km: float,
    number: str | None,
) -> None:
    words, one = words_of(of_three, packaged_index, language), with_way(of_three, km)
    said, warned = words.way(one), " ".join(words.warnings(one))
    assert re.findall(r"\d+", said) == ([] if number is None else [number])
    assert (said in warned) == words.is_far(one) == (km > 120)
    assert ("max_km" in warned) == (km > 120)
    assert not re.search(r"[{}]", said + warned)


@pytest.mark.parametrize("language", Language)
def test_an_unsure_place_and_one_that_is_unknown_are_told(
    packaged_index: Index, of_three: NationalAnswer, language: Language
) -> None:
    words = words_of(of_three, packaged_index, language)
    sure, unsure = (words.way(with_way(of_three, 20, trust)) for trust in (1.0, 0.5))
    assert unsure.startswith(sure)
    assert len(unsure) > len(sure)
    one = replace(of_three.plan.arrangements[0], longest_way=None, nowhere=(POD,))
    assert words.way(one) == ""
    assert any(words.name(POD) in warning for warning in words.warnings(one))


def test_json_has_known_implied_and_assumed_side_by_side_and_the_way(
    packaged_index: Index, of_three: NationalAnswer
) -> None:
    [one] = answered(packaged_index, of_three)["arrangements"]
    for employer, share in one["coverage"].items():
        parts = (one[f"{part}_coverage"][employer] for part in ("known", "implied", "assumed"))
        assert sum(parts) == pytest.approx(share)
    assert set(one["longest_way"]) == {"between", "km", "certainty"}
    assert set(one["longest_way"]["between"]) <= {SKATT, NVE, POD}
    assert one["warnings"]
