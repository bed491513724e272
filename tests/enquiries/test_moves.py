"""Is it apprentices that are received or swapped, and not visitors, goods or parts?"""

from __future__ import annotations

import pytest

from matcher.enquiries import EnquiryReader
from tests.enquiries.parts import read_all

INTRO = {
    "nb": "Hei. NVE i Oslo har en lærling i service- og administrasjonsfaget. ",
    "nn": "Hei. NVE i Oslo har ein lærling i service- og administrasjonsfaget. ",
    "en": "Hello. NVE in Oslo has an apprentice in service and administration. ",
}
WISH = {
    "nb": "Vi ønsker at hun hospiterer hos en annen etat i to måneder. ",
    "nn": "Vi ønskjer at ho hospiterer hos ein annan etat i to månader. ",
    "en": "We would like a secondment for her at another agency for two months. ",
}


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("nb", "Lærlingen får god trening i å ta imot publikum."),
        ("nn", "Lærlingen er flink til å ta imot gods og varer."),
        ("nb", "Lærlingen tar imot besøkende hver dag."),
        ("en", "Our apprentice is happy to welcome guests."),
        ("nb", "Lærlingen kan både bytte og reparere det meste."),
        ("nn", "Lærlingen kan både byte og reparere delar."),
        ("nb", "Lærlingene tar en måned hver, og så bytter de."),
        ("nn", "Lærlingane tek ein månad kvar, og så byter dei."),
    ],
)
def test_other_things_than_apprentices_are_received_and_swapped_too(
    reader: EnquiryReader, form: str, text: str
) -> None:
    (need,) = read_all(reader, INTRO[form] + WISH[form] + text)
    assert need["direction"] == "send"


@pytest.mark.parametrize(
    ("form", "text", "direction"),
    [
        ("nb", "Vi kan ta imot en lærling fra en annen etat.", "receive"),
        ("nn", "Vi tek gjerne imot andre sine lærlingar.", "receive"),
        ("nb", "Vi har en god avdeling og kan ta imot.", "receive"),
        ("nb", "Vi kan ta imot to.", "receive"),
        ("en", "We would be happy to welcome an apprentice from another agency.", "receive"),
        ("nb", "Vi vil gjerne bytte lærling med en annen etat.", "swap"),
        ("nb", "Vi ønsker å bytte og lære av hverandre.", "swap"),
        ("nb", "Vi bytter gjerne med dere.", "swap"),
    ],
)
def test_apprentices_that_are_received_or_swapped_are_read_as_before(
    reader: EnquiryReader, form: str, text: str, direction: str
) -> None:
    (need,) = read_all(reader, INTRO[form] + text)
    assert need["direction"] == direction


def test_who_offers_a_place_lacks_nothing(reader: EnquiryReader) -> None:
    text = "Vi kan ta imot en lærling fra en annen etat. Arkiv får hun lære. Innkjøp har vi ikke."
    (need,) = read_all(reader, INTRO["nb"] + text)
    assert (need["direction"], need["missing_aims"]) == ("receive", [])
    assert "KM6853" in need["covered_aims"]


@pytest.mark.parametrize(
    "text",
    [
        "Om noen med eget kjøkken (Forsvaret?) kan låne henne i fire uker, er det flott.",
        "Kanskje nokon (til dømes Nav) kan låne ho nokre veker.",
    ],
)
def test_who_else_may_borrow_the_apprentice_stands_in_front_of_brackets(
    reader: EnquiryReader, text: str
) -> None:
    (need,) = read_all(reader, INTRO["nb"] + text)
    assert need["direction"] == "send"
