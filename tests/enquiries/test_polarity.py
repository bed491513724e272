"""Is work that others do, or that goes as the work before it, lacked or there as it is said?"""

from __future__ import annotations

import pytest

from matcher.enquiries import EnquiryReader
from tests.enquiries.parts import read_all

INTRO = {
    "nb": "Hei. NVE i Oslo har en lærling i service- og administrasjonsfaget. ",
    "nn": "Hei. NVE i Oslo har ein lærling i service- og administrasjonsfaget. ",
    "en": "Hello. NVE in Oslo has an apprentice in service and administration. ",
}
BUY, FILES, STAFF, DESK, EVENTS = "KM6839", "KM6853", "KM6856", "KM6852", "KM6855"


@pytest.mark.parametrize(
    ("form", "text", "missing", "covered"),
    [
        ("nb", "Innkjøp mangler hun. Det samme gjelder personalarbeid.", [BUY, STAFF], []),
        ("nn", "Arkiv har vi nok av. Det same gjeld innkjøp.", [], [FILES, BUY]),
        ("nb", "Arkiv er hun god på, samme med innkjøp.", [], [FILES, BUY]),
        ("en", "She never gets to do procurement. The same goes for recruitment.",
         [BUY, STAFF], []),
    ],
)  # fmt: skip
def test_the_same_is_said_of_what_goes_as_the_work_before(
    reader: EnquiryReader, form: str, text: str, missing: list[str], covered: list[str]
) -> None:
    (need,) = read_all(reader, INTRO[form] + text)
    assert (need["missing_aims"], need["covered_aims"]) == (missing, covered)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("nb", "Arkiv er hun god på. Innkjøp gjøres derimot av et annet kontor."),
        ("nb", "Arkiv er hun god på. Innkjøp ser hun derimot aldri."),
        ("nn", "Arkiv er ho god på. Innkjøp driv vi derimot ikkje med."),
        ("nb", "Arkiv er hun god på. Innkjøp har vi imidlertid ikke."),
        ("nb", "Arkiv er hun god på. Innkjøp gjør et eksternt firma for oss."),
        ("nb", "Arkiv er hun god på. Innkjøp har økonomiavdelingen tatt over."),
        ("nn", "Arkiv er ho god på. Innkjøp har vi ein konsulent til."),
        ("nn", "Arkiv er ho god på. Og innkjøp, det ligg hos fellestenesta."),
        ("nb", "Arkiv er hun god på. Men innkjøp, det gjør vi ikke her."),
        ("nb", "Arkiv er hun god på. Innkjøp må hun lære et annet sted."),
        ("nn", "Arkiv er ho god på. Innkjøp må ho få hos andre."),
        ("nb", "Arkiv er hun god på. Innkjøp har vi så godt som ingenting av."),
        ("nb", "Arkiv er hun god på. Vi kan i mindre grad gi opplæring i innkjøp."),
        ("en", "She is good at archiving. Procurement we have next to nothing of."),
    ],
)
def test_work_that_others_do_is_lacked_wherever_the_word_of_contrast_stands(
    reader: EnquiryReader, form: str, text: str
) -> None:
    (need,) = read_all(reader, INTRO[form] + text)
    assert (need["missing_aims"], need["covered_aims"]) == ([BUY], [FILES])


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("nb", "Hun har ingen vansker med arkiv."),
        ("nn", "Vi har ikkje vanskar med arkiv."),
        ("nb", "Arkiv er ikke det vi trenger hjelp til."),
        ("nb", "Arkiv lærer man ingen steder bedre enn hos oss."),
        ("nb", "Arkiv kan hun best av alle."),
        ("en", "She has no trouble with archiving."),
    ],
)
def test_what_is_denied_to_be_hard_is_there(reader: EnquiryReader, form: str, text: str) -> None:
    (need,) = read_all(reader, INTRO[form] + text)
    assert (need["missing_aims"], need["covered_aims"]) == ([], [FILES])
