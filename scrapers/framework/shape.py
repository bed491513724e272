"""Does what a source answers still have the shape that its scraper was written for?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from matcher.domain.provenance import JsonValue

Shape: TypeAlias = "str | list[Shape] | Mapping[str, Shape]"
"""An expected form, written as the data looks.

A text names types joined by `|`: `text`, `number`, `whole`, `bool`, `null`, `any`. A list with one
element says what each element is. A mapping says which keys an object has; a key that ends in `?`
may be missing.
"""


class FindingKind(StrEnum):
    """What sort of change was found."""

    MISSING = "missing"
    NEW = "new"
    TYPE = "type"
    MARKUP = "markup"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One way in which the live source differs from the expected; `what` is a plain sentence."""

    kind: FindingKind
    where: str
    what: str


def compare_shape(value: JsonValue, shape: Shape, *, where: str) -> tuple[Finding, ...]:
    """List every difference between `value` and `shape`; `where` names the value."""
    if isinstance(shape, str):
        return _compare_type(value, shape, where)
    if isinstance(shape, list):
        if not isinstance(value, list):
            return (_wrong(where, "list", value),)
        differences = (compare_shape(each, shape[0], where=f"{where}[]") for each in value)
        return tuple(dict.fromkeys(finding for part in differences for finding in part))
    if not isinstance(value, dict):
        return (_wrong(where, "object", value),)
    return _compare_object(value, shape, where)


def _compare_object(
    value: Mapping[str, JsonValue], shape: Mapping[str, Shape], where: str
) -> tuple[Finding, ...]:
    """Compare the keys, then what lies under those that both have."""
    expected = {key.removesuffix("?"): (key.endswith("?"), form) for key, form in shape.items()}
    findings = [
        Finding(
            kind=FindingKind.MISSING,
            where=f"{where}.{key}",
            what=f"{where} no longer has the field “{key}”, which we read.",
        )
        for key, (is_optional, _) in expected.items()
        if key not in value and not is_optional
    ]
    findings += [
        Finding(
            kind=FindingKind.NEW,
            where=f"{where}.{key}",
            what=f"{where} has a new field “{key}” that we do not know.",
        )
        for key in value
        if key not in expected
    ]
    for key, (_, form) in expected.items():
        if key in value:
            findings += compare_shape(value[key], form, where=f"{where}.{key}")
    return tuple(findings)


def _compare_type(value: JsonValue, shape: str, where: str) -> tuple[Finding, ...]:
    """Compare one value with a type named in words."""
    names = shape.split("|")
    is_fine = "any" in names or _name_of(value) in names
    is_whole_for_number = "number" in names and _name_of(value) == "whole"
    return () if is_fine or is_whole_for_number else (_wrong(where, shape, value),)


def _wrong(where: str, expected: str, value: JsonValue) -> Finding:
    """Say that a type has changed."""
    words = expected.replace("|", " or ")
    return Finding(
        kind=FindingKind.TYPE,
        where=where,
        what=f"{where} should be {words}, but is {_name_of(value)}.",
    )


def _name_of(value: JsonValue) -> str:
    """Name the type of a JSON value as shapes do."""
    names = {str: "text", bool: "bool", int: "whole", float: "number", list: "list", dict: "object"}
    return names.get(type(value), "null")
