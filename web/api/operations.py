"""What does each route of the API say of itself?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from pydantic import BaseModel

_ATTRIBUTE: Final = "samlaere_operation"
V = TypeVar("V", bound=Callable[..., object])


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """What a route reads and answers, as the OpenAPI document tells it."""

    summary: str
    answer: type[BaseModel]
    parameters: type[BaseModel] | None = None
    body: type[BaseModel] | None = None
    errors: tuple[int, ...] = ()
    is_for_advisers: bool = False


def describe(operation: Operation) -> Callable[[V], V]:
    """Return a decorator that notes `operation` on a view."""

    def note(view: V) -> V:
        setattr(view, _ATTRIBUTE, operation)
        return view

    return note


def operation_of(view: Callable[..., object]) -> Operation | None:
    """Return what a view says of itself, or None when it says nothing."""
    return getattr(view, _ATTRIBUTE, None)
