"""Are guests, undecided trades, headings and other people's mails told from an own need?"""

from __future__ import annotations

import pytest

from matcher.enquiries import EnquiryReader
from matcher.enquiries.reading import Enquiry
from tests.enquiries.parts import SENT, read_all

INTRO = {
    "nb": "Hei. Vi i NVE i Oslo har en lærling i IT-driftsfaget. ",
    "nn": "Hei. Vi i NVE i Oslo har ein lærling i IT-driftsfaget. ",
    "en": "Hello. We at NVE in Oslo have an apprentice in IT operations. ",
}


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("nb", "Kan noen ha henne hos seg et par mnd?"),
        ("nb", "Er det noen etat som kan ha han et par mnd fra midten av august?"),
        ("nb", "Kunne en annen etat ha henne 2–3 mnd?"),
        ("nn", "Er det nokon som kan ha han hjå seg nokre månader?"),
        ("en", "Could somebody have her for a couple of months?"),
    ],
)
def test_whom_somebody_else_may_have_for_a_time_is_seconded(
    reader: EnquiryReader, form: str, text: str
) -> None:
    (need,) = read_all(reader, INTRO[form] + text)
    assert (need["cooperation"], need["direction"]) == ("secondment", "send")


@pytest.mark.parametrize(
    "text",
    [
        "Vi i NVE har ikke egne lærlinger i IT-drift, men vi kunne godt hatt to på besøk.",
        "Vi i NVE har ingen lærling i IT-drift sjølve, men kunne hatt to på besøk.",
        "We at NVE have no apprentices in IT operations, but could have two visiting us.",
    ],
)
def test_who_could_have_two_for_a_while_receives(reader: EnquiryReader, text: str) -> None:
    (need,) = read_all(reader, text)
    assert (need["direction"], need["apprentices"]) == ("receive", 2)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("nb", "Ti uker på et større driftsmiljø i mars?"),
        ("nb", "Kan dere formidle en hospitering?"),
        ("nn", "Eg ser føre meg seks veker i mai hos ei anna verksemd."),
        ("en", "Eight weeks at another agency would be ideal."),
    ],
)
def test_a_time_at_a_host_without_a_name_is_a_secondment(
    reader: EnquiryReader, form: str, text: str
) -> None:
    (need,) = read_all(reader, INTRO[form] + text)
    assert (need["cooperation"], need["direction"]) == ("secondment", "send")


def test_a_vendor_who_does_the_work_is_no_wished_host(reader: EnquiryReader) -> None:
    body = "Innkjøp får han ikke (leverandøren gjør det). Kan han være hos noen i to måneder?"
    (need,) = read_all(reader, INTRO["nb"] + body)
    assert need["cooperation"] == "secondment"


def test_the_letters_of_a_trade_are_no_agency(reader: EnquiryReader) -> None:
    (need,) = read_all(reader, "Finnmark pd har en SA-lærling i Kirkenes som mangler innkjøp.")
    assert need["agency_name"] == "Finnmark politidistrikt"


@pytest.mark.parametrize("subject", ["SV: Spørsmål fra OK stat om lærlinger", "Re: OK stat"])
def test_the_advisers_do_not_write_to_themselves(reader: EnquiryReader, subject: str) -> None:
    (need,) = read_all(reader, "Takk for svar. Lærlingen i IT-drift mangler innkjøp.", subject)
    assert need["agency_name"] is None


def test_a_month_and_an_institute_are_no_places(reader: EnquiryReader) -> None:
    body = "Our apprentice is at the Department of Physics, employed by us from January."
    (need,) = read_all(reader, body + " She lacks procurement. The trade is IT operations.")
    assert need["place"] is None


@pytest.mark.parametrize(
    "text",
    [
        "Er det noen som vil være i lag med oss i en sånn ring?",
        "Er det nokon som vil vere i lag med oss i ein slik ring?",
        "Would anyone like to join us in such a ring?",
    ],
)
def test_a_ring_of_such_a_kind_is_a_ring(reader: EnquiryReader, text: str) -> None:
    (need,) = read_all(reader, INTRO["nb"] + text)
    assert (need["cooperation"], need["direction"]) == ("ring", "swap")


@pytest.mark.parametrize(
    "text",
    [
        "Logistikk: 3 lærlinger på lageret.\n\nErnæringskokk: 1 lærling i messa.",
        "- Logistikk: tre lærlingar på lageret\n- Ernæringskokk: éin lærling i messa",
        "Logistics: three apprentices in the warehouse.\n\nErnæringskokk: one apprentice.",
    ],
)
def test_trades_over_paragraphs_are_needs_of_their_own(reader: EnquiryReader, text: str) -> None:
    needs = read_all(reader, f"Hei fra Forsvaret på Ørland.\n\n{text}\n\nDe kan hospitere.")
    assert [need["trade"] for need in needs] == ["LOG03-02", "EKF03-01"]
    assert [need["apprentices"] for need in needs] == [3, 1]


@pytest.mark.parametrize(
    "text",
    [
        "IT-drift og service og administrasjon er nevnt, men ingenting er bestemt.",
        "IT-drift og innhaldsproduksjon er nemnt, men ingenting er bestemt.",
        "Content production and IT operations have been mentioned, but nothing is decided.",
    ],
)
def test_trades_that_are_only_mentioned_are_none(reader: EnquiryReader, text: str) -> None:
    (need,) = read_all(reader, f"{text} Hvilke fag velger andre?")
    assert need["trade"] is None


@pytest.mark.parametrize(
    "text",
    [
        "Vi har fått beskjed om å tenke lærling. Er vi for små til å ha lærling?",
        "Vi er ni tilsette. Kan så få ha ein lærling?",
        "We are nine people. Are we too few to have an apprentice? Which trades suit us?",
    ],
)
def test_who_asks_of_having_an_apprentice_is_on_topic(reader: EnquiryReader, text: str) -> None:
    assert reader.read(Enquiry(subject="Lærling", body=text, sent=SENT)).off_topic is None


REFUSAL = (
    "Hei, takk for kopi. Norec kan ikke være med i ringen i IT-drift, men vi kan ta imot en "
    "lærling i service og administrasjon i to måneder fra mars.\n\nMvh Silje\nNorec\n\n"
)


@pytest.mark.parametrize(
    "quoted",
    [
        "> Fra: Eirik Nedrebø, Lotteritilsynet\n> Lærlingen i IT-drift starter i august. "
        "Januar er travelt.",
        "Fra: Ola Hansen (Statens vegvesen)\nSendt: 3. mars\nTil: Silje\n\nVi har en lærling i "
        "IT-drift fra august. Januar er travelt.",
        "From: Ola Hansen <ola@vegvesen.no>\nSent: 3 March\nTo: Silje\n\nWe have an apprentice in "
        "IT operations from August. January is busy.",
    ],
)
def test_what_another_house_wrote_is_not_the_replys_need(
    reader: EnquiryReader, quoted: str
) -> None:
    (need,) = read_all(reader, REFUSAL + quoted, "SV: ring")
    assert (need["trade"], need["direction"]) == ("SOA03-01", "receive")
    assert (need["start"], need["busy_months"]) == ("2026-03", [])


def test_the_writers_own_older_mail_still_counts_in_a_reply(reader: EnquiryReader) -> None:
    body = (
        "Hei, jeg har ikke hørt noe og prøver igjen, for vi håper på svar fra dere om ønsket vårt "
        "snart.\n\nMvh Silje\nNorec\n\n> Fra: Silje Hjelmeset, Norec\n"
        "> Vi har en lærling i IT-drift og ønsker hospitering fra august. Januar er travelt."
    )
    (need,) = read_all(reader, body, "SV: ønske")
    assert (need["trade"], need["start"]) == ("ITD03-01", "2026-08")


@pytest.mark.parametrize(
    "text",
    [
        "Justervesenet på Kjeller vil gjerne ta imot en lærling i laboratoriefaget.",
        "Justervesenet at Kjeller would be happy to host one apprentice in the laboratory trade.",
        "The Norwegian Metrology Service (Justervesenet) at Kjeller would be glad to host one "
        "apprentice in the laboratory trade.",
    ],
)
def test_an_agency_that_offers_is_the_writer(reader: EnquiryReader, text: str) -> None:
    (need,) = read_all(reader, text)
    assert (need["agency_name"], need["direction"]) == ("Justervesenet", "receive")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Vardø sjøtrafikksentral (Kystverket) har en lærling i IT-drift.", "Vardø"),
        ("På NGU sitt borkjernelager på Løkken har vi en lærling i logistikk.", "Løkken"),
        ("Sysselmesteren på Svalbard kan ta imot en lærling i IT-drift.", "Longyearbyen"),
        ("Vi i Nav på Tynset har en lærling. Brosjyrer sitter de med på Hamar.", "Tynset"),
    ],
)
def test_the_site_in_a_name_is_where_it_is(reader: EnquiryReader, text: str, place: str) -> None:
    (need,) = read_all(reader, text)
    assert need["place"] == place
