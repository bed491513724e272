"""Is an offer of a place told from what others do, and from an apprentice's own work?"""

from __future__ import annotations

import pytest

from matcher.enquiries import EnquiryReader
from tests.enquiries.parts import HAS_APPRENTICE as INTRO
from tests.enquiries.parts import form_of

NAMELESS = {
    "nb": "Hei. Jeg skriver for Kartverket på Hønefoss. Faget er service og administrasjon. ",
    "nn": "Hei. Eg skriv for Kartverket på Hønefoss. Faget er service og administrasjon. ",
    "en": "Hello. I write for Kartverket at Hønefoss. The trade is service and administration. ",
}
STAY = ("secondment", "send")


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("nb", "Hun mangler ingenting. Hvis noen i Agder vil sende sin til oss, er det hyggelig."),
        ("nb", "Vår egen er snart ferdig. Hos oss kan en kontorlærling få lage brosjyrer."),
        ("nb", "Vi har ingen ønsker om å sende henne ut, men vi vil gjerne ha en inn!"),
        ("nb", "Hun slutter i november, og fra desember står pulten tom. Kom hit!"),
        ("nn", "Ho manglar ingenting. Om nokon vil sende sin til oss, er døra open."),
        ("nn", "Vår eigen er snart ferdig. Hjå oss kan ein kontorlærling få lage brosjyrar."),
        ("nn", "Vi skal ikkje sende ho ut, men vi vil gjerne ta ein inn."),
        ("en", "She lacks nothing. If anybody would like to send theirs to us, our door is open."),
    ],
)
def test_who_bids_others_welcome_receives(reader: EnquiryReader, form: str, text: str) -> None:
    assert form_of(reader, INTRO[form] + text)[1] == "receive"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("nb", "De vil ta imot en lærling fra en annen etat."),
        ("nb", "De har plass til en lærling fra august."),
        ("nb", "De kan godt ta imot en."),
        ("nn", "Dei vil ta imot ein lærling frå ein annan etat."),
        ("nn", "Dei har plass til ein lærling frå august."),
        ("en", "They would host an apprentice from another agency."),
        ("en", "They have room for one apprentice from August."),
        ("en", "They are willing to take one."),
    ],
)
def test_they_are_those_whose_need_it_is_where_nobody_says_we(
    reader: EnquiryReader, form: str, text: str
) -> None:
    assert form_of(reader, NAMELESS[form] + text)[1] == "receive"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("nb", "De har en lærling, og de ønsker at hun hospiterer hos en annen etat."),
        ("nn", "Dei har ein lærling, og dei ønskjer at ho hospiterer hos ein annan etat."),
        ("en", "They have an apprentice, and would like a secondment for her at another agency."),
    ],
)
def test_they_may_send_theirs_too(reader: EnquiryReader, form: str, text: str) -> None:
    assert form_of(reader, NAMELESS[form] + text) == STAY


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("nb", "Hun er på lageret hele dagen: tar imot, klargjør og flytter. Kan hun hospitere?"),
        ("nb", "Hun tar imot og veileder hele dagen. Vi ønsker hospitering for henne."),
        ("nn", "Ho er i mottaket heile dagen: tek imot og sorterer. Vi ønskjer hospitering."),
    ],
)
def test_what_the_apprentice_takes_in_at_work_is_no_offer(
    reader: EnquiryReader, form: str, text: str
) -> None:
    assert form_of(reader, INTRO[form] + text)[1] == "send"


@pytest.mark.parametrize(
    "text",
    [
        "Hei. NVE kunne gjerne hatt en lærling i IT-drift fra noen andre på besøk.",
        "Hei. NVE i Oslo vil gjerne ha en lærling i IT-drift fra en annen etat i åtte uker.",
        "Hei. Send oss gjerne en i IT-drift, vi har god tid. NVE.",
        "Hei. NVE skulle gjerne hatt ein IT-driftslærling frå nokon andre.",
        "Hello. NVE would be glad to have an apprentice in IT operations from another agency.",
        "Hello. NVE is glad to take somebody's IT operations apprentice this autumn.",
    ],
)
def test_who_would_have_one_of_somebody_elses_receives(reader: EnquiryReader, text: str) -> None:
    assert form_of(reader, text)[1] == "receive"


def test_who_would_employ_one_receives_nobody_elses(reader: EnquiryReader) -> None:
    assert form_of(reader, "Hei. Vi i NVE vil gjerne ansette en lærling i IT-drift.")[1] is None
