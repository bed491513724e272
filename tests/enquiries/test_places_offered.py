"""Are places that are offered without naming who takes them, and months told off, understood?"""

from __future__ import annotations

import pytest

from matcher.enquiries import EnquiryReader
from matcher.enquiries.reading import Enquiry
from tests.enquiries.parts import HAS_APPRENTICE as INTRO
from tests.enquiries.parts import SENT, form_of


@pytest.mark.parametrize(
    "text",
    [
        "Seksjonen stiller én hospiteringsplass i sikkerhetsfaget til rådighet for andre.",
        "Vi kan stille en hospiteringsplass i IT-drift til rådighet for andre etater.",
        "Vi kan ha en byggdrifterlærling hospiterende hos oss i vår.",
        "Vi kan ha ein byggdriftarlærling hospiterande hos oss til våren.",
    ],
)
def test_a_place_that_is_offered_is_to_receive(reader: EnquiryReader, text: str) -> None:
    assert form_of(reader, text) == ("secondment", "receive")


@pytest.mark.parametrize(
    ("form", "text", "months"),
    [
        ("nb", "Tidsrom vi fraråder: mai og juni, på grunn av sesongen.", {5, 6}),
        ("nb", "Seksjonen er fullt beslaglagt i mai og i oktober.", {5, 10}),
        ("nb", "Hele november er fullberammet.", {11}),
        ("nb", "I mars er vi lite på plass.", {3}),
        ("nn", "Vi frårår april og september.", {4, 9}),
        ("nn", "Seksjonen er heilt beslaglagt i februar.", {2}),
    ],
)
def test_months_that_are_told_off_are_busy(
    reader: EnquiryReader, form: str, text: str, months: set[int]
) -> None:
    enquiry = Enquiry(subject="", body=INTRO[form] + text, sent=SENT)
    busy = reader.read(enquiry).needs[0].busy_months
    assert {said.value for said in busy} == months
