"""How is foreign data taken apart so that nothing in it goes unnoticed?"""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar, cast

from matcher.domain.errors import InputError, SourceError
from matcher.domain.provenance import JsonValue, canonical_json
from scrapers.framework.page import Page

T = TypeVar("T")
J = TypeVar("J", str, int, float, bool, list[JsonValue], dict[str, JsonValue])

_NAMES: Mapping[type, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "an object",
    type(None): "null",
}
_SHOWN_CHARACTERS = 200


class OddityCode(StrEnum):
    """What sort of oddity it is."""

    LEFTOVER = "leftover"
    """A field that nobody reads yet."""
    UNREADABLE = "unreadable"
    """An entry that could not be read, and was left out."""
    UNEXPECTED = "unexpected"
    """Anything else that a person should look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """Something in a source that did not fit, without stopping the run.

    `where` is a path such as `enheter[3].navn`; `what` says it in plain words; `example` is what
    was found, cut short. `key` is the thing it was about, where that is known.
    """

    where: str
    what: str
    code: OddityCode = OddityCode.UNEXPECTED
    example: str = ""
    url: str = ""
    key: str = ""


class ShapeError(SourceError):
    """A value is missing, of another type, or not in its table."""

    def __init__(self, where: str, what: str, found: object = "") -> None:
        self.where = where
        self.what = what
        self.found = _shorten(found)
        super().__init__(f"{where}: {what}" + (f", found {self.found}" if self.found else ""))


def take(entry: dict[str, JsonValue], key: str, kind: type[J], /) -> J:
    """Take the value at `key` out of `entry`; it must be there and of that type.

    A true or false is not a number, and a whole number passes as a number.

    Raises
    ------
    ShapeError
        When it is missing, null or of another type.
    """
    if key not in entry:
        raise ShapeError(key, f"missing; expected {_NAMES[kind]}")
    return _check_kind(entry.pop(key), key, kind)


def take_optional(entry: dict[str, JsonValue], key: str, kind: type[J], /) -> J | None:
    """Take the value at `key` out of `entry`, or None when it is missing or null.

    Raises
    ------
    ShapeError
        When it is there and of another type.
    """
    value = entry.pop(key, None)
    return None if value is None else _check_kind(value, key, kind)


def take_objects(entry: dict[str, JsonValue], key: str, /) -> list[dict[str, JsonValue]]:
    """Take a list of objects out of `entry`; a missing one is empty.

    Raises
    ------
    ShapeError
        When it is not a list, or anything in it is not an object.
    """
    values = take_optional(entry, key, list) or []
    return [_check_kind(value, f"{key}[{at}]", dict) for at, value in enumerate(values)]


def look_up(table: Mapping[str, T], code: str, *, what: str) -> T:
    """Return what `table` says about `code`.

    Raises
    ------
    ShapeError
        When the table does not know the code; `what` names the table.
    """
    if code not in table:
        raise ShapeError(what, "a code that the table does not know", code)
    return table[code]


def expect_empty(
    entry: Mapping[str, JsonValue], *, ignore: Collection[str] = (), where: str = ""
) -> tuple[Oddity, ...]:
    """Return an oddity for each field that nobody took out of `entry`, for the run's report.

    `ignore` names the fields that we know and do not use.
    """
    prefix = f"{where}." if where else ""
    return tuple(
        Oddity(
            where=prefix + key,
            what="a field that nobody reads yet",
            code=OddityCode.LEFTOVER,
            example=_shorten(value),
        )
        for key, value in entry.items()
        if key not in ignore
    )


def read_each(
    entries: Iterable[JsonValue],
    parse: Callable[[dict[str, JsonValue]], tuple[T, tuple[Oddity, ...]]],
    *,
    page: Page,
    where: str,
) -> tuple[tuple[T, ...], tuple[Oddity, ...]]:
    """Parse each entry of a page; one that cannot be read becomes an oddity, not a crash.

    `parse` gets a copy that it may take apart, and returns the thing and its leftovers.
    The same oddity in many entries is reported once, with the first example.
    """
    things: list[T] = []
    odd: dict[tuple[str, str], Oddity] = {}
    for at, entry in enumerate(entries):
        noted: tuple[Oddity, ...]
        try:
            thing, noted = parse(_check_kind(copy.deepcopy(entry), f"{where}[{at}]", dict))
            things.append(thing)
        except (ShapeError, InputError) as error:
            noted = (oddity_of(error, where=f"{where}[{at}]", example=entry),)
        for note in noted:
            at_page = replace(note, url=note.url or page.url)
            odd.setdefault((_without_index(note.where), note.what), at_page)
    return tuple(things), tuple(odd.values())


def oddity_of(error: ShapeError | InputError, *, where: str, example: object = "") -> Oddity:
    """Turn what a parse raised into an oddity that names where, and shows what was there."""
    return Oddity(
        where=where,
        what=f"could not be read: {error}",
        code=OddityCode.UNREADABLE,
        example=_shorten(example),
    )


def _check_kind(value: JsonValue, where: str, kind: type[J]) -> J:
    """Return `value` when it is of `kind`, or raise a ShapeError that says what it is."""
    is_bool_as_number = isinstance(value, bool) and kind is not bool
    is_whole_for_number = kind is float and isinstance(value, int)
    if is_bool_as_number or not (isinstance(value, kind) or is_whole_for_number):
        found = _NAMES.get(type(value), type(value).__name__)
        raise ShapeError(where, f"expected {_NAMES[kind]}", f"{found}: {_shorten(value)}")
    return cast("J", value)


def _shorten(value: object) -> str:
    """Write a value on one line, cut so that it fits in a report."""
    text = value if isinstance(value, str) else canonical_json(cast("JsonValue", value))
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"


def _without_index(where: str) -> str:
    """Drop the numbers in brackets, so that the same trouble in many entries is one."""
    return "".join(part.split("]", 1)[-1] for part in where.split("["))
