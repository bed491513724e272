"""Does every field belong to a step, and does every step lead where it should?"""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from matcher.services.index import Index
from web.forms.need_form import FIELDS, NeedForm, read_need_form
from web.forms.steps import (
    BACK,
    NEXT,
    SHOWN,
    STEPS,
    destination_of,
    find_step_problems,
    first_wrong_step,
    is_forward,
    step_after,
    step_before,
)

typed = st.lists(st.tuples(st.sampled_from(FIELDS), st.text(max_size=20)), max_size=14)


def form_of_typed(pairs: list[tuple[str, str]]) -> NeedForm:
    return read_need_form(MultiDict(pairs))


@given(typed)
def test_every_step_sends_on_what_belongs_to_the_others(pairs: list[tuple[str, str]]) -> None:
    form = form_of_typed(pairs)
    for step in STEPS:
        own = [pair for pair in form.address_arguments if pair[0] in step.fields]
        assert form_of_typed([*step.carried(form), *own]) == form


def test_every_field_belongs_to_one_step_or_is_carried_along() -> None:
    assert len([name for step in STEPS for name in step.fields]) == len(SHOWN)
    assert set(FIELDS) >= SHOWN


def test_the_steps_lead_to_each_other_and_at_last_to_the_summary() -> None:
    for before, after in pairwise(STEPS):
        assert step_after(before) is after is destination_of(before, NEXT)
        assert step_before(after) is before is destination_of(after, BACK)
        assert is_forward(before, after)
        assert not is_forward(after, before)
    assert step_after(STEPS[-1]) is None
    assert is_forward(STEPS[-1], None)
    assert destination_of(STEPS[0], BACK) is STEPS[0]


def test_own_words_are_checked_before_a_trade_is_chosen(packaged_index: Index) -> None:
    form = form_of_typed([("agency_id", "tullogvas"), ("place", "Leikangerr")])
    wrong = [bool(find_step_problems(step, form, packaged_index)) for step in STEPS]
    assert wrong == [True, True, False, False, True]
    assert first_wrong_step(form, packaged_index) is STEPS[0]
