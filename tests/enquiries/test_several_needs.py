"""Does each need of a mail keep what is said of it alone, and share what is said of all?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.enquiries import Enquiry, EnquiryReader
from tests.enquiries import letters
from tests.enquiries.parts import read_all

FREELY = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
SEVERAL: Final = Path(__file__).with_name("several.jsonl").read_text(encoding="utf-8").splitlines()
MONTHS: Final = ("januar", "mars", "mai", "august", "oktober", "desember")
NUMBERS: Final = {"januar": 1, "mars": 3, "mai": 5, "august": 8, "oktober": 10, "desember": 12}
TRADES: Final = {
    "service- og administrasjonsfaget": ("SOA03-01", "innkjøp", "KM6839"),
    "IT-drift": ("ITD03-01", "skripting og automatisering", "KM6039"),
    "logistikkfaget": ("LOG03-02", "farlig gods", "KM9310"),
    "byggdrifterfaget": ("BDR03-02", "heis", "KM3513"),
}
LAYOUTS: Final = (
    "Hei!\n\nNVE på Hamar har to lærlinger.\n\n{one}\n\n{two}\n\n{both}\n\nMvh\nKari",
    "Hei!\n\nNVE på Hamar melder:\n\n1. {one}\n2. {two}\n\n{both}",
    "Hei!\n\nVi i NVE på Hamar har to ønsker.\n\n- {one}\n- {two}\n\n{both}\n\nHilsen Kari",
)


def part(trade: str, start: str) -> str:
    return (
        f"En lærling i {trade} mangler {TRADES[trade][1]} og ønsker hospitering hos en annen "
        f"etat fra {start}."
    )


def by_trade(needs: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {need["trade"]: need for need in needs}


@FREELY
@given(
    trades=st.lists(st.sampled_from(sorted(TRADES)), min_size=2, max_size=2, unique=True),
    starts=st.lists(st.sampled_from(MONTHS), min_size=2, max_size=2, unique=True),
    layout=st.sampled_from(LAYOUTS),
)
def test_each_need_has_its_own_start_and_lack_and_all_have_the_shared_month(
    reader: EnquiryReader, trades: list[str], starts: list[str], layout: str
) -> None:
    body = layout.format(
        one=part(trades[0], starts[0]),
        two=part(trades[1], starts[1]),
        both="November er travel for alle.",
    )
    needs = by_trade(read_all(reader, body))
    assert set(needs) == {TRADES[trade][0] for trade in trades}
    for trade, start in zip(trades, starts, strict=True):
        code, _, aim = TRADES[trade]
        need = needs[code]
        assert need["start"] is not None
        assert int(need["start"][-2:]) == NUMBERS[start]
        assert need["missing_aims"] == [aim]
        assert need["busy_months"] == [11]
        assert need["apprentices"] == 1
        assert (need["agency_name"], need["place"]) == (
            "Norges vassdrags- og energidirektorat",
            "Hamar",
        )
        assert (need["cooperation"], need["direction"]) == ("secondment", "send")


def test_a_busy_month_said_of_one_need_is_not_the_other_ones(reader: EnquiryReader) -> None:
    body = (
        "Hei!\n\nNVE på Hamar har to lærlinger.\n\n"
        "Den ene går i logistikkfaget. Han ønsker hospitering fra mars, men ikke juni.\n\n"
        "Den andre går i IT-drift. Hun ønsker hospitering fra august, men ikke oktober.\n"
    )
    needs = by_trade(read_all(reader, body))
    assert needs["LOG03-02"]["busy_months"] == [6]
    assert needs["ITD03-01"]["busy_months"] == [10]


def test_a_ring_for_one_and_a_stay_for_the_other_are_kept_apart(reader: EnquiryReader) -> None:
    body = (
        "Hei!\n\nKartverket på Hønefoss har fire lærlinger.\n\n"
        "For de tre i IT-drift ønsker vi en opplæringsring fra august.\n\n"
        "For lærlingen i logistikkfaget ønsker vi hospitering hos en annen etat fra mars.\n"
    )
    needs = by_trade(read_all(reader, body))
    drift, logistics = needs["ITD03-01"], needs["LOG03-02"]
    assert (drift["cooperation"], drift["direction"]) == ("ring", "swap")
    assert (logistics["cooperation"], logistics["direction"]) == ("secondment", "send")
    assert (drift["apprentices"], logistics["apprentices"]) == (3, 1)


def test_one_taken_in_return_for_one_sent_is_a_swap_of_both(reader: EnquiryReader) -> None:
    body = (
        "Hei!\n\nNVE på Hamar:\n\n1) Kan lærlingen vår i IT-drift hospitere hos en annen etat?\n"
        "2) I bytte kan vi ta imot en lærling i logistikkfaget.\n"
    )
    assert {need["direction"] for need in read_all(reader, body)} == {"swap"}


def test_an_adviser_who_passes_on_two_agencies_gets_two_needs(reader: EnquiryReader) -> None:
    body = (
        "Hei, to henvendelser i dag:\n\n"
        "1. Skatteetaten i Bodø vil sende ut en lærling i service- og administrasjonsfaget. "
        "Hun mangler innkjøp. Passer fra september.\n\n"
        "2. Språkrådet i Oslo kan ta imot én lærling i service- og administrasjonsfaget. "
        "De er gode på arkiv. Ikke desember.\n\nHilsen Live, OK stat"
    )
    first, second = read_all(reader, body)
    assert (first["agency_name"], first["place"]) == ("Skatteetaten", "Bodø")
    assert (second["agency_name"], second["place"]) == ("Språkrådet", "Oslo")
    assert (first["direction"], second["direction"]) == ("send", "receive")
    assert (first["missing_aims"], second["covered_aims"]) == (["KM6839"], ["KM6853"])
    assert (first["busy_months"], second["busy_months"]) == ([], [12])


@pytest.mark.parametrize("line", SEVERAL, ids=lambda line: line[-50:])
@given(months=st.sampled_from([(4, 5), (2, 6), (11, 12)]))
@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_said_once_for_all_goes_to_each_need(
    reader: EnquiryReader, line: str, months: tuple[int, int]
) -> None:
    variant = json.loads(line)
    a, b = (letters.MONTHS[month][variant["form"]] for month in months)
    body = variant["body"].format(agency="Bufdir", a=a, b=b)
    reading = reader.read(Enquiry(subject="Lærlinger", body=body, sent=letters.SENT))
    read = {
        need.trade.value: (
            need.direction and need.direction.value.value,
            [said.value for said in need.busy_months],
            need.start and str(need.start.value),
        )
        for need in reading.needs
        if need.trade
    }
    named = dict(zip("ab", months, strict=True))
    assert read == {
        trade: (way, [named[gap] for gap in busy], start)
        for trade, way, busy, start in variant["needs"]
    }
