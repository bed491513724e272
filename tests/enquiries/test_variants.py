"""Is what people say in other words read all the same, whatever the names and months are?"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.enquiries import Enquiry, EnquiryReader, EnquiryReading
from tests.enquiries.letters import AGENCIES, MONTHS, SENT, TOWNS
from tests.enquiries.variants import VARIANTS, Variant

FREELY = settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
FEW = ("NVE", "Kartverket", "Bufdir", "Skatteetaten")
_RUNS = ((1, 2, 3), (2, 3, 4), (4, 5, 6), (9, 10, 11), (10, 11, 12))


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda one: f"{one.kind}: {one.body[-60:]}")
@FREELY
@given(towns=st.permutations(TOWNS), agency=st.sampled_from(FEW), months=st.sampled_from(_RUNS))
def test_it_is_read_whatever_the_names_and_months_are(
    reader: EnquiryReader,
    variant: Variant,
    towns: list[str],
    agency: str,
    months: tuple[int, int, int],
) -> None:
    assert read_wrongly(reader, variant, towns, agency, months) == {}


def read_wrongly(
    reader: EnquiryReader,
    variant: Variant,
    towns: list[str],
    agency: str,
    months: tuple[int, int, int],
) -> dict[str, object]:
    """Return the fields of a variant that are read otherwise than it says."""
    a, b, c = (MONTHS[month][variant.form] for month in months)
    gaps = {"town": towns[0], "other": towns[1], "agency": agency, "a": a, "b": b, "c": c}
    body = variant.body.format(**gaps)
    reading = reader.read(Enquiry(subject=variant.subject, body=body, sent=SENT))
    wished = _wished(variant, towns[0], agency, months)
    said = _said(reading)
    return {field: said[field] for field, value in wished.items() if said[field] != value}


def _wished(
    variant: Variant, town: str, agency: str, months: tuple[int, int, int]
) -> dict[str, object]:
    named = dict(zip("abc", months, strict=True))
    wished: dict[str, object] = {"is_off_topic": variant.is_off_topic}
    if variant.months is not None:
        wished["months"] = sorted(named.get(one) or int(one) for one in variant.months.split())
    if variant.says_town:
        wished["town"] = town
    if variant.says_agency:
        wished["agency"] = AGENCIES[agency]
    for field in ("direction", "cooperation", "trade", "start", "questions"):
        value = getattr(variant, field)
        if value is not None:
            wished[field] = None if value == "-" else value
    return wished


def _said(reading: EnquiryReading) -> dict[str, object]:
    need = reading.needs[0]
    return {
        "is_off_topic": reading.off_topic is not None,
        "months": [said.value for said in need.busy_months],
        "town": need.place and need.place.value,
        "agency": need.agency and need.agency.value.name,
        "direction": need.direction and need.direction.value.value,
        "cooperation": need.cooperation and need.cooperation.value.value,
        "trade": need.trade and need.trade.value,
        "start": need.start and str(need.start.value),
        "questions": len(need.questions),
    }
