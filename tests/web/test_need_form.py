"""Does an address keep what was typed, and does what was typed become the need it looks like?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from matcher.services.index import Index
from matcher.services.needs import parse_need
from web.forms.month_typed import read_month
from web.forms.need_form import FIELDS, NeedForm, form_of, form_of_json, read_need_form

names = st.sampled_from([*FIELDS, "aim.KM6850", "aim.KM6858", "utm_source"])
typed = st.lists(st.tuples(names, st.text(max_size=20)), max_size=12)


def read(*pairs: tuple[str, str]) -> NeedForm:
    return read_need_form(MultiDict(pairs))


@given(typed)
def test_an_address_keeps_all_that_was_typed(pairs: list[tuple[str, str]]) -> None:
    form = read(*pairs)
    assert read(*form.address_arguments) == form


def test_an_answer_for_an_aim_goes_to_its_list() -> None:
    form = read(("aim.KM6850", "missing"), ("aim.KM6858", "covered"), ("aim.KM6859", ""))
    assert (form.missing_aims, form.covered_aims) == (("KM6850",), ("KM6858",))
    assert [form.answer_for(aim) for aim in ("KM6850", "KM6858", "KM6859")] == [
        "missing",
        "covered",
        "",
    ]


def test_every_line_is_a_task_of_its_own() -> None:
    form = read(("missing_tasks", "fakturabehandling\r\n\r\n  postmottak \n"))
    assert form.missing_tasks == ("fakturabehandling", "postmottak")


def test_numbers_are_read_as_people_write_them() -> None:
    for text, number in [("60", 60), ("60 km", 60), ("37,5", 37.5), ("60\u00a0km", 60)]:
        assert read(("max_km", text)).as_json == {"max_km": number}


def test_a_whole_number_of_kilometres_is_kept_without_decimals(packaged_index: Index) -> None:
    need = parse_need({"trade": "SOA03-01", "place": "Bodø", "max_km": 150}, packaged_index)
    assert form_of(need).max_km == "150"
    assert form_of_json({"max_km": 37.5}).max_km == "37.5"


def test_what_is_no_number_stays_as_it_was_typed() -> None:
    assert read(("max_km", "langt"), ("busy_months", "mai")).as_json == {
        "max_km": "langt",
        "busy_months": ["mai"],
    }


def test_what_was_not_filled_in_is_not_said() -> None:
    assert read(("trade", ""), ("place", "  ")).as_json == {}


def test_a_need_can_be_put_back_into_the_form(packaged_index: Index) -> None:
    given_need = {
        "agency_id": "970205039",
        "trade": "SOA03-01",
        "cooperation": "ring",
        "missing_aims": ["KM6858"],
        "missing_tasks": ["fakturabehandling"],
        "busy_months": [1, 12],
        "place": "Leikanger",
        "max_km": 60.5,
        "questions": ["Hvordan gjør dere det?"],
    }
    need = parse_need(given_need, packaged_index)
    assert parse_need(form_of(need).as_json, packaged_index) == need


def test_a_ring_with_a_partner_leaves_behind_how_long_a_secondment_lasts() -> None:
    form = NeedForm(trade="SOA03-01", cooperation="secondment", direction="send", months="4")
    ring = form.ring_with("970205039").address
    assert ring == {"trade": "SOA03-01", "cooperation": "ring", "with_agencies": ["970205039"]}
    kept = NeedForm(trade="SOA03-01", cooperation="ring", months="18").ring_with("970205039")
    assert kept.months == "18"


@pytest.mark.parametrize(
    "typed",
    [
        "2027-08",
        "2027-8",
        "august 2027",
        "August 2027",
        "aug. 2027",
        " aug 2027 ",
        "08.2027",
        "8/2027",
        "2027.08",
    ],
)
def test_a_month_is_read_however_it_is_typed(typed: str) -> None:
    assert read(("start", typed)).as_json == {"start": "2027-08"}


def test_a_month_is_read_in_every_language() -> None:
    months = {"mai 2028": "2028-05", "May 2028": "2028-05", "oktober 2027": "2027-10"}
    months |= {"October 2027": "2027-10", "des. 2027": "2027-12", "Dec 2027": "2027-12"}
    assert {typed: read_month(typed) for typed in months} == months


@pytest.mark.parametrize(
    "typed", ["", "august", "13.2027", "2027-00", "1. august 2027", "neste år"]
)
def test_what_is_no_month_of_a_year_stays_as_it_was_typed(typed: str) -> None:
    assert read_month(typed) == typed
