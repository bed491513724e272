"""Can anything at all that is sent make the service fall over?"""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.services.need_document import NeedDocument
from tests.web.seen import seen

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4)
    ),
    max_leaves=8,
)
keys = st.sampled_from(list(NeedDocument.model_fields))
nearly_needs = st.dictionaries(keys, JSON, max_size=5).map(
    lambda need: {"trade": "SOA03-01"} | need
)

patiently = settings(
    max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@patiently
@given(body=JSON | nearly_needs)
@pytest.mark.parametrize("path", ["partners", "aims"])
def test_no_json_makes_the_api_fall_over(client: FlaskClient, path: str, body: object) -> None:
    try:
        data = json.dumps(body).encode()
    except UnicodeEncodeError:
        return
    response = client.post(f"/api/v1/{path}", data=data, content_type="application/json")
    assert response.status_code in {200, 400, 422}, response.text


@patiently
@given(body=st.binary(max_size=60))
def test_no_bytes_make_the_api_fall_over(client: FlaskClient, body: bytes) -> None:
    response = client.post("/api/v1/partners", data=body, content_type="application/json")
    assert response.status_code in {400, 422}


@patiently
@given(typed=st.lists(st.tuples(keys, st.text(max_size=25)), max_size=5))
@pytest.mark.parametrize("page", ["partnere", "ringer"])
def test_nothing_that_is_typed_makes_the_page_fall_over(
    client: FlaskClient, page: str, typed: list[tuple[str, str]]
) -> None:
    response = client.get(
        f"/nb/{page}", query_string=[("trade", "SOA03-01"), *typed], follow_redirects=True
    )
    assert response.status_code in {200, 400}
    assert len(response.history) <= 1


@patiently
@given(text=st.text(max_size=60))
def test_nothing_that_is_searched_for_makes_the_page_fall_over(
    client: FlaskClient, text: str
) -> None:
    assert client.get("/nb/virksomhet/", query_string={"q": text}).status_code == 200


@pytest.mark.parametrize(
    ("asked", "said", "codes"),
    [
        ("cooperation=foo", "«hospitering», «ekstern fagressurs»", ["secondment", "any"]),
        ("missing_aims=KM6858&covered_aims=KM6858", "» står både som noe dere mangler", ["KM6858"]),
        ("cooperation=ring&agency_id=NVE&months=6", "minst 8 med 2 medlemmer", ["(2)"]),
    ],
)
def test_a_page_says_what_is_wrong_without_codes(
    client: FlaskClient, asked: str, said: str, codes: list[str]
) -> None:
    page = "ringer" if "=ring" in asked else "partnere"
    told = seen(client.get(f"/nb/{page}?trade=SOA03-01&{asked}", follow_redirects=True).text)
    message = told.select_one(".ds-error-summary")
    assert message is not None
    assert said in message.get_text(" ", strip=True)
    assert not [code for code in codes if code in message.get_text()]
