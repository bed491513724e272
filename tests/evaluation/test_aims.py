"""Is the mapping from tasks to aims as good as the frozen run says, and are figures right?"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.curriculum import AimCode
from matcher.evaluation.aim_cases import read_aim_cases
from matcher.evaluation.aims import (
    AimOutcome,
    explain_errors,
    judge_aims,
    measure_aims,
    worst_confusions,
)
from matcher.settings import Settings
from tests.aims.packaged import packaged_ranker

FOLDER = Settings().data_dir / "evaluation"
FROZEN = FOLDER / "frozen" / "aims.json"
CASES = read_aim_cases(FOLDER / "aims.csv")
DRIFT = 0.01
"""Two cases in two hundred may fall otherwise with another build of numpy; no more."""


@cache
def outcomes() -> tuple[AimOutcome, ...]:
    return judge_aims(packaged_ranker(), CASES)


def test_the_run_is_as_good_as_the_frozen_one() -> None:
    """Delete the frozen file to replace it: this writes it anew, and fails until it is read."""
    run: dict[str, Any] = {
        "figures": measure_aims(outcomes()),
        "places": {outcome.case.id: outcome.place for outcome in outcomes()},
        "worst_confusions": worst_confusions(outcomes()),
    }
    if not FROZEN.exists():
        FROZEN.parent.mkdir(exist_ok=True)
        text = json.dumps(run, ensure_ascii=False, indent=1) + "\n"
        FROZEN.write_text(text, encoding="utf-8")
        pytest.fail(f"wrote {FROZEN}: read it, then commit it")
    frozen = json.loads(FROZEN.read_text(encoding="utf-8"))
    assert set(run["places"]) == set(frozen["places"])
    for name in ("first", "first_three", "mrr"):
        now, before = run["figures"]["all"][name], frozen["figures"]["all"][name]
        assert now == pytest.approx(before, abs=DRIFT), f"{name}: replace the frozen run, or mend"


def test_the_packaged_tasks_keep_the_floor_that_was_promised() -> None:
    figures: Any = measure_aims(outcomes())
    assert figures["all"]["first"] >= 0.80
    assert figures["all"]["first_three"] >= 0.95
    assert figures["all"]["mrr"] >= 0.87
    assert figures["by_written_form"]["nn"]["first"] >= 0.77
    assert figures["called_off_topic"] <= 0.04 * len(CASES)


@given(st.lists(st.integers(1, 20), min_size=1, max_size=40))
def test_figures_keep_their_order_and_lie_in_their_intervals(places: list[int]) -> None:
    figures: Any = measure_aims([outcome(place) for place in places])["all"]
    assert figures["first"] <= figures["mrr"] <= 1
    assert figures["first"] <= figures["first_three"] <= 1
    for name in ("first", "first_three", "mrr"):
        low, high = figures[f"{name}_interval"]
        assert 0 <= low <= high <= 1


def test_figures_are_what_they_are_called() -> None:
    figures: Any = measure_aims([outcome(place) for place in (1, 2, 4, 1)])["all"]
    assert (figures["first"], figures["first_three"]) == (0.5, 0.75)
    assert figures["mrr"] == pytest.approx((1 + 0.5 + 0.25 + 1) / 4)


def test_confusions_name_what_came_first_and_the_texts() -> None:
    wrong = outcome(3, first="KM6841")
    report: Any = worst_confusions([wrong, wrong, outcome(1)])
    assert [(one["right"], one["first"], one["times"]) for one in report] == [
        (CASES[0].aims[0], "KM6841", 2)
    ]
    assert report[0]["texts"] == [CASES[0].text] * 2


def test_every_error_is_told_with_a_phrase_of_the_aim_that_came_first() -> None:
    report: Any = explain_errors(packaged_ranker(), outcomes())
    wrong = {one.case.id for one in outcomes() if one.place > 1}
    assert {one["id"] for one in report} == wrong
    assert [one["place"] for one in report] == sorted((o["place"] for o in report), reverse=True)
    for one in report:
        examples = packaged_ranker().models[one["trade"]].examples
        assert one["nearest"] in {each.text for each in examples if one["first"] in each.aims}


def test_no_cases_give_no_figures() -> None:
    assert measure_aims([])["all"] == {"cases": 0}


def outcome(place: int, first: str = "KM6850") -> AimOutcome:
    return AimOutcome(case=CASES[0], place=place, first=AimCode(first), is_off_topic=False)
