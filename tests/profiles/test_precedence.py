"""Is the right source believed, whatever the order and whatever else is said?"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain import fields
from matcher.domain.provenance import Method, Observation, ReviewState
from matcher.profiles.precedence import PRECEDENCE, choose, describe, rank
from tests.profiles.examples import AGENCY_FIELDS, observations_of, seen


def test_every_field_of_the_vocabulary_stands_in_the_table() -> None:
    named = {
        value for name, value in vars(fields).items() if name.isupper() and isinstance(value, str)
    }
    assert set(PRECEDENCE) == named


@pytest.mark.parametrize("field", sorted(PRECEDENCE))
def test_every_way_of_knowing_has_its_place(field: str) -> None:
    assert sorted(PRECEDENCE[field]) == sorted(Method)


@pytest.mark.parametrize("field", sorted(PRECEDENCE))
def test_a_guess_never_beats_what_somebody_answers_for_or_a_better_guess(field: str) -> None:
    order = PRECEDENCE[field]
    assert order[-1] is Method.ASSUMED
    assert order.index(Method.CORRECTED) < order.index(Method.INFERRED)


@pytest.mark.parametrize(
    ("field", "better", "worse"),
    [
        (fields.NAME, Method.REGISTER, Method.CORRECTED),
        (fields.MINISTRY, Method.REGISTER, Method.CONFIRMED),
        (fields.EMPLOYEES, Method.REGISTER, Method.CORRECTED),
        (fields.MANDATE, Method.CORRECTED, Method.REGISTER),
        (fields.TASK, Method.CONFIRMED, Method.REGISTER),
        (fields.BUSY, Method.CONFIRMED, Method.REGISTER),
        (fields.SITE, Method.CORRECTED, Method.REGISTER),
        (fields.STATUS, Method.INFERRED, Method.REGISTER),
        (fields.STATUS, Method.REGISTER, Method.ASSUMED),
        (fields.KIND, Method.PUBLISHED, Method.INFERRED),
    ],
)
def test_the_better_source_wins_even_when_it_is_older(
    field: str, better: Method, worse: Method
) -> None:
    old, new = seen(field, "old", better), seen(field, "new", worse, day=100)
    choice = choose([new, old])
    assert choice is not None
    assert choice.winner == old
    assert [rival.value for rival in choice.rivals] == ["new"]


def status(word: str, method: Method, day: int) -> Observation:
    return seen(fields.STATUS, {"status": word, "note": None}, method, day=day)


@pytest.mark.parametrize("ending", ["closed", "closing"])
@pytest.mark.parametrize("method", [Method.PUBLISHED, Method.INFERRED, Method.ASSUMED])
@pytest.mark.parametrize("day", [0, 9])
def test_a_body_that_the_register_has_closed_is_closed_whatever_a_page_or_a_guess_says(
    ending: str, method: Method, day: int
) -> None:
    closed = status(ending, Method.REGISTER, 5)
    choice = choose([status("active", method, day), closed])
    assert choice is not None
    assert choice.winner == closed


@pytest.mark.parametrize("method", [Method.CORRECTED, Method.CONFIRMED])
def test_a_person_overrules_a_closing_only_by_speaking_after_it(method: Method) -> None:
    closed = status("closed", Method.REGISTER, 5)
    read_again = replace(closed, last_seen=closed.last_seen + timedelta(days=30))
    before, after = status("active", method, 4), status("active", method, 6)
    for observations, winner in (([before, read_again], read_again), ([after, read_again], after)):
        choice = choose(observations)
        assert choice is not None
        assert choice.winner == winner


def test_a_closing_that_waits_for_review_closes_nothing_yet() -> None:
    held = replace(status("closed", Method.REGISTER, 5), review=ReviewState.WAITING)
    active = status("active", Method.ASSUMED, 0)
    choice = choose([held, active])
    assert choice is not None
    assert choice.winner == active


def test_a_body_that_is_registered_may_still_be_without_staff() -> None:
    without = status("no_staff", Method.INFERRED, 0)
    choice = choose([status("active", Method.REGISTER, 5), without])
    assert choice is not None
    assert choice.winner == without


def test_of_two_equal_sources_the_newer_wins() -> None:
    older, newer = seen(fields.NAME, "Diku"), seen(fields.NAME, "HK-dir", day=1)
    choice = choose([older, newer])
    assert choice is not None
    assert choice.winner == newer


def test_agreement_is_no_rivalry() -> None:
    choice = choose([seen(fields.NAME, "Nav"), seen(fields.NAME, "Nav", Method.ASSUMED)])
    assert choice is not None
    assert choice.rivals == ()


def test_what_waits_for_review_loses_to_everything_else_but_is_shown() -> None:
    held = seen(fields.MINISTRY, "972417904", Method.REGISTER, review=ReviewState.WAITING)
    guess = seen(fields.MINISTRY, "912660680", Method.ASSUMED)
    choice = choose([held, guess])
    assert choice is not None
    assert choice.winner == guess
    assert [rival.value for rival in choice.rivals] == ["972417904"]


@pytest.mark.parametrize(
    "gone",
    [
        seen(fields.NAME, "x", Method.REGISTER, review=ReviewState.REJECTED),
        seen(fields.NAME, "x", Method.REGISTER, is_retired=True),
    ],
)
def test_what_was_rejected_or_retired_is_never_believed(gone: Observation) -> None:
    assert choose([gone]) is None


FIELD = st.sampled_from(AGENCY_FIELDS)


@given(FIELD.flatmap(lambda f: st.lists(observations_of(f), max_size=8)), st.randoms())
def test_the_order_of_reading_changes_nothing(
    observations: list[Observation], shuffler: random.Random
) -> None:
    shuffled = observations.copy()
    shuffler.shuffle(shuffled)
    assert choose(shuffled) == choose(observations)


@given(
    FIELD.flatmap(
        lambda f: st.tuples(
            st.lists(observations_of(f), min_size=1, max_size=8), observations_of(f)
        )
    )
)
def test_a_worse_observation_never_changes_the_winner(
    given_and_more: tuple[list[Observation], Observation],
) -> None:
    observations, more = given_and_more
    before = choose(observations)
    if before is None or rank(more) < rank(before.winner):
        return
    after = choose([*observations, more])
    assert after is not None
    assert after.winner == before.winner


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Oslo", "Oslo"),
        ({"count": 40, "year": None}, "40"),
        ({"place": "Oslo", "what": ""}, "Oslo"),
        ({"months": [1, 2], "reason": "budsjett"}, "1 2, budsjett"),
        (True, "true"),
    ],
)
def test_a_value_can_be_shown_as_text(value: object, text: str) -> None:
    assert describe(value) == text  # type: ignore[arg-type]
