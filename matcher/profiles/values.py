"""Has the value of an observation the form that its field prescribes?"""

from __future__ import annotations

from matcher.domain.errors import SourceError
from matcher.domain.provenance import Observation


def text_of(seen: Observation, part: str | None = None) -> str:
    """Return the value, or one part of it, which must be a text.

    Raises
    ------
    SourceError
        When it is not; names the source, the field and the thing.
    """
    value = seen.value if part is None else _part(seen, part)
    if not isinstance(value, str) or not value:
        raise _wrong(seen, part, "a text")
    return value


def optional_text_of(seen: Observation, part: str) -> str | None:
    """Return one part of the value, which may be missing or null."""
    value = seen.value.get(part) if isinstance(seen.value, dict) else None
    if value is not None and not isinstance(value, str):
        raise _wrong(seen, part, "a text or nothing")
    return value or None


def number_of(seen: Observation, part: str | None = None) -> int:
    """Return the value, or one part of it, which must be a whole number from 0."""
    value = seen.value if part is None else _part(seen, part)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _wrong(seen, part, "a whole number")
    return value


def truth_of(seen: Observation) -> bool:
    """Return the value, which must be true or false."""
    if not isinstance(seen.value, bool):
        raise _wrong(seen, None, "true or false")
    return seen.value


def months_of(seen: Observation) -> frozenset[int]:
    """Return the months in the value, each from 1 to 12; none at all is allowed."""
    months = _part(seen, "months")
    if isinstance(months, list):
        numbers = [month for month in months if isinstance(month, int) and 1 <= month <= 12]
        if len(numbers) == len(months):
            return frozenset(numbers)
    raise _wrong(seen, "months", "a list of months from 1 to 12")


def _part(seen: Observation, part: str) -> object:
    """Return a part of a value that has parts."""
    if not isinstance(seen.value, dict):
        raise _wrong(seen, None, "an object")
    return seen.value.get(part)


def _wrong(seen: Observation, part: str | None, expected: str) -> SourceError:
    """Return the error for a value without the agreed form."""
    where = f"{seen.field}.{part}" if part else seen.field
    return SourceError(f"{seen.source}: {where} of {seen.topic} {seen.key} is not {expected}")
