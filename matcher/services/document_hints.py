"""What would work instead of a value in JSON that cannot be used?"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

from pydantic import BaseModel
from pydantic_core import ErrorDetails

AN_OBJECT: Final = "{…}"

_FORMS: Final[Mapping[str, str]] = {
    "string_type": '"…"',
    "string_unicode": '"…"',
    "int_type": "24",
    "int_from_float": "24",
    "float_type": "60",
    "list_type": "[…]",
    "dict_type": AN_OBJECT,
    "model_type": AN_OBJECT,
}
"""How a value of each type is written in JSON, for those who wrote another where no field has an
example."""


def hint_of(detail: ErrorDetails, document: type[BaseModel]) -> str:
    """Return what would work, as far as pydantic's own context tells."""
    context = detail.get("ctx", {})
    if detail["type"] == "extra_forbidden":
        return ", ".join(_model_at(detail, document).model_fields)
    if "expected" in context:
        return re.sub(r"'", "", str(context["expected"])).replace(" or ", ", ")
    if detail["type"] in _FORMS:
        return _example_of(detail, document) or _FORMS[detail["type"]]
    bounds = {"ge": "≥", "le": "≤", "min_length": "≥", "max_length": "≤"}
    said = [f"{sign} {context[key]:g}" for key, sign in bounds.items() if key in context]
    return ", ".join(said) or _example_of(detail, document)


def _model_at(detail: ErrorDetails, document: type[BaseModel]) -> type[BaseModel]:
    """Return the document, or the one within it, that the unknown key was given to."""
    model = document
    for part in detail["loc"][:-1]:
        field = model.model_fields.get(str(part))
        inner = field.annotation if field else None
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            model = inner
    return model


def _example_of(detail: ErrorDetails, document: type[BaseModel]) -> str:
    """Return the example of the field as JSON, of one of its values where one of them is wrong."""
    path = detail["loc"]
    field = document.model_fields.get(str(path[0])) if path else None
    if field is None or not field.examples:
        return ""
    example = field.examples[0]
    if len(path) > 1:
        example = next(iter(example.values() if isinstance(example, dict) else example))
    return json.dumps(example, ensure_ascii=False)
