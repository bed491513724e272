"""What JSON did a program send, or which parameters did it put in the address?"""

from __future__ import annotations

from typing import Final, TypeVar

from flask import request
from pydantic import BaseModel, ValidationError
from werkzeug.exceptions import UnsupportedMediaType

from matcher.domain.errors import InputError
from matcher.services.json_reading import parse_json
from matcher.services.need_document import problem_of

M = TypeVar("M", bound=BaseModel)

BODY: Final = "body"


def read_json() -> object:
    """Read the body as JSON; what RFC 8259 leaves open (twice the same key) is refused.

    Raises
    ------
    UnsupportedMediaType
        When the body does not say that it is JSON.
    InputError
        When the body is not UTF-8 or not JSON.
    """
    if not request.is_json:
        raise UnsupportedMediaType
    return parse_json(request.get_data(cache=False), where=BODY)


def read_body(model: type[M]) -> M:
    """Read the body as `model`.

    Raises
    ------
    InputError
        When it does not have that form; every problem is named with its field.
    """
    return validate(model, read_json())


def read_parameters(model: type[M]) -> M:
    """Read the parameters of the address as `model`; the last of several counts.

    Raises
    ------
    InputError
        When one is unknown, or has a value that cannot be used.
    """
    return validate(model, {name: values[-1] for name, values in request.args.lists()})


def validate(model: type[M], value: object) -> M:
    """Return `value` as `model`.

    Raises
    ------
    InputError
        When it does not have that form; every problem is named with its field.
    """
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise InputError(*(problem_of(detail, model) for detail in error.errors())) from None
