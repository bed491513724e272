"""Are needs in both written forms read and compared as it is said?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from matcher.domain.agency import AgencyId
from matcher.domain.errors import SourceError
from matcher.evaluation.halves import Half
from matcher.evaluation.paired_needs import judge_pair, measure_pairs, read_paired_needs
from matcher.settings import Settings

CASES = read_paired_needs(Settings().data_dir / "evaluation" / "paired_needs.jsonl")
IDS = [AgencyId(f"{number}") for number in range(10)]


def test_there_are_enough_needs_in_many_trades_and_both_halves() -> None:
    assert len(CASES) >= 60
    assert len(Counter(case.trade for case in CASES)) >= 10
    for half in Half:
        assert sum(case.half is half for case in CASES) >= 30


def test_the_two_forms_say_as_much_and_are_mostly_not_the_same() -> None:
    for case in CASES:
        assert {key: len(own) for key, own in case.nb.items()} == {
            key: len(own) for key, own in case.nn.items()
        }
    assert sum(case.nb != case.nn for case in CASES) > 0.8 * len(CASES)


def test_the_overlap_is_the_share_of_the_best_that_is_the_same() -> None:
    found = judge_pair(CASES[0], IDS, [*IDS[1:5], IDS[9], IDS[0], *IDS[5:9]])
    assert found.overlap == {5: 0.8, 10: 1.0}
    figures = measure_pairs([found])
    assert figures["all"]["overlap_at_5"] == 0.8  # type: ignore[index,call-overload]


def test_a_need_that_says_more_in_one_form_is_refused(tmp_path: Path) -> None:
    case = CASES[0].model_dump(mode="json") | {"nn": {"questions": ["Kva?"]}}
    path = tmp_path / "pairs.jsonl"
    path.write_text(CASES[0].model_validate(case).model_dump_json() + "\n", encoding="utf-8")
    with pytest.raises(SourceError, match="says more"):
        read_paired_needs(path)
