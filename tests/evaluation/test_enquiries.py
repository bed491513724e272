"""Does the measure of how e-mails are read count right, wrong and missed as a person would?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.errors import SourceError
from matcher.evaluation.enquiries import judge_enquiry
from matcher.evaluation.enquiry_cases import EnquiryCase, read_enquiry_cases
from matcher.evaluation.enquiry_figures import FieldOutcome, list_misses, measure_enquiries

EVALUATION: Final = Path(__file__).resolve().parents[2] / "data" / "evaluation"
BODY: Final = "NVE mangler innkjøp."


def same(wanted: str, found: str | None, agency: str | None) -> bool:
    return wanted == found or (wanted == "Elvene" and agency == "970205039")


def case(notes: str = "", **gold: object) -> EnquiryCase:
    line = {"id": "x", "lang": "nb", "sent_date": "2026-01-01", "subject": "", "body": BODY}
    return EnquiryCase.model_validate({**line, "gold": gold, "notes": notes})


def need(**fields: object) -> dict[str, Any]:
    empty: dict[str, Any] = dict.fromkeys(
        ("agency_id", "agency_name", "trade", "cooperation", "direction", "start", "apprentices")
    )
    empty |= {"place": None, "busy_months": [], "missing_aims": [], "covered_aims": []}
    return {**empty, "questions": [], "evidence": {}, **fields}


def judged(one: EnquiryCase, *needs: dict[str, Any], off: str | None = None) -> dict[str, Any]:
    answer = {"needs": list(needs), "off_topic": off}
    return {o.field: o for o in judge_enquiry(one, answer, same)}


def counts(outcome: FieldOutcome) -> tuple[int, int, int]:
    return outcome.right, outcome.wrong, outcome.missed


def test_what_was_not_said_is_right_only_when_nothing_is_read() -> None:
    assert judged(case(), need())["start"].is_right
    assert not judged(case(), need(start="2026-08"))["start"].is_right
    assert not judged(case(start="2026-08"), need())["start"].is_right


def test_an_agency_is_the_same_by_any_of_its_names() -> None:
    read = need(agency_name="Norges vassdrags- og energidirektorat", agency_id="970205039")
    assert judged(case(agency_name="Elvene"), read)["agency"].is_right
    assert not judged(case(agency_name="Kartverket"), read)["agency"].is_right
    assert not judged(case(agency_name="Elvene"), need())["agency"].is_right


def test_an_aim_is_right_by_any_of_its_equals_and_counts_once() -> None:
    one = case(missing_aims=["KM1|KM2", "KM3"])
    assert counts(judged(one, need(missing_aims=["KM2"]))["missing_aims"]) == (1, 0, 1)
    assert counts(judged(one, need(missing_aims=["KM1", "KM2", "KM4"]))["missing_aims"]) == (
        1,
        1,
        1,
    )


def test_another_accepted_value_is_right_too() -> None:
    one = case(start="2026-08", busy_months=[3, 4], accept={"start": [None], "busy_months": [[4]]})
    read = judged(one, need(busy_months=[4]))
    assert read["start"].is_right
    assert read["busy_months"].is_right


def test_of_a_mail_off_topic_only_that_it_is_counts() -> None:
    one = case(off_topic=True, agency_name="Husbanken")
    assert list(judged(one, need(), off="no_apprentice")) == ["off_topic"]
    assert judged(one, need(), off="no_apprentice")["off_topic"].is_right
    assert not judged(one, need())["off_topic"].is_right
    assert judged(case(notes="OFF-TOPIC (wages)"), need(), off="x")["off_topic"].is_right


def test_needs_told_apart_are_paired_with_the_needs_that_agree() -> None:
    one = case(
        trades=["A", "B"],
        needs=[{"trade": "A", "start": "2026-03"}, {"trade": "B", "start": "2026-05"}],
    )
    first, second = need(trade="B", start="2026-05"), need(trade="A", start="2026-03")
    answer = {"needs": [first, second], "off_topic": None}
    starts = [o for o in judge_enquiry(one, answer, same) if o.field == "start"]
    assert [o.is_right for o in starts] == [True, True]


def test_a_need_that_was_not_read_misses_all_that_it_says() -> None:
    one = case(
        trades=["A", "B"],
        needs=[{"trade": "A", "busy_months": [1]}, {"trade": "B", "busy_months": [2, 3]}],
    )
    answer = {"needs": [need(trade="A", busy_months=[1])], "off_topic": None}
    outcomes = list(judge_enquiry(one, answer, same))
    assert sum(o.missed for o in outcomes if o.field == "busy_months") == 2
    assert not next(o for o in outcomes if o.field == "needs").is_right


def test_a_mail_labelled_as_one_is_compared_with_all_its_needs_together() -> None:
    one = case(trades=["A", "B"], missing_aims=["KM1", "KM2"], apprentices=3)
    read = judged(
        one,
        need(trade="A", missing_aims=["KM1"], apprentices=2),
        need(trade="B", missing_aims=["KM2"], apprentices=1),
    )
    assert read["missing_aims"].is_right
    assert read["apprentices"].is_right


def test_misses_are_listed_with_the_words_they_were_read_from() -> None:
    read = need(missing_aims=["KM9"], evidence={"missing_aims": [[12, 19]]})
    answer = {"needs": [read], "off_topic": None}
    misses = list_misses(tuple(judge_enquiry(case(), answer, same)))
    assert misses == [
        {"id": "x", "field": "missing_aims", "gold": [], "read": ["KM9"], "words": ["innkjøp"]}
    ]


outcomes = st.builds(
    FieldOutcome,
    case=st.sampled_from("abcd"),
    lang=st.sampled_from(["nb", "nn"]),
    field=st.just("missing_aims"),
    right=st.integers(0, 3),
    wrong=st.integers(0, 3),
    missed=st.integers(0, 3),
    gold=st.none(),
    read=st.none(),
)


@given(st.lists(outcomes, min_size=1, max_size=8))
def test_figures_lie_within_their_interval_and_are_the_known_formula(
    judged_so: list[FieldOutcome],
) -> None:
    figures = measure_enquiries(judged_so)["all"]
    right = sum(o.right for o in judged_so)
    others = sum(o.wrong + o.missed for o in judged_so)
    if right + others == 0:
        assert "missing_aims" not in figures
        return
    figure = figures["missing_aims"]
    assert figure["f1"] == pytest.approx(2 * right / (2 * right + others), abs=1e-4)
    low, high = figure["interval"]
    assert 0 <= low <= high <= 1
    assert low - 1e-3 <= figure["f1"] <= high + 1e-3 or len({o.case for o in judged_so}) < 4


@pytest.mark.parametrize("file", sorted(EVALUATION.glob("enquiries_*.jsonl")), ids=lambda f: f.stem)
def test_every_set_in_the_repository_is_labelled_with_who_and_when(file: Path) -> None:
    for one in read_enquiry_cases(file):
        assert one.body
        assert one.gold.own_needs
        if not file.stem.endswith("dev"):
            assert one.labelled_by
            assert one.labelled_on is not None


def test_a_line_that_is_no_mail_and_an_id_twice_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "enquiries_x.jsonl"
    line = json.dumps({"id": "x", "lang": "nb", "sent_date": "2026-01-01", "subject": "",
                       "body": "a", "gold": {}})  # fmt: skip
    file.write_text(f"{line}\n{line}\n", encoding="utf-8")
    with pytest.raises(SourceError, match="stands twice"):
        read_enquiry_cases(file)
    file.write_text('{"id": 3}\n', encoding="utf-8")
    with pytest.raises(SourceError, match="not a labelled case"):
        read_enquiry_cases(file)
