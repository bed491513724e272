"""What holds of every ranking, whoever seeks and whoever there is?"""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.match import POINTS_OF_A_WHOLE, Component
from matcher.domain.need import Cooperation, Direction
from matcher.domain.provenance import Method
from matcher.scoring import Candidates, Seeker, rank
from tests.scoring.examples import AIMS, WEIGHTS, make_candidates, make_profile, make_seeker
from tests.scoring.oracle import expected_total, may_be_proposed, part_value
from tests.scoring.strategies import aims_taught, situations, sure

Situation = tuple[Seeker, Candidates]


@given(situations())
def test_everybody_is_either_ranked_or_excluded(situation: Situation) -> None:
    seeker, candidates = situation
    ranking = rank(seeker, candidates, WEIGHTS)
    named = [m.agency for m in ranking.matches] + [e.agency for e in ranking.excluded]
    assert sorted(named) == sorted(candidates.ids)
    assert ranking.eligible == len(ranking.matches)


@given(situations())
def test_whoever_is_ranked_breaks_no_rule_and_whoever_is_not_breaks_one(
    situation: Situation,
) -> None:
    seeker, candidates = situation
    ranked = {match.agency for match in rank(seeker, candidates, WEIGHTS).matches}
    for row, profile in enumerate(candidates.profiles):
        assert (profile.agency.id in ranked) == may_be_proposed(seeker, profile, row)


@given(situations())
def test_the_parts_add_up_to_the_total_exactly(situation: Situation) -> None:
    seeker, candidates = situation
    for match in rank(seeker, candidates, WEIGHTS).matches:
        assert sum(part.points for part in match.components) == match.points
        assert round(sum(part.weight for part in match.components) * POINTS_OF_A_WHOLE) == (
            POINTS_OF_A_WHOLE
        )
        for part in match.components:
            assert part.points / POINTS_OF_A_WHOLE == pytest.approx(
                part.weight * (part.value or 0), abs=2e-6
            )


@given(situations())
def test_the_columns_agree_with_working_it_out_slowly(situation: Situation) -> None:
    seeker, candidates = situation
    for match in rank(seeker, candidates, WEIGHTS).matches:
        row = candidates.row_of[match.agency]
        profile = candidates.profiles[row]
        assert match.total == pytest.approx(expected_total(seeker, profile, row, WEIGHTS), abs=1e-5)
        for part in match.components:
            if part.component is not Component.NOT_KNOWN:
                value, _ = part_value(part.component, seeker, profile, row, WEIGHTS)
                assert part.value == (None if value is None else pytest.approx(value, abs=1e-6))


@given(situations())
def test_the_best_come_first_and_the_answer_is_the_same_every_time(situation: Situation) -> None:
    seeker, candidates = situation
    ranking = rank(seeker, candidates, WEIGHTS)
    points = [match.points for match in ranking.matches]
    assert points == sorted(points, reverse=True)
    assert rank(seeker, candidates, WEIGHTS) == ranking


@given(situations())
def test_an_unknown_part_weighs_nothing_and_a_known_one_at_most_its_importance(
    situation: Situation,
) -> None:
    seeker, candidates = situation
    for match in rank(seeker, candidates, WEIGHTS).matches:
        for part in match.components:
            if part.component is Component.NOT_KNOWN:
                rest = match.known_share + match.assumed_share
                assert rest == pytest.approx(1 - part.weight)
            else:
                assert part.weight <= part.importance
                assert part.value is not None or part.weight == 0


@given(situations())
def test_every_number_is_a_share(situation: Situation) -> None:
    seeker, candidates = situation
    for match in rank(seeker, candidates, WEIGHTS).matches:
        assert 0 <= match.total <= 1
        assert 0 <= match.known_share <= 1
        for part in match.components:
            assert part.value is None or (0 <= part.value <= 1 and not math.isnan(part.value))


@given(
    teaches=aims_taught,
    aim=st.sampled_from(AIMS),
    surer=sure,
    tasks=st.integers(1, 12),
    method=st.sampled_from(Method),
)
def test_a_host_is_never_ranked_lower_for_teaching_more_of_what_is_lacked(
    teaches: dict[str, float], aim: str, surer: float, tasks: int, method: Method
) -> None:
    more = teaches | {aim: max(surer, teaches.get(aim, 0.0))}
    candidates = make_candidates(
        [
            make_profile(1, teaches=teaches, tasks=tasks, method=method),
            make_profile(2, teaches=more, tasks=tasks, method=method),
        ]
    )
    seeker = make_seeker(
        candidates,
        missing=dict.fromkeys(AIMS, 1.0),
        cooperation=Cooperation.SECONDMENT,
        direction=Direction.SEND,
    )
    totals = {match.agency: match.total for match in rank(seeker, candidates, WEIGHTS).matches}
    less, rest = (totals[profile.agency.id] for profile in candidates.profiles)
    assert rest >= less - 1e-6
