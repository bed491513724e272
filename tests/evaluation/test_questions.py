"""Are questions read, split in halves and measured as it is said?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from matcher.domain.agency import AgencyId
from matcher.domain.errors import SourceError
from matcher.evaluation.halves import Half
from matcher.evaluation.partners import WrittenForm
from matcher.evaluation.question_cases import QuestionCase, read_question_cases
from matcher.evaluation.questions import QuestionOutcome, measure_questions, ndcg
from matcher.seed import read_seed
from matcher.settings import Settings

DATA = Settings().data_dir
CASES = read_question_cases(DATA / "evaluation" / "question_cases.jsonl")
A, B, C = (AgencyId(number) for number in ("974761076", "974760673", "971526920"))


def test_there_are_enough_questions_in_both_forms_and_halves() -> None:
    assert len(CASES) >= 60
    for form in WrittenForm:
        assert sum(case.written_form is form for case in CASES) >= 30
    for half in Half:
        assert sum(case.half is half for case in CASES) >= 30


def test_every_labelled_agency_is_one_of_ours() -> None:
    known = {o.key for run in read_seed(DATA) for o in run.observations}
    assert {agency for case in CASES for agency in case.relevance} <= known


def test_the_best_order_has_all_of_the_gain_and_a_worse_one_less() -> None:
    relevance = {A: 3, B: 1}
    best = ndcg(np.array([2.0, 1.0, 0.0]), (A, B, C), relevance)
    worse = ndcg(np.array([1.0, 2.0, 0.0]), (A, B, C), relevance)
    nothing = ndcg(np.array([0.0, 0.0, 1.0]), (C, *[C] * 10, A, B)[:3], relevance)
    assert best == pytest.approx(1)
    assert 0 < worse < best
    assert nothing == 0


def test_ndcg_is_worked_out_as_in_the_paper() -> None:
    # Grades 1 and 3 in that order: (1/log2(2) + 7/log2(3)) / (7/log2(2) + 1/log2(3)).
    found = ndcg(np.array([1.0, 2.0]), (A, B), {A: 3, B: 1})
    assert found == pytest.approx((1 + 7 / np.log2(3)) / (7 + 1 / np.log2(3)))


def outcome(number: int, plain: float, fused: float) -> QuestionOutcome:
    case = CASES[number]
    return QuestionOutcome(case=case, ndcg={"plain": plain, "fused": fused})


def test_the_gain_is_a_share_of_what_plain_words_give() -> None:
    figures = measure_questions([outcome(0, 0.4, 0.6), outcome(1, 0.6, 0.9)])
    fused = figures["all"]["fused"]  # type: ignore[index,call-overload]
    assert fused["ndcg"] == 0.75
    assert fused["gain"] == 0.5
    assert fused["gain_interval"] == [0.5, 0.5]


def test_a_line_that_is_no_question_is_named(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    good = CASES[0].model_dump_json()
    path.write_text(good + "\n" + good.replace(":3", ":7"), encoding="utf-8")
    with pytest.raises(SourceError, match="jsonl:2"):
        read_question_cases(path)
    path.write_text(good + "\n" + good, encoding="utf-8")
    with pytest.raises(SourceError, match="stands twice"):
        read_question_cases(path)


def test_the_half_of_a_question_does_not_depend_on_the_others() -> None:
    assert all(QuestionCase.model_validate_json(c.model_dump_json()).half is c.half for c in CASES)
