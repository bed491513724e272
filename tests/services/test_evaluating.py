"""Is the frozen run what the program gives today, and is a worse run told from a better one?"""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest

from matcher.domain.errors import SourceError
from matcher.domain.match import Component
from matcher.evaluation.partners import CaseOutcome, Outcome, measure
from matcher.services.evaluating import (
    CASES,
    FROZEN,
    FrozenRun,
    PartnersEvaluation,
    evaluate_partners,
    freeze,
    read_frozen,
)
from matcher.services.evaluating_json import largest_components, partners_evaluation_json
from matcher.services.index import Index
from matcher.services.wording import Language, words_in
from matcher.settings import Settings

DATA = Settings().data_dir


@pytest.fixture(scope="module")
def evaluation(packaged_index: Index) -> PartnersEvaluation:
    return evaluate_partners(packaged_index, DATA)


def run_of(**outcomes: Outcome) -> FrozenRun:
    cases = {
        name: CaseOutcome(outcome=outcome, cooperation="ring", need_of=name)
        for name, outcome in outcomes.items()
    }
    return FrozenRun(metrics=measure(cases.values()), cases=cases)


def compare(now: FrozenRun, before: FrozenRun | None) -> PartnersEvaluation:
    return PartnersEvaluation(run=now, frozen=before, wrong=())


def test_the_frozen_run_is_what_the_program_gives(evaluation: PartnersEvaluation) -> None:
    message = "the answers have changed: look at `samlaere evaluate`, then run it with --freeze"
    assert evaluation.frozen is not None
    assert evaluation.changed == (), message
    assert evaluation.run.metrics == evaluation.frozen.metrics, message
    assert not evaluation.is_worse


def test_freezing_gives_the_same_bytes_again(
    evaluation: PartnersEvaluation, tmp_path: Path
) -> None:
    path = freeze(evaluation.run, tmp_path)
    assert path.read_bytes() == (DATA / FROZEN).read_bytes()
    assert read_frozen(path) == evaluation.run


def test_the_frozen_run_names_no_index_and_no_score() -> None:
    written = json.loads((DATA / FROZEN).read_text(encoding="utf-8"))
    assert written.keys() == {"metrics", "cases"}
    keys = {key for outcome in written["cases"].values() for key in outcome}
    assert keys <= set(CaseOutcome.model_fields)


def test_a_case_that_was_right_and_is_not_makes_it_worse() -> None:
    before = run_of(a=Outcome.RIGHT, b=Outcome.WRONG)
    assert compare(run_of(a=Outcome.WRONG, b=Outcome.WRONG), before).is_worse
    assert compare(run_of(a=Outcome.WRONG, b=Outcome.WRONG), before).changed == ("a",)
    assert not compare(run_of(a=Outcome.RIGHT, b=Outcome.RIGHT), before).is_worse
    assert not compare(before, None).is_worse


def test_a_new_case_that_goes_wrong_does_not_punish_who_labelled_it() -> None:
    before = run_of(a=Outcome.RIGHT)
    now = compare(run_of(a=Outcome.RIGHT, b=Outcome.WRONG), before)
    assert now.changed == ("b",)
    assert not now.is_worse


def test_less_overlap_between_the_written_forms_is_worse() -> None:
    def run(overlap: float) -> FrozenRun:
        case = CaseOutcome(outcome=Outcome.RIGHT, cooperation="ring", need_of="a", overlap=overlap)
        return FrozenRun(metrics=measure([case]), cases={"a": case})

    assert compare(run(0.6), run(0.8)).is_worse
    assert not compare(run(0.8), run(0.6)).is_worse


def test_each_wrong_case_is_told_with_what_decided_for_either(
    evaluation: PartnersEvaluation,
) -> None:
    written = partners_evaluation_json(evaluation, words_in(Language.NN))
    assert json.loads(json.dumps(written)) == written
    wrong = {case["id"]: case for case in written["wrong"]}
    assert wrong.keys() == {k for k, o in evaluation.run.cases.items() if not o.is_right}
    for case in wrong.values():
        assert case["better"]["place"] > case["worse"]["place"]
        for side in (case["better"], case["worse"]):
            gains = [part["contribution"] for part in side["components"]]
            assert gains == sorted(gains, reverse=True)
            assert all(part["sentence"] for part in side["components"])


def test_what_is_not_known_explains_nothing(evaluation: PartnersEvaluation) -> None:
    for wrong in evaluation.wrong:
        parts = largest_components(wrong.better.match)
        assert Component.NOT_KNOWN not in {part.component for part in parts}
    assert largest_components(None) == ()


def test_a_need_that_cannot_be_asked_is_named(packaged_index: Index, tmp_path: Path) -> None:
    copytree(DATA / CASES.parent, tmp_path / CASES.parent)
    path = tmp_path / CASES
    first = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
    first["need"]["trade"] = "ABC"
    path.write_text(json.dumps(first), encoding="utf-8")
    with pytest.raises(SourceError, match=f"{first['id']} cannot be asked"):
        evaluate_partners(packaged_index, tmp_path)


def test_a_frozen_run_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "partners.json"
    assert read_frozen(path) is None
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(SourceError, match="not a frozen run"):
        read_frozen(path)
    with pytest.raises(SourceError, match="cannot be written"):
        freeze(run_of(a=Outcome.RIGHT), path)
