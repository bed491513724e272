"""Is free text answered as well as when it was frozen, and far better than by plain words?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from matcher.domain.errors import SourceError
from matcher.services.evaluating_pairs import PairsEvaluation, evaluate_pairs, freeze_pairs
from matcher.services.evaluating_questions import (
    FROZEN,
    QuestionsEvaluation,
    evaluate_questions,
    freeze_questions,
    questions_evaluation_json,
)
from matcher.services.frozen import read_frozen_figures
from matcher.services.index import Index
from matcher.settings import Settings

DATA = Settings().data_dir
GAIN = 0.10
OVERLAP = 0.95


@pytest.fixture(scope="module")
def questions(packaged_index: Index) -> QuestionsEvaluation:
    return evaluate_questions(packaged_index, DATA)


@pytest.fixture(scope="module")
def pairs(packaged_index: Index) -> PairsEvaluation:
    return evaluate_pairs(packaged_index, DATA)


def test_questions_are_answered_no_worse_than_when_frozen(questions: QuestionsEvaluation) -> None:
    assert questions.frozen is not None
    assert not questions.is_worse, "look at `samlaere evaluate`, then run it with --freeze"


@pytest.mark.parametrize("half", ["all", "development", "held_out", "nb", "nn"])
def test_words_and_vectors_together_beat_plain_words_by_a_tenth(
    questions: QuestionsEvaluation, half: str
) -> None:
    fused = questions.figures[half]["fused"]
    assert fused["gain"] >= GAIN
    assert fused["gain_interval"][0] > GAIN


def test_words_stand_alone_and_vectors_stand_alone(packaged_index: Index) -> None:
    for share, method in ((0.0, "compounds"), (1.0, "vectors")):
        alone = evaluate_questions(replace(packaged_index, vector_share=share), DATA).figures
        assert alone["all"]["fused"] == alone["all"][method]


def test_bokmaal_and_nynorsk_get_the_same_partners(pairs: PairsEvaluation) -> None:
    assert pairs.frozen is not None
    assert not pairs.is_worse, "look at `samlaere evaluate`, then run it with --freeze"
    for half in ("all", "development", "held_out"):
        assert pairs.figures[half]["overlap_at_5"] >= OVERLAP


def test_answers_that_fell_are_worse_and_new_questions_are_not(
    questions: QuestionsEvaluation,
) -> None:
    run = questions.run
    better = run | {"cases": {case: min(value + 0.1, 1.0) for case, value in run["cases"].items()}}
    assert replace(questions, frozen=better).is_worse
    first = next(iter(run["cases"]))
    assert not replace(questions, frozen=run | {"cases": {first: 0.0}}).is_worse
    assert not replace(questions, frozen=None).is_worse


def test_a_frozen_run_is_read_back_and_another_file_is_refused(
    questions: QuestionsEvaluation, pairs: PairsEvaluation, tmp_path: Path
) -> None:
    path = freeze_questions(questions, tmp_path)
    assert read_frozen_figures(path) == questions.run
    assert read_frozen_figures(freeze_pairs(pairs, tmp_path)) == pairs.run
    (tmp_path / FROZEN).write_text('{"figures": {}}', encoding="utf-8")
    with pytest.raises(SourceError, match="not a frozen run"):
        read_frozen_figures(tmp_path / FROZEN)


def test_the_worst_questions_are_told(questions: QuestionsEvaluation) -> None:
    told = questions_evaluation_json(questions)["worst"]
    assert [one["ndcg"] for one in told] == sorted(one["ndcg"] for one in told)
