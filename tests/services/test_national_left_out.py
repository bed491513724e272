"""Is it said exactly why a need got nothing, for every reason there is?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from matcher.domain.curriculum import TradeCode
from matcher.domain.national import LeftOutCode
from matcher.national import Effort, pack_nation
from matcher.services.index import Index
from matcher.services.national import NationalAnswer, needs_of_everyone, open_need
from matcher.services.national_reading import parse_nation
from matcher.services.wording import Language
from tests.services.national_needs import answered, plan

SKATT, NVE, POD = "974761076", "970205039", "982531950"
TRADE = {"trade": "SOA03-01"}
LEFT_OUT: dict[LeftOutCode, tuple[list[dict[str, Any]], Mapping[str, object]]] = {
    LeftOutCode.NOBODY_ELSE_IN_TRADE: ([{"agency_id": SKATT}], {}),
    LeftOutCode.SPECIALIST_WANTED: (
        [{"agency_id": SKATT, "cooperation": "external_specialist"}],
        {},
    ),
    LeftOutCode.TOO_FAR: (
        [
            {"agency_id": SKATT, "place": "Bodø", "max_km": 30},
            {"agency_id": NVE, "place": "Oslo"},
        ],
        {},
    ),
    LeftOutCode.OTHER_START: (
        [{"agency_id": SKATT, "start": "2027-08"}, {"agency_id": NVE, "start": "2029-08"}],
        {},
    ),
    LeftOutCode.FORBIDDEN: ([{"agency_id": SKATT}, {"agency_id": NVE}], {"apart": [[SKATT, NVE]]}),
    LeftOutCode.TOO_LITTLE_COVERED: (
        [{"agency_id": SKATT, "cooperation": "ring"}, {"agency_id": NVE}],
        {"least_coverage": 1},
    ),
    LeftOutCode.TOO_LITTLE_KNOWN: (
        [{"agency_id": SKATT, "cooperation": "ring"}, {"agency_id": NVE}],
        {"least_coverage": 0.1, "least_stated": 1},
    ),
    LeftOutCode.OTHER_FORM: (
        [
            {"agency_id": SKATT, "cooperation": "secondment", "direction": "send"},
            {"agency_id": NVE, "cooperation": "secondment", "direction": "send"},
        ],
        {},
    ),
    LeftOutCode.PARTED: (
        [{"agency_id": SKATT}, {"agency_id": NVE}, {"agency_id": POD}],
        {"together": [[SKATT, NVE]], "apart": [[POD, NVE]], "least_coverage": 0.1},
    ),
    LeftOutCode.OTHERS_WOULD_LOSE: (
        [
            {"agency_id": SKATT, "cooperation": "secondment", "direction": "send"},
            {"agency_id": NVE, "cooperation": "secondment", "direction": "receive"},
            {"agency_id": POD, "cooperation": "secondment", "direction": "send"},
        ],
        {},
    ),
}


@pytest.mark.parametrize(("code", "case"), LEFT_OUT.items(), ids=LEFT_OUT.keys())
def test_why_a_need_got_nothing_is_said_in_both_forms(
    packaged_index: Index,
    code: LeftOutCode,
    case: tuple[list[dict[str, Any]], Mapping[str, object]],
) -> None:
    needs, too = case
    answer = plan(packaged_index, [TRADE | need for need in needs], **too)
    assert code in {left.code for left in answer.plan.left_out}
    for form in Language:
        for left in answered(packaged_index, answer, form)["left_out"]:
            assert left["sentence"].endswith(".")
            assert "{" not in left["sentence"]


def test_an_agency_without_a_place_cannot_host(packaged_index: Index) -> None:
    given = {"needs": [TRADE | {"agency_id": a, "cooperation": "ring"} for a in (SKATT, NVE)]}
    task = parse_nation(given, packaged_index)
    needs = [open_need(packaged_index, at, need) for at, need in task.needs.items()]
    needs[0] = replace(needs[0], places=0)
    found = pack_nation(needs, task.conditions, task.weights, Effort())
    assert LeftOutCode.NO_PLACE_TO_HOST in {left.code for left in found.left_out}
    answer = NationalAnswer(plan=found, task=task, names={}, index=packaged_index.info)
    assert "læreplass" in answered(packaged_index, answer)["left_out"][0]["sentence"]


def test_two_who_both_teach_everything_gain_nothing_from_each_other(packaged_index: Index) -> None:
    everything = [aim.code for aim in packaged_index.curricula[TradeCode("SOA03-01")].aims]
    needs = [TRADE | {"agency_id": a, "covered_aims": everything} for a in (SKATT, NVE)]
    answer = plan(packaged_index, needs)
    assert {left.code for left in answer.plan.left_out} == {LeftOutCode.NOBODY_GAINS}
    assert answered(packaged_index, answer)["left_out"][0]["sentence"].endswith(".")


def test_when_there_is_too_much_to_try_that_is_the_reason_given(packaged_index: Index) -> None:
    given = {"needs": [TRADE | {"agency_id": a, "cooperation": "ring"} for a in (SKATT, NVE, POD)]}
    task = parse_nation(given | {"least_coverage": 0.1}, packaged_index)
    needs = [open_need(packaged_index, at, need) for at, need in task.needs.items()]
    few = replace(task.weights, possible=replace(task.weights.possible, most_arrangements=0))
    found = pack_nation(needs, task.conditions, few, Effort())
    assert {left.code for left in found.left_out} == {LeftOutCode.UNTRIED}
    answer = NationalAnswer(plan=found, task=task, names={}, index=packaged_index.info)
    assert "prøvd" in answered(packaged_index, answer)["left_out"][0]["sentence"]


def test_every_reason_is_tried_here() -> None:
    elsewhere = {LeftOutCode.NO_PLACE_TO_HOST, LeftOutCode.NOBODY_GAINS, LeftOutCode.UNTRIED}
    assert {*LEFT_OUT, *elsewhere} == set(LeftOutCode)


def test_many_partners_that_only_all_together_cover_enough_are_too_little(
    packaged_index: Index,
) -> None:
    needs = needs_of_everyone(packaged_index, "SOA03-01")[:20]
    answer = plan(packaged_index, needs, least_coverage=0.97)
    for left in answer.plan.left_out:
        assert left.code is LeftOutCode.TOO_LITTLE_COVERED
        assert left.most_coverage is not None
        assert left.most_coverage < 0.97
    assert len(answer.plan.left_out) == len(needs)
