"""Is somebody who names a place that several have told which is meant?"""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.seen import seen

TRADE = "SOA03-01"


@pytest.mark.parametrize("page", ["skjema", "steg/samarbeid", "steg/oppsummering"])
def test_a_name_that_several_places_have_is_asked_about(client: FlaskClient, page: str) -> None:
    address = f"/nb/{page}?trade={TRADE}&place=B%C3%B8"
    said = seen(client.get(address).text).get_text(" ", strip=True)
    assert "flere steder som heter Bø, i Nordland og Telemark" in said
    assert "som Bø, Telemark" in said
    told = seen(client.get(f"{address}, Telemark").text).get_text(" ", strip=True)
    assert "flere steder" not in told
