"""Does a check see every change of shape, and none where there is none?"""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.provenance import JsonValue
from scrapers.framework.shape import FindingKind, Shape, compare_shape

SHAPE: Shape = {"nr": "text", "tall?": "whole|null", "liste": [{"a": "number"}], "hva?": "any"}
GOOD: dict[str, JsonValue] = {"nr": "1", "tall": None, "liste": [{"a": 1}, {"a": 1.5}]}


def test_what_fits_gives_no_finding() -> None:
    assert compare_shape(GOOD, SHAPE, where="x") == ()


@pytest.mark.parametrize(
    ("change", "kind", "what"),
    [
        ({"nr": 1}, FindingKind.TYPE, "x.nr should be text, but is whole."),
        ({"tall": True}, FindingKind.TYPE, "x.tall should be whole or null, but is bool."),
        ({"ny": 1}, FindingKind.NEW, "x has a new field “ny” that we do not know."),
        ({"liste": {}}, FindingKind.TYPE, "x.liste should be list, but is object."),
        (
            {"liste": [{}, {}]},
            FindingKind.MISSING,
            "x.liste[] no longer has the field “a”, which we read.",
        ),
    ],
)
def test_each_change_is_told_once_in_plain_words(
    change: dict[str, JsonValue], kind: FindingKind, what: str
) -> None:
    findings = compare_shape({**GOOD, **change}, SHAPE, where="x")
    assert [(one.kind, one.what) for one in findings] == [(kind, what)]


@given(st.sampled_from(["nr", "liste"]))
def test_a_field_that_we_read_and_is_gone_is_found(key: str) -> None:
    value = copy.deepcopy(GOOD)
    del value[key]
    assert [one.kind for one in compare_shape(value, SHAPE, where="x")] == [FindingKind.MISSING]
