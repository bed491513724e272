"""Does the API answer by its contracts, and say what is wrong by RFC 9457?"""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

NEED = {"agency_id": "970205039", "trade": "SOA03-01", "missing_tasks": ["fakturabehandling"]}


def problem(response: TestResponse, status: int) -> dict[str, Any]:
    assert response.status_code == status, response.text
    assert response.mimetype == "application/problem+json"
    document: dict[str, Any] = response.get_json()
    assert document.keys() >= {"type", "title", "status", "detail", "instance", "problems"}
    assert document["status"] == status
    for entry in document["problems"]:
        assert entry.keys() == {"field", "code", "given", "hint", "message"}
        assert entry["message"]
    return document


def test_partners_answer_by_the_contract(client: FlaskClient) -> None:
    answer = client.post("/api/v1/partners", json=NEED | {"limit": 3}).get_json()
    assert answer.keys() >= {"need", "matches", "excluded", "index"}
    assert answer["need"]["trade"] == "SOA03-01"
    assert len(answer["matches"]) == 3
    for match in answer["matches"]:
        assert match.keys() >= {
            "agency_id",
            "name",
            "total",
            "known_share",
            "assumed_share",
            "components",
        }
        total = sum(part["contribution"] for part in match["components"])
        assert total == pytest.approx(match["total"], abs=1e-9)
        for part in match["components"]:
            assert part.keys() >= {"component", "value", "weight", "reason", "evidence"}
    assert {"agency_id", "reason"} <= answer["excluded"][0].keys()
    assert answer["index"].keys() >= {"built_at", "fingerprint"}


def test_the_same_need_gets_the_same_bytes(client: FlaskClient) -> None:
    first, second = (client.post("/api/v1/partners", json=NEED).data for _ in range(2))
    assert first == second


def test_a_need_in_the_address_gets_the_same_answer_as_in_the_body(client: FlaskClient) -> None:
    by_address = client.get(
        "/api/v1/partners?agency_id=970205039&trade=SOA03-01&missing_tasks=fakturabehandling"
    )
    assert by_address.get_json() == client.post("/api/v1/partners", json=NEED).get_json()


def test_sentences_come_in_the_form_that_is_asked_for(client: FlaskClient) -> None:
    def sentences(address: str = "", header: str = "") -> set[str]:
        response = client.post(
            f"/api/v1/partners{address}", json=NEED, headers={"Accept-Language": header}
        )
        matches = response.get_json()["matches"]
        return {part["sentence"] for match in matches for part in match["components"]}

    nynorsk = sentences("?lang=nn")
    assert nynorsk == sentences(header="nn-NO")
    assert nynorsk != sentences("?lang=nb", header="nn")
    assert sentences("?lang=en") == sentences(header="en-GB, en;q=0.9")
    assert sentences("?lang=en").isdisjoint(nynorsk)


def test_aims_answer_with_texts_and_evidence(client: FlaskClient) -> None:
    body = {"trade": "SOA03-01", "texts": ["fakturabehandling", "zzz qqq"], "limit": 2}
    answer = client.post("/api/v1/aims", json=body).get_json()
    assert answer["trade"] == "SOA03-01"
    first, second = answer["results"]
    assert len(first["aims"]) == 2
    assert first["aims"][0].keys() >= {"aim", "score", "text_nb", "text_nn"}
    assert first["aims"][0]["score"] >= first["aims"][1]["score"]
    assert (first["off_topic"], second["off_topic"]) == (False, True)
    assert first["evidence"]


def test_pages_of_agencies_join_to_all_of_them(client: FlaskClient) -> None:
    seen, address = [], "/api/v1/agencies?limit=90"
    while address:
        page = client.get(address).get_json()
        seen += [entry["agency_id"] for entry in page["agencies"]]
        address = page["next"]
    assert len(seen) == len(set(seen)) == page["total"]


@pytest.mark.parametrize("text", ["NVE", "nve", "Noregs vassdrags- og energidirektorat"])
def test_an_agency_is_found_by_its_names(client: FlaskClient, text: str) -> None:
    found = client.get("/api/v1/agencies", query_string={"q": text}).get_json()["agencies"]
    assert found[0]["agency_id"] == "970205039"


def test_what_is_known_of_an_agency_has_its_origin(client: FlaskClient) -> None:
    answer = client.get("/api/v1/agencies/970205039").get_json()
    assert answer["name"] == "Norges vassdrags- og energidirektorat"
    for task in answer["tasks"]:
        assert task.keys() >= {"trade", "text", "source", "method", "first_seen", "last_seen"}


def test_trades_and_their_aims_can_be_read(client: FlaskClient) -> None:
    trades = client.get("/api/v1/trades").get_json()["trades"]
    assert {"SOA03-01", "ITD03-01"} <= {trade["trade"] for trade in trades}
    assert len(client.get("/api/v1/trades/soa03-01").get_json()["aims"]) == 23


def test_status_tells_the_age_of_each_source(client: FlaskClient) -> None:
    answer = client.get("/api/v1/status").get_json()
    assert answer["sources"]
    assert all(isinstance(source["age_days"], int) for source in answer["sources"])


@pytest.mark.parametrize(
    "address", ["/api/v1/agencies", "/api/v1/agencies/970205039", "/api/v1/trades/SOA03-01"]
)
def test_who_has_the_answer_already_is_told_so(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    zipped = client.get(
        address, headers={"If-None-Match": first.headers["ETag"], "Accept-Encoding": "gzip"}
    )
    assert zipped.status_code == 304


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"trade": "XXX03-01"}, "trade", "unknown_trade"),
        ({"trade": None}, "trade", "wrong_type"),
        ({"agency_id": "974761077"}, "agency_id", "not_an_agency_id"),
        ({"agency_id": "finnes aldeles ikke"}, "agency_id", "unknown_agency"),
        ({"missing_aims": ["KM1"]}, "missing_aims.0", "unknown_aim"),
        ({"busy_months": [13]}, "busy_months.0", "not_a_month"),
        ({"max_km": -1}, "max_km", "out_of_range"),
        ({"place": "Ingensteds"}, "place", "unknown_place"),
        ({"tull": 1}, "tull", "unknown_key"),
        ({"cooperation": "tull"}, "cooperation", "unknown_choice"),
        ({"start": "2027-13"}, "start", "not_a_year_month"),
    ],
)
def test_each_mistake_is_named_with_its_field(
    client: FlaskClient, change: dict[str, Any], field: str, code: str
) -> None:
    document = problem(client.post("/api/v1/partners", json=NEED | change), 422)
    assert (field, code) in [(entry["field"], entry["code"]) for entry in document["problems"]]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b'{"trade": "SOA03-01", "trade": "ITD03-01"}', "key_twice"),
        (b'{"max_km": NaN}', "not_json_value"),
        (b"[" * 200_000, "not_json"),
        (b'{"limit": 1' + b"0" * 5000 + b"}", "not_json"),
        (b'{"trade": "\xff\xfe"}', "not_utf8"),
        (b'{"trade": "\\ud800"}', "not_utf8"),
    ],
)
def test_what_is_not_json_is_refused_kindly(client: FlaskClient, body: bytes, code: str) -> None:
    response = client.post("/api/v1/partners", data=body, content_type="application/json")
    assert problem(response, 400)["problems"][0]["code"] == code


def test_another_media_type_is_refused(client: FlaskClient) -> None:
    problem(client.post("/api/v1/partners", data="trade=SOA03-01"), 415)


def test_five_megabytes_are_refused(client: FlaskClient) -> None:
    body = b'{"trade": "' + b"x" * 5_000_000 + b'"}'
    response = client.post("/api/v1/partners", data=body, content_type="application/json")
    problem(response, 413)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/finnesikke", 404),
        ("/api/v2/agencies", 404),
        ("/api/v1/agencies/123456785", 404),
        ("/api/v1/agencies/1", 422),
        ("/api/v1/trades/XXX", 404),
        ("/api/v1/agencies?tull=1", 422),
        ("/api/v1/agencies?limit=0", 422),
        ("/api/v1/partners?trade=SOA03-01&tull=1", 422),
        ("/api/v1/partners?trade=SOA03-01&lang=sv", 422),
        ("/api/v1/agencies?lang=sv", 422),
        ("/api/v1/aims", 405),
    ],
)
def test_a_wrong_address_gets_a_problem(client: FlaskClient, address: str, status: int) -> None:
    response = client.get(address)
    problem(response, status)
    assert (status == 405) == ("Allow" in response.headers)


def test_rings_answer_by_the_contract(client: FlaskClient) -> None:
    need = {"agency_id": "NVE", "trade": "SOA03-01", "limit": 2}
    answer = client.post("/api/v1/rings?rotations=1&lang=nn", json=need).get_json()
    assert answer["exact"] is True
    assert len(answer["rings"]) == 2
    for ring in answer["rings"]:
        assert "970205039" in [member["agency_id"] for member in ring["members"]]
        assert sum(part["contribution"] for part in ring["parts"]) == pytest.approx(ring["value"])
        assert set(ring["aims_by_member"]) == {one["agency_id"] for one in ring["members"]}
    planned, unplanned = answer["rings"]
    assert planned["rotation"] or planned["warnings"]
    assert unplanned["rotation"] == []


def test_a_need_that_no_ring_could_answer_names_the_field(client: FlaskClient) -> None:
    response = client.post("/api/v1/rings", json={"trade": "SOA03-01"})
    assert response.status_code == 422
    assert response.content_type == "application/problem+json"
    assert response.get_json()["problems"][0]["field"] == "agency_id"


def test_more_rotations_than_are_planned_are_refused(client: FlaskClient) -> None:
    response = client.post("/api/v1/rings?rotations=99", json={"trade": "SOA03-01"})
    assert response.get_json()["problems"][0]["field"] == "rotations"


def test_an_e_mail_is_read_as_a_need_with_the_words_that_say_so(client: FlaskClient) -> None:
    body = "Hei! Vi i NVE har en lærling i service og administrasjon som mangler fakturabehandling."
    answer = client.post("/api/v1/enquiries/read", json={"id": 7, "body": body}).get_json()
    (need,) = answer["needs"]
    assert (answer["id"], answer["off_topic"]) == (7, None)
    assert need["agency_id"] == "970205039"
    ((start, end),) = need["evidence"]["agency_id"]
    assert body[start:end] == "NVE"


def test_an_e_mail_without_a_body_names_the_field(client: FlaskClient) -> None:
    response = client.post("/api/v1/enquiries/read", json={"bodi": "Hei"})
    assert response.status_code == 422
    assert "bodi" in [problem["field"] for problem in response.get_json()["problems"]]
