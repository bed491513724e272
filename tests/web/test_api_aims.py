"""Is a request for aims without texts told what it lacks?"""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.web.test_api import problem


def test_no_texts_at_all_are_missing_and_not_wrongly_written(client: FlaskClient) -> None:
    refused = client.post("/api/v1/aims", json={"trade": "SOA03-01", "texts": []})
    [entry] = problem(refused, 422)["problems"]
    assert (entry["field"], entry["code"]) == ("texts", "missing")
    assert "≥" not in entry["message"]
