"""Does the plan for all needs answer advisers, and them alone, as the API describes it?"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, Final

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from werkzeug.test import TestResponse

from matcher.settings import Settings
from tests.services.national_needs import NEEDS as EXAMPLE
from web import create_app
from web.current import EXTENSION
from web.limits import COSTLY

# Few enough to be planned for long before the time is up, however slow the machine.
NEEDS: Final = EXAMPLE[:16]
TOKEN: Final = "a-key-for-tests"  # noqa: S105 - it opens nothing
PATH: Final = "/api/v1/national"
BEARER: Final = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="session")
def adviser_app(packaged_settings: Settings) -> Flask:
    """Return an application that knows the key of its advisers."""
    settings = replace(packaged_settings, rate_limit="1000000 per minute", adviser_token=TOKEN)
    return create_app(settings)


@pytest.fixture
def adviser(adviser_app: Flask) -> FlaskClient:
    """Return somebody who asks that application."""
    return adviser_app.test_client()


def ask(client: FlaskClient, body: object, headers: dict[str, str] | None = None) -> TestResponse:
    return client.post(PATH, json=body, headers=BEARER if headers is None else headers)


def test_an_adviser_is_answered_with_a_plan_and_its_proof(adviser: FlaskClient) -> None:
    answer = ask(adviser, {"needs": NEEDS, "least_coverage": 0.25})
    assert answer.status_code == 200, answer.text
    plan = answer.get_json()
    assert plan["arrangements"]
    assert plan["is_complete"]
    assert plan["objectives"][0]["objective"] == "apprentices"
    served = {need for one in plan["arrangements"] for need in one["needs"]}
    assert served | {left["need"] for left in plan["left_out"]} == set(range(len(NEEDS)))
    assert all(one["value"] <= one["bound"] for one in plan["objectives"])


def test_the_answer_is_as_the_api_describes_it(adviser_app: Flask) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", adviser_app)
    case = schema[PATH]["POST"].Case(
        body={"needs": NEEDS, "least_coverage": 0.25}, media_type="application/json"
    )
    case.call_and_validate(
        headers={"Accept-Encoding": "identity", **BEARER}, checks=[response_schema_conformance]
    )


@pytest.fixture(scope="session")
def adviser_schema(adviser_app: Flask) -> BaseSchema:
    """Return the description as schemathesis reads it from the application."""
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", adviser_app)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_an_adviser_asks_the_answer_is_as_described(
    adviser_schema: BaseSchema, data: st.DataObject
) -> None:
    case = data.draw(adviser_schema[PATH]["POST"].as_strategy())
    case.call_and_validate(
        headers={"Accept-Encoding": "identity", **BEARER},
        checks=[
            not_a_server_error,
            status_code_conformance,
            content_type_conformance,
            response_schema_conformance,
        ],
    )


def test_the_description_says_that_a_key_is_asked_for(adviser: FlaskClient) -> None:
    document = adviser.get("/api/v1/openapi.json").get_json()
    schemes = document["components"]["securitySchemes"]
    (needed,) = document["paths"][PATH]["post"]["security"]
    assert [schemes[name]["scheme"] for name in needed] == ["bearer"]
    others = (
        one for path, ways in document["paths"].items() if path != PATH for one in ways.values()
    )
    assert all("security" not in one for one in others)


def test_where_no_key_is_set_nobody_is_let_in(client: FlaskClient) -> None:
    for headers in ({}, BEARER, {"Authorization": "Bearer "}):
        answer = ask(client, {"needs": NEEDS}, headers)
        assert (answer.status_code, answer.mimetype) == (403, "application/problem+json")
        assert answer.get_json()["type"] == "about:blank"
        assert "SAMLAERE_ADVISER_TOKEN" in answer.get_json()["problems"][0]["message"]


@pytest.mark.parametrize(
    ("header", "is_token_refused"),
    [
        (None, False),
        ("Basic YTpi", False),
        ("Bearer", False),
        ("Bearer another", True),
        (BEARER["Authorization"] + "x", True),
        (BEARER["Authorization"][:-1], True),
    ],
)
def test_who_lacks_the_key_is_told_how_to_come_in(
    adviser: FlaskClient, header: str | None, is_token_refused: bool
) -> None:
    answer = ask(adviser, {"needs": NEEDS}, {} if header is None else {"Authorization": header})
    assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")
    challenge = answer.headers["WWW-Authenticate"]
    assert challenge.lower().startswith("bearer ")
    assert ("invalid_token" in challenge) == is_token_refused
    assert TOKEN not in answer.text


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ([], 422, "body"),
        ({}, 422, "needs"),
        ({"needs": []}, 422, "needs"),
        ({"needs": [{"trade": "SOA03-01"}]}, 422, "needs.0.agency_id"),
        ({"needs": NEEDS, "seconds": 21}, 422, "seconds"),
        ({"needs": NEEDS, "sekunder": 2}, 422, "sekunder"),
        ({"needs": NEEDS, "order": "random"}, 422, "order"),
    ],
)
def test_what_cannot_be_used_is_named(
    adviser: FlaskClient, body: object, status: int, field: str
) -> None:
    answer = ask(adviser, body)
    assert answer.status_code == status
    assert field in {problem["field"] for problem in answer.get_json()["problems"]}


def test_the_key_is_asked_for_before_anything_is_read(adviser: FlaskClient) -> None:
    answer = adviser.post(PATH, data=b"no json", content_type="application/json")
    assert answer.status_code == 401


def test_every_language_is_spoken(adviser: FlaskClient) -> None:
    body = {"needs": NEEDS[:1]}
    said = {
        lang: adviser.post(f"{PATH}?lang={lang}", json=body, headers=BEARER).get_json()
        for lang in ("nb", "nn", "en")
    }
    sentences = {lang: one["left_out"][0]["sentence"] for lang, one in said.items()}
    assert "virksomhet" in sentences["nb"]
    assert "verksemd" in sentences["nn"]
    assert "agency" in sentences["en"]


def test_one_plan_is_made_at_a_time(adviser_app: Flask, adviser: FlaskClient) -> None:
    planning = adviser_app.extensions[EXTENSION].planning
    with planning:
        answer = ask(adviser, {"needs": NEEDS[:1]})
        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) > 0
    assert ask(adviser, {"needs": NEEDS[:1]}).status_code == 200


def test_a_plan_counts_as_many_asks(packaged_settings: Settings) -> None:
    cost = COSTLY["api.plan_nation"]
    settings = replace(packaged_settings, rate_limit=f"{cost + 1} per minute", adviser_token=TOKEN)
    client = create_app(settings).test_client()
    statuses = [ask(client, {"needs": []}).status_code for _ in range(2)]
    assert statuses == [422, 429]
    low = replace(packaged_settings, rate_limit="1 per minute", adviser_token=TOKEN)
    assert ask(create_app(low).test_client(), {"needs": []}).status_code == 422


def test_the_key_stands_in_no_printed_settings(packaged_settings: Settings) -> None:
    assert TOKEN not in repr(replace(packaged_settings, adviser_token=TOKEN))


def test_the_same_question_has_the_same_answer(adviser: FlaskClient) -> None:
    def plan() -> dict[str, Any]:
        answer: dict[str, Any] = ask(adviser, {"needs": NEEDS, "least_coverage": 0.3}).get_json()
        return answer | {"seconds": 0}

    assert json.dumps(plan()) == json.dumps(plan())
