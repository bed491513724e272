"""Does a task in one's own words mark the aims it speaks for, and does it leave no trace again?"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.services.index import Index
from web.forms.need_form import NeedForm
from web.forms.tasks_said import MARKED_FROM, Kind, add_task, kind_of, read_tasks, remove_task

INVOICES: Final = "KM6858"
EMPTY: Final = NeedForm(trade="SOA03-01")
TASKS: Final = ("fakturabehandling", "arkivere brev", "svare i resepsjonen", "lønn", "klippe hår")
tasks = st.sampled_from(TASKS)
kinds = st.sampled_from(get_args(Kind))


@pytest.mark.parametrize("kind", get_args(Kind))
def test_a_task_marks_its_aim_and_stands_in_its_list(
    packaged_index: Index, kind: Literal["covered", "missing"]
) -> None:
    form = add_task(EMPTY, "  fakturabehandling ", kind, packaged_index)
    assert getattr(form, f"{kind}_tasks") == ("fakturabehandling",)
    assert getattr(form, f"{kind}_aims") == (INVOICES,)


def test_what_was_answered_is_not_answered_anew(packaged_index: Index) -> None:
    answered = replace(EMPTY, covered_aims=(INVOICES,))
    form = add_task(answered, "fakturabehandling", "missing", packaged_index)
    assert (form.covered_aims, form.missing_aims) == ((INVOICES,), ())


def test_a_task_said_again_in_the_other_list_moves_there(packaged_index: Index) -> None:
    form = add_task(EMPTY, "fakturabehandling", "missing", packaged_index)
    form = add_task(form, "fakturabehandling", "covered", packaged_index)
    assert (form.missing_tasks, form.missing_aims) == ((), ())
    assert (form.covered_tasks, form.covered_aims) == (("fakturabehandling",), (INVOICES,))


def test_an_aim_that_another_task_marks_too_stays(packaged_index: Index) -> None:
    form = add_task(EMPTY, "fakturabehandling", "missing", packaged_index)
    form = add_task(form, "behandle fakturaer", "missing", packaged_index)
    assert remove_task(form, "fakturabehandling", packaged_index).missing_aims == (INVOICES,)


def test_what_is_about_no_aim_marks_none_and_is_kept(packaged_index: Index) -> None:
    form = add_task(EMPTY, "klippe hår", "missing", packaged_index)
    (read,) = read_tasks(form, packaged_index)
    assert (read.aims, form.missing_aims, form.missing_tasks) == ((), (), ("klippe hår",))


@settings(max_examples=25)
@given(before=st.lists(st.tuples(tasks, kinds), max_size=3), task=tasks, kind=kinds)
def test_a_task_that_is_added_and_taken_out_leaves_no_trace(
    packaged_index: Index, before: list[tuple[str, Kind]], task: str, kind: Kind
) -> None:
    form = EMPTY
    for text, of_kind in before:
        if text != task:
            form = add_task(form, text, of_kind, packaged_index)
    assert remove_task(add_task(form, task, kind, packaged_index), task, packaged_index) == form


@settings(max_examples=25)
@given(st.lists(st.tuples(tasks, kinds), max_size=5))
def test_no_aim_is_both_lacked_and_had(packaged_index: Index, told: list[tuple[str, Kind]]) -> None:
    form = EMPTY
    for text, kind in told:
        form = add_task(form, text, kind, packaged_index)
    assert not {*form.missing_aims} & {*form.covered_aims}
    assert not {*form.missing_tasks} & {*form.covered_tasks}
    for read in read_tasks(form, packaged_index):
        assert all(certainty >= MARKED_FROM for aim, certainty in read.aims if aim in read.marked)


def test_without_a_trade_nothing_is_read(packaged_index: Index) -> None:
    form = add_task(NeedForm(), "fakturabehandling", "missing", packaged_index)
    assert form == NeedForm(missing_tasks=("fakturabehandling",))
    assert read_tasks(form, packaged_index) == ()


def test_a_button_names_one_list_or_none() -> None:
    assert [kind_of(text) for text in ("covered", "missing", "both")] == [
        "covered",
        "missing",
        None,
    ]
