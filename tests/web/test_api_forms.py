"""Does the API take what people call things, and say in words what it cannot take?"""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize("name", ["NVE", "nve", "Norges vassdrags- og energidirektorat"])
def test_an_agency_can_be_asked_for_by_its_whole_name(client: FlaskClient, name: str) -> None:
    assert client.get(f"/api/v1/agencies/{name}").get_json()["agency_id"] == "970205039"


@pytest.mark.parametrize("body", [[], [{"trade": "SOA03-01"}], "SOA03-01", 5])
def test_what_is_no_object_is_told_in_words(client: FlaskClient, body: object) -> None:
    (problem,) = client.post("/api/v1/partners?lang=nb", json=body).get_json()["problems"]
    assert (problem["field"], problem["code"]) == ("body", "wrong_type")
    assert "JSON-objekt" in problem["message"]
