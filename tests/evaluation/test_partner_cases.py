"""Are the labelled pairs many, various and about agencies that exist?"""

from __future__ import annotations

from collections import Counter

from matcher.domain.match import ExclusionCode
from matcher.evaluation.partners import WrittenForm, read_partner_cases
from matcher.services.evaluating import CASES
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.settings import Settings

FOUND = read_partner_cases(Settings().data_dir / CASES)


def test_there_are_enough_pairs_of_every_kind() -> None:
    assert len(FOUND) >= 60
    assert len({case.need["trade"] for case in FOUND}) >= 12
    by_cooperation = Counter(case.cooperation for case in FOUND)
    assert all(by_cooperation[c] >= 5 for c in ("ring", "secondment", "external_specialist"))
    directions = {case.need.get("direction") for case in FOUND}
    assert {"send", "receive", "swap"} <= directions
    excluded = {case.worse_excluded for case in FOUND}
    assert excluded >= set(ExclusionCode) - {ExclusionCode.PLACE_UNKNOWN}


def test_every_pair_is_of_two_agencies_of_the_index(packaged_index: Index) -> None:
    for case in FOUND:
        assert case.better != case.worse
        assert {case.better, case.worse} <= packaged_index.candidates.row_of.keys(), case.id
        assert parse_need(case.need, packaged_index).trade == case.need["trade"]


def test_both_forms_of_a_need_ask_for_the_same() -> None:
    by_id = {case.id: case for case in FOUND}
    doubles = [case for case in FOUND if case.same_need_as]
    assert len(doubles) >= 8
    for case in doubles:
        other = by_id[case.same_need_as or ""]
        assert (case.written_form, other.written_form) == (WrittenForm.NN, WrittenForm.NB)
        assert (case.better, case.worse) == (other.better, other.worse)
        texts = {"missing_tasks", "covered_tasks", "questions"}
        assert case.need != other.need
        assert {k: v for k, v in case.need.items() if k not in texts} == {
            k: v for k, v in other.need.items() if k not in texts
        }


def test_every_label_says_who_judged_and_from_what() -> None:
    assert {case.labelled_by for case in FOUND} == {"Samlære, judged from profiles"}
    assert all(len(case.why) > 15 for case in FOUND)
