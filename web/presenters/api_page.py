"""How is the API's own description shown to people?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterView:
    """A parameter of an operation."""

    name: str
    place: str
    is_required: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """An operation: how it is called, what it reads and answers."""

    id: str
    method: str
    path: str
    summary: str
    parameters: tuple[ParameterView, ...]
    body: str
    answer: str
    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaView:
    """A form of JSON, written as JSON Schema."""

    name: str
    description: str
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiPage:
    """Everything on the page about the API."""

    operations: tuple[OperationView, ...]
    schemas: tuple[SchemaView, ...]


def present_api(document: Mapping[str, Any]) -> ApiPage:
    """Return an OpenAPI document as a page shows it."""
    return ApiPage(
        operations=tuple(_operations(document["paths"])),
        schemas=tuple(
            SchemaView(
                name=name,
                description=schema.get("description", ""),
                written=json.dumps(schema, ensure_ascii=False, indent=2),
            )
            for name, schema in document["components"]["schemas"].items()
        ),
    )


def _operations(paths: Mapping[str, Any]) -> Iterator[OperationView]:
    for path, methods in paths.items():
        for method, described in methods.items():
            body = described.get("requestBody", {}).get("content", {})
            answer = described["responses"]["200"]["content"]
            yield OperationView(
                id=described["operationId"],
                method=method.upper(),
                path=path,
                summary=described["summary"],
                parameters=tuple(_parameter(p) for p in described["parameters"]),
                body=_schema_name(body),
                answer=_schema_name(answer),
                statuses=tuple(described["responses"]),
            )


def _parameter(given: Mapping[str, Any]) -> ParameterView:
    return ParameterView(
        name=given["name"],
        place=given["in"],
        is_required=given["required"],
        text=given.get("description", ""),
    )


def _schema_name(content: Mapping[str, Any]) -> str:
    schema = content.get("application/json", {}).get("schema", {})
    return str(schema.get("$ref", "")).rsplit("/", 1)[-1]
