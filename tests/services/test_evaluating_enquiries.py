"""Is the reading of e-mails measured on every set, compared with the frozen run and told?"""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest

from matcher.domain.errors import SourceError
from matcher.enquiries import fit_forms, read_form_examples
from matcher.services.enquiries import open_reader
from matcher.services.evaluating_enquiries import (
    FROZEN,
    HEADLINES,
    EnquiriesEvaluation,
    enquiries_evaluation_json,
    evaluate_enquiries,
    freeze_enquiries,
    reader_without,
)
from matcher.services.index import Index
from matcher.settings import Settings


@pytest.fixture(scope="module")
def evaluation(packaged_index: Index) -> EnquiriesEvaluation:
    return evaluate_enquiries(packaged_index, Settings().data_dir)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    copytree(Settings().data_dir / "evaluation", tmp_path / "evaluation")
    return tmp_path


def test_every_set_has_every_headline_figure_with_an_interval(
    evaluation: EnquiriesEvaluation,
) -> None:
    assert {one.name for one in evaluation.sets} >= {"dev", "own", "fresh", "second", "third"}
    for one in evaluation.sets:
        for field in HEADLINES:
            figure = one.figures["all"][field]
            low, high = figure["interval"]
            assert 0 <= low <= figure.get("share", figure.get("f1")) <= high <= 1


def test_a_set_is_read_by_what_was_learnt_from_the_other_sets(packaged_index: Index) -> None:
    examples = read_form_examples()
    file = Settings().data_dir / "evaluation" / "enquiries_outsider8.jsonl"
    others = [one for one in examples if not one.mail.startswith("outsider8-")]
    reader = reader_without(open_reader(packaged_index), examples, file)
    assert len(others) < len(examples)
    assert reader.forms == fit_forms(others)


def test_no_headline_figure_is_below_the_frozen_run(evaluation: EnquiriesEvaluation) -> None:
    assert evaluation.frozen is not None
    assert not evaluation.is_worse, evaluation.fallen


def test_a_figure_that_fell_is_told_and_freezing_makes_it_the_one_to_meet(
    packaged_index: Index, evaluation: EnquiriesEvaluation, data_dir: Path
) -> None:
    better = evaluation.run
    better["own"]["figures"]["all"]["covered_aims"]["f1"] = 0.999
    (data_dir / FROZEN).write_text(json.dumps(better), encoding="utf-8")
    worse = evaluate_enquiries(packaged_index, data_dir)
    assert worse.fallen == ("own: covered_aims",)
    freeze_enquiries(worse, data_dir)
    assert not evaluate_enquiries(packaged_index, data_dir).is_worse


def test_a_set_that_was_never_frozen_is_not_worse(packaged_index: Index, data_dir: Path) -> None:
    (data_dir / FROZEN).unlink()
    fresh = evaluate_enquiries(packaged_index, data_dir)
    assert fresh.frozen is None
    assert not fresh.is_worse


def test_what_is_no_frozen_run_is_refused(packaged_index: Index, data_dir: Path) -> None:
    (data_dir / FROZEN).write_text('{"dev": 3}', encoding="utf-8")
    with pytest.raises(SourceError, match="not a frozen run"):
        evaluate_enquiries(packaged_index, data_dir)


def test_misses_are_told_with_what_was_labelled_and_the_words(
    evaluation: EnquiriesEvaluation,
) -> None:
    written = enquiries_evaluation_json(evaluation)
    json.dumps(written)
    misses = [miss for many in written["misses"].values() for miss in many]
    assert misses
    assert set(misses[0]) == {"id", "field", "gold", "read", "words"}
