"""Are labelled pairs judged and counted as the labels say?"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.agency import AgencyId
from matcher.domain.errors import SourceError
from matcher.domain.match import ExclusionCode
from matcher.evaluation.partners import (
    CaseOutcome,
    Outcome,
    PartnerCase,
    judge,
    measure,
    overlap_at_the_top,
    read_partner_cases,
)

A, B, C = AgencyId("a"), AgencyId("b"), AgencyId("c")

LINE = (
    '{{"id": "{id}", "need": {{"trade": "SOA03-01"}}, "better": "a", "worse": "b", "why": "near",'
    ' "labelled_by": "me", "labelled_on": "2026-11-22"{more}}}'
)

outcomes = st.lists(
    st.builds(
        CaseOutcome,
        outcome=st.sampled_from(Outcome),
        cooperation=st.sampled_from(["ring", "secondment"]),
        need_of=st.sampled_from(["x", "y", "z"]),
        is_exclusion=st.booleans(),
        overlap=st.none() | st.floats(0, 1),
    ),
    max_size=30,
)


def case(**more: object) -> PartnerCase:
    return PartnerCase.model_validate_json(LINE.format(id="x", more="")).model_copy(update=more)


@pytest.mark.parametrize(
    ("ranked", "outcome"),
    [
        ([A, B], Outcome.RIGHT),
        ([C, A, C, B], Outcome.RIGHT),
        ([B, A], Outcome.WRONG),
        ([A], Outcome.WORSE_NOT_PROPOSED),
        ([B], Outcome.BETTER_NOT_PROPOSED),
        ([], Outcome.BETTER_NOT_PROPOSED),
    ],
)
def test_a_pair_is_right_when_the_better_comes_first(
    ranked: list[AgencyId], outcome: Outcome
) -> None:
    assert judge(case(), ranked, {}) is outcome


def test_an_exclusion_is_right_only_for_the_reason_on_the_label() -> None:
    closed = case(worse_excluded=ExclusionCode.CLOSED)
    assert judge(closed, [A], {B: ExclusionCode.CLOSED}) is Outcome.RIGHT
    assert judge(closed, [A], {B: ExclusionCode.TOO_FAR}) is Outcome.WORSE_PROPOSED
    assert judge(closed, [A, B], {}) is Outcome.WORSE_PROPOSED
    assert judge(closed, [], {B: ExclusionCode.CLOSED}) is Outcome.BETTER_NOT_PROPOSED


def test_overlap_counts_only_the_best_five() -> None:
    ten = [AgencyId(str(n)) for n in range(10)]
    assert overlap_at_the_top(ten, ten) == 1
    assert overlap_at_the_top(ten, [*ten[4::-1], *ten[9:]]) == 1
    assert overlap_at_the_top(ten, ten[5:]) == 0
    assert overlap_at_the_top(ten[:3], ten[:2]) == pytest.approx(2 / 3)
    assert overlap_at_the_top([], []) == 0


@given(outcomes)
def test_the_same_outcomes_give_the_same_figures_and_shares_lie_in_their_interval(
    found: list[CaseOutcome],
) -> None:
    figures = measure(found)
    assert figures == measure(found)
    pairs = [outcome for outcome in found if not outcome.is_exclusion]
    assert figures["pairs"]["cases"] == len(pairs)  # type: ignore[index,call-overload]
    if pairs:
        share, (low, high) = figures["pairs"]["share"], figures["pairs"]["interval"]  # type: ignore[index,call-overload,misc]
        assert 0 <= low <= high <= 1
        assert low - 1e-4 <= share <= high + 1e-4


def test_a_case_more_of_the_same_need_is_no_new_evidence() -> None:
    def make(need_of: str, outcome: Outcome) -> CaseOutcome:
        return CaseOutcome(outcome=outcome, cooperation="ring", need_of=need_of)

    apart = [make("x", Outcome.RIGHT), make("y", Outcome.WRONG)] * 2
    assert measure(apart)["pairs"]["interval"] == [0, 1]  # type: ignore[index,call-overload]
    many = [make(str(n), Outcome.RIGHT if n % 2 else Outcome.WRONG) for n in range(100)]
    low, high = measure(many)["pairs"]["interval"]  # type: ignore[index,call-overload,misc]
    assert 0.35 < low < 0.5 < high < 0.65


@pytest.mark.parametrize(
    "lines",
    [
        ["{"],
        [LINE.format(id="x", more=', "extra": 1')],
        [LINE.format(id="x", more=', "worse_excluded": "ugly"')],
        [LINE.format(id="", more="")],
        [LINE.format(id="x", more="")] * 2,
        [LINE.format(id="y", more=', "same_need_as": "x"')],
    ],
)
def test_what_is_no_labelled_case_is_refused_with_its_line(
    tmp_path: Path, lines: list[str]
) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(SourceError, match=f"{path}:{len(lines)}"):
        read_partner_cases(path)
