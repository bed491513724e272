"""What is the API's own description, OpenAPI 3.1, as the code has it?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, Final, TypeAlias

from flask import Flask
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from werkzeug.routing import Rule

from web.api.answers import ProblemDocument
from web.api.operations import Operation, operation_of
from web.problems import MEDIA_TYPE

Json: TypeAlias = dict[str, Any]

DESCRIPTION: Final = "samlaere-openapi"
"""Where an application keeps its description, made once when it starts."""
OPENAPI: Final = "3.1.0"
VERSION: Final = "1.0.0"
ALWAYS_POSSIBLE: Final = (429, 500)
_SCHEMAS: Final = "#/components/schemas/{model}"
_METHODS: Final = ("GET", "POST")
_ADVISER: Final = "adviser"
_ADVISER_SCHEME: Final = {
    "type": "http",
    "scheme": "bearer",
    "description": "The token that the operator has set in SAMLAERE_ADVISER_TOKEN.",
}
_PATH_EXAMPLES: Final = {"agency_id": "974760673", "trade": "SOA03-01"}


def describe_api(app: Flask) -> Json:
    """Return the OpenAPI document of every described route of `app`."""
    found = list(_operations(app))
    names, schemas = _schemas([operation for _, _, operation in found])
    paths: dict[str, Json] = {}
    for rule, method, operation in found:
        path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        paths.setdefault(path, {})[method.lower()] = _describe(rule, method, operation, names)
    return {
        "openapi": OPENAPI,
        "info": {
            "title": "Samlære",
            "version": VERSION,
            "summary": "Finds partners for apprentices in Norwegian state agencies.",
            "description": "Every error is a problem document (RFC 9457). What a GET answers has "
            "an ETag. Each answer tells in X-RateLimit headers how much may be asked.",
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": {_ADVISER: _ADVISER_SCHEME}},
    }


def _operations(app: Flask) -> Iterator[tuple[Rule, str, Operation]]:
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        operation = operation_of(app.view_functions[rule.endpoint])
        for method in _METHODS:
            if operation is not None and method in (rule.methods or ()):
                yield rule, method, operation


def _schemas(operations: list[Operation]) -> tuple[dict[type[BaseModel], Json], Json]:
    """Return a reference to the schema of each model, and all schemas by name."""
    bodies = {o.body for o in operations if o.body}
    answers = {o.answer for o in operations} | {ProblemDocument}
    models = sorted(bodies | answers, key=lambda model: model.__name__)
    references, document = models_json_schema(
        [(model, "validation") for model in models], ref_template=_SCHEMAS
    )
    return {model: references[model, "validation"] for model in models}, document["$defs"]


def _describe(
    rule: Rule, method: str, operation: Operation, names: dict[type[BaseModel], Json]
) -> Json:
    described: Json = {
        "operationId": rule.endpoint.split(".")[-1],
        "summary": operation.summary,
        "parameters": [*_path_parameters(rule), *_parameters(operation.parameters)],
        "responses": _responses(operation, names),
    }
    if operation.is_for_advisers:
        described["security"] = [{_ADVISER: []}]
    if operation.body and method == "POST":
        described["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": names[operation.body]}},
        }
    return described


def _path_parameters(rule: Rule) -> Iterator[Json]:
    for name in sorted(rule.arguments):
        yield {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string"},
            "example": _PATH_EXAMPLES[name],
        }


def _parameters(model: type[BaseModel] | None) -> Iterator[Json]:
    if model is None:
        return
    schema = model.model_json_schema(ref_template=_SCHEMAS)
    shared = schema.get("$defs", {})
    for name, given in schema.get("properties", {}).items():
        if given.get("type") == "object":
            continue  # an address has no place for one
        yield {
            "name": name,
            "in": "query",
            "required": name in schema.get("required", ()),
            "description": given.get("description", ""),
            "schema": _inline(given, shared),
        }


def _inline(schema: Json, shared: Json) -> object:
    """Put the few shared schemas of a parameter where they are used."""
    if "$ref" in schema:
        return shared[str(schema["$ref"]).rsplit("/", 1)[-1]]
    return {
        key: [_inline(part, shared) for part in value] if key == "anyOf" else value
        for key, value in schema.items()
        if key != "title"
    }


def _responses(operation: Operation, names: dict[type[BaseModel], Json]) -> Json:
    problem = {"content": {MEDIA_TYPE: {"schema": names[ProblemDocument]}}}
    return {
        "200": {
            "description": "The answer.",
            "content": {"application/json": {"schema": names[operation.answer]}},
        },
        **{
            str(status): {"description": HTTPStatus(status).phrase, **problem}
            for status in (*operation.errors, *ALWAYS_POSSIBLE)
        },
    }
