"""Does anything in foreign data go unnoticed?"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.provenance import JsonValue
from scrapers.framework.page import Page
from scrapers.framework.strict import (
    Oddity,
    OddityCode,
    ShapeError,
    expect_empty,
    look_up,
    read_each,
    take,
    take_objects,
    take_optional,
)

PAGE = Page(
    url="https://a.no/x",
    body=b"",
    snapshot="0" * 64,
    fetched_at=datetime(2026, 11, 22, tzinfo=UTC),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def test_a_missing_field_is_named() -> None:
    with pytest.raises(ShapeError, match="navn: missing; expected text"):
        take({}, "navn", str)


@pytest.mark.parametrize(
    ("value", "kind"), [(1, str), (True, int), ("1", int), (None, str), ([], dict), (1.5, int)]
)
def test_a_value_of_another_type_is_refused(value: JsonValue, kind: type) -> None:
    with pytest.raises(ShapeError, match="expected"):
        take({"a": value}, "a", kind)


def test_a_whole_number_is_a_number() -> None:
    assert take({"a": 1}, "a", float) == 1


def test_null_is_the_same_as_missing_where_a_field_may_be() -> None:
    assert take_optional({"a": None}, "a", str) is None
    assert take_optional({}, "a", str) is None


def test_a_list_of_objects_holds_only_objects() -> None:
    assert take_objects({}, "a") == []
    with pytest.raises(ShapeError, match=r"a\[1\]"):
        take_objects({"a": [{}, 2]}, "a")


def test_a_code_that_the_table_does_not_know_is_named() -> None:
    with pytest.raises(ShapeError, match="form: a code that the table does not know, found XYZ"):
        look_up({"STAT": 1}, "XYZ", what="form")


def test_what_nobody_took_is_an_oddity() -> None:
    odd = expect_empty({"new": 1, "old": 2}, ignore={"old"}, where="enhet")
    assert [(one.where, one.code, one.example) for one in odd] == [
        ("enhet.new", OddityCode.LEFTOVER, "1")
    ]


def parse_name(entry: dict[str, JsonValue]) -> tuple[str, tuple[Oddity, ...]]:
    return take(entry, "navn", str), expect_empty(entry)


def test_one_bad_entry_does_not_stop_the_others() -> None:
    entries: list[JsonValue] = [{"navn": "a"}, {"navn": 1}, "x", {"navn": "b", "ny": 1}]
    names, odd = read_each(entries, parse_name, page=PAGE, where="liste")
    assert names == ("a", "b")
    assert [one.where for one in odd] == ["liste[1]", "liste[2]", "ny"]
    assert {one.url for one in odd} == {PAGE.url}


def test_the_same_oddity_in_every_entry_is_told_once() -> None:
    _, odd = read_each([{"navn": "a", "ny": n} for n in range(9)], parse_name, page=PAGE, where="l")
    assert [(one.where, one.example) for one in odd] == [("ny", "0")]


@given(st.lists(JSON, max_size=5))
def test_every_entry_is_read_or_told_of_whatever_it_is(entries: list[JsonValue]) -> None:
    before = repr(entries)
    names, odd = read_each(entries, parse_name, page=PAGE, where="l")
    assert len(names) <= len(entries)
    assert odd or len(names) == len(entries)
    assert repr(entries) == before
    assert all(len(one.example) <= 200 for one in odd)
