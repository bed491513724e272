"""Is the API's own description valid, whole and true?"""

from __future__ import annotations

from typing import Final

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.web.test_routes import API

# Asked without a server the library does not unpack what is compressed.
PLAIN: Final = {"Accept-Encoding": "identity"}


@pytest.fixture(scope="session")
def api_schema(app: Flask) -> BaseSchema:
    """Return the description as schemathesis reads it from the application."""
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)


def test_the_description_is_valid_openapi_3_1(client: FlaskClient) -> None:
    document = client.get("/api/v1/openapi.json").get_json()
    assert document["openapi"].startswith("3.1.")
    OpenAPIV31SpecValidator(document).validate()


def test_every_route_is_described_once(client: FlaskClient) -> None:
    paths = client.get("/api/v1/openapi.json").get_json()["paths"]
    ids = [one["operationId"] for methods in paths.values() for one in methods.values()]
    assert sorted(ids) == sorted(name.removeprefix("api.") for name in API)


def test_the_page_about_the_api_tells_every_route(client: FlaskClient) -> None:
    page = client.get("/nb/api").text
    assert all(f'id="{name.removeprefix("api.")}"' in page for name in API)
    assert client.get("/api/v1/docs").headers["Location"] == "/nb/api"


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/api/v1/agencies", "GET"),
        ("/api/v1/agencies/{agency_id}", "GET"),
        ("/api/v1/trades", "GET"),
        ("/api/v1/trades/{trade}", "GET"),
        ("/api/v1/partners", "POST"),
        ("/api/v1/partners", "GET"),
        ("/api/v1/rings", "POST"),
        ("/api/v1/national", "POST"),
        ("/api/v1/enquiries/read", "POST"),
        ("/api/v1/aims", "POST"),
        ("/api/v1/status", "GET"),
    ],
)
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_asked_the_answer_is_as_described(
    api_schema: BaseSchema, path: str, method: str, data: st.DataObject
) -> None:
    case = data.draw(api_schema[path][method].as_strategy())
    case.call_and_validate(
        headers=PLAIN,
        checks=[
            not_a_server_error,
            status_code_conformance,
            content_type_conformance,
            response_schema_conformance,
        ],
    )


def test_an_answer_to_a_real_need_is_as_described(api_schema: BaseSchema) -> None:
    need = {"agency_id": "NVE", "trade": "SOA03-01", "missing_tasks": ["fakturabehandling"]}
    case = api_schema["/api/v1/partners"]["POST"].Case(body=need, media_type="application/json")
    case.call_and_validate(headers=PLAIN, checks=[response_schema_conformance])


def test_rings_for_a_real_need_are_as_described(api_schema: BaseSchema) -> None:
    need = {"agency_id": "NVE", "trade": "SOA03-01", "limit": 2}
    case = api_schema["/api/v1/rings"]["POST"].Case(
        body=need, query={"rotations": 1}, media_type="application/json"
    )
    case.call_and_validate(headers=PLAIN, checks=[response_schema_conformance])


def test_a_real_e_mail_is_answered_as_described(api_schema: BaseSchema) -> None:
    body = "Hei! Vi i NVE har en lærling i service og administrasjon som mangler fakturabehandling."
    case = api_schema["/api/v1/enquiries/read"]["POST"].Case(
        body={"subject": "Lærling", "body": body}, media_type="application/json"
    )
    case.call_and_validate(headers=PLAIN, checks=[response_schema_conformance])


def test_every_language_is_offered_wherever_there_are_sentences(client: FlaskClient) -> None:
    document = client.get("/api/v1/openapi.json").get_json()
    parameters = [
        parameter
        for methods in document["paths"].values()
        for one in methods.values()
        for parameter in one.get("parameters", ())
        if parameter["name"] == "lang"
    ]
    assert len(parameters) > 5
    offered = [parameter["schema"]["anyOf"][0]["enum"] for parameter in parameters]
    assert offered == [["nb", "nn", "en"]] * len(parameters)
