"""Is what somebody writes as in an e-mail shown as it was understood, and kept nowhere?"""

from __future__ import annotations

import logging
from datetime import date
from typing import Final

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.cli.enquiry_text import show_needs
from matcher.domain.curriculum import TradeCode
from matcher.enquiries import Enquiry, EnquiryReading, ReadNeed, Said
from matcher.enquiries.reading import LIKELY, SURE, WEAK
from matcher.services.agencies import list_agencies
from matcher.services.enquiry_told import tell_reading
from matcher.services.index import Index
from matcher.services.needs import parse_seeker
from matcher.services.wording import Language, words_in
from web.forms.field_messages import FieldMessages
from web.forms.need_form import NeedForm
from web.presenters.enquiry_page import present_enquiry
from web.presenters.form_page import present_form
from web.presenters.voice import Voice
from web.texts import texts_in

MAIL: Final = (
    "Hei!\n\nVi i NVE har en lærling i service- og administrasjonsfaget og mangler "
    "fakturabehandling. Det er travelt i desember. Vi holder til i Oslo.\n\nHilsen oss"
)
TWO: Final = (
    "Vi i SSB vil sende ut en lærling i IT-driftsfaget til hospitering. I tillegg ønsker vi å ta "
    "imot en lærling i service- og administrasjonsfaget i tre måneder."
)


def read(
    client: FlaskClient, text: str, *, status: int = 200, language: str = "nb", **more: str
) -> BeautifulSoup:
    response = client.post(f"/{language}/henvendelse", data={"text": text, **more})
    assert response.status_code == status
    return BeautifulSoup(response.text, "lxml")


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    found = page.select(selector)
    assert len(found) == 1, (selector, len(found))
    return found[0]


def test_the_text_is_shown_whole_with_what_was_understood_marked_in_words(
    client: FlaskClient,
) -> None:
    page = read(client, MAIL.replace("\n", "\r\n"))
    labels = {mark.select(".read-as")[0].text.strip(" ()") for mark in page.select("mark")}
    assert {"virksomhet", "lærefag", "mangler", "travelt", "sted"} <= labels
    text = one(page, ".mail-text")
    for label in text.select(".read-as"):
        label.extract()
    assert text.text == MAIL


def test_the_form_is_filled_in_with_what_was_understood(client: FlaskClient) -> None:
    page = read(client, MAIL)
    form = one(page, "form[data-need]")
    assert "Norges vassdrags" in str(one(form, "#agency_id")["value"])
    assert one(form, "#trade option[selected]")["value"] == "SOA03-01"
    assert one(form, "input[name=busy_months][checked]")["value"] == "12"
    assert one(form, "input[name='aim.KM6858'][checked]")["value"] == "missing"
    assert form["method"] == "get"
    assert "limit" not in {field.get("name") for field in form.select("input")}


def test_a_reading_is_told_as_on_the_terminal(packaged_index: Index) -> None:
    need = ReadNeed(
        trade=Said(value=TradeCode("SOA03-01"), spans=(), certainty=SURE),
        busy_months=(Said(value=12, spans=(), certainty=WEAK),),
        place=Said(value="Oslo", spans=(), certainty=LIKELY),
        missing_tasks=(Said(value="noe helt annet", spans=((0, 4),), certainty=WEAK),),
    )
    reading = EnquiryReading(needs=(need,), off_topic=None)
    words = words_in(Language.NB)
    voice = Voice(language=Language.NB, texts=texts_in(Language.NB), words=words)
    mail = Enquiry(subject="", body="annet", sent=date(2026, 11, 22))
    page = present_enquiry(mail, reading, 0, packaged_index, voice)
    (told,) = tell_reading(reading, mail, packaged_index.curricula, words)
    assert page.understood == told.fields
    assert page.not_said.items() <= told.not_said.items()
    shown = show_needs((told,), None, words)
    for field in page.understood:
        assert f"{field.name}: " in shown
        assert field.certainty in shown


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_what_was_not_said_is_listed_and_leads_to_its_field(
    client: FlaskClient, language: str
) -> None:
    page = read(client, MAIL, language=language)
    links = [str(link["href"]) for link in page.select(".not-said a")]
    assert "#direction" in links
    assert "#trade" not in links
    for link in [*links, *(str(a["href"]) for a in page.select(".understood a"))]:
        assert page.select(link), link


def test_several_needs_are_one_choice_each(client: FlaskClient) -> None:
    page = read(client, TWO)
    buttons = page.select(".mail-choices button")
    assert [button["value"] for button in buttons] == ["1", "2"]
    assert one(page, ".mail-choices [aria-current]")["value"] == "1"
    kept = one(page, ".mail-choices input[name=text]")["value"]
    second = read(client, str(kept), need="2")
    assert one(second, ".mail-choices [aria-current]")["value"] == "2"
    trades = [one(p, "#trade option[selected]")["value"] for p in (page, second)]
    assert len(set(trades)) == 2


def test_the_text_goes_along_to_another_language(client: FlaskClient) -> None:
    page = read(client, TWO, need="2")
    button = one(page, ".language button[lang=nn]")
    form = one(page, f"form#{button['form']}")
    text = one(form, "textarea").text.strip()
    other = read(client, text, language="nn", need=str(button["value"]))
    assert button["formaction"] == "/nn/henvendelse"
    assert one(other, ".mail-choices [aria-current]")["value"] == "2"


@pytest.mark.parametrize(
    "text", ["Jeg søker læreplass som kokk. Hilsen Ola", "asdf qwer", "Takk for sist!"]
)
def test_a_text_without_a_need_says_why_and_offers_the_steps(
    client: FlaskClient, text: str
) -> None:
    page = read(client, text)
    assert page.select(".mail-off p")[0].text.strip()
    assert one(page, ".mail-off a")["href"] == "/nb/steg/virksomhet"
    assert one(page, "textarea").text.strip() == text
    assert page.select("form[data-need]") == []


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 100_001])
def test_a_text_that_cannot_be_read_is_told_beside_its_field_and_kept(
    client: FlaskClient, text: str
) -> None:
    page = read(client, text, status=400)
    assert one(page, ".ds-error-summary a")["href"] == "#text"
    assert one(page, "#text")["aria-invalid"] == "true"
    assert one(page, "#text").text.strip() == text.strip()


def test_the_field_says_that_an_enquiry_is_public_and_asks_for_no_personal_data(
    client: FlaskClient,
) -> None:
    for address in ("/nb/", "/nb/henvendelse"):
        said = BeautifulSoup(client.get(address).text, "lxml").text
        assert "offentlig dokument" in said
        assert "personopplysninger" in said


def test_the_text_is_in_no_log_no_link_and_no_cache(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    word = "Marihønevegen"
    with caplog.at_level(logging.DEBUG):
        response = client.post("/nb/henvendelse", data={"text": f"{MAIL} {word}"})
    assert word in response.text
    assert word not in caplog.text
    assert response.headers["Cache-Control"] == "no-store"
    page = BeautifulSoup(response.text, "lxml")
    assert all(word not in str(link["href"]) for link in page.select("a[href]"))
    form = one(page, "form[data-need]")
    assert word not in str(form)


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    words=st.lists(
        st.sampled_from([*MAIL.split(), *TWO.split()]) | st.text(max_size=8), max_size=30
    ),
    need=st.text(max_size=5),
)
def test_nothing_that_is_written_makes_the_page_fall_over(
    client: FlaskClient, words: list[str], need: str
) -> None:
    text = " ".join(words).encode(errors="ignore").decode()
    number = need.encode(errors="ignore").decode()
    response = client.post("/nn/henvendelse", data={"text": text, "need": number})
    assert response.status_code in {200, 400}


def test_every_agency_that_the_field_offers_is_understood(packaged_index: Index) -> None:
    voice = Voice(language=Language.NB, texts=texts_in(Language.NB), words=words_in(Language.NB))
    page = present_form(NeedForm(), FieldMessages(), packaged_index, voice)
    open_ones = [p.agency.id for p in list_agencies(packaged_index) if p.agency.is_open]
    assert [parse_seeker(name, packaged_index) for name in page.agencies] == open_ones


def test_no_words_of_the_text_go_on_to_an_address(client: FlaskClient) -> None:
    page = read(client, MAIL.replace("fakturabehandling", "at Kari Nordmann får fakturere"))
    kept = {
        field.get("name"): field.get("value", "") for field in page.select("form[method=get] input")
    }
    assert kept
    assert not any("Kari" in str(value) for value in kept.values())
    assert not {"missing_tasks", "covered_tasks", "questions"} & {n for n, v in kept.items() if v}
    areas = page.select("form[method=get] textarea")
    assert [area.text for area in areas if area.text.strip()] == []


@pytest.mark.parametrize(
    ("who", "leads_to", "said"),
    [("NVE", "/nb/ringer", "Finn ringer"), ("en etat", "/nb/partnere", "Finn partnere")],
)
def test_who_asks_for_a_ring_goes_on_to_rings_when_we_know_who_asks(
    client: FlaskClient, who: str, leads_to: str, said: str
) -> None:
    wish = "Vi vil gjerne være med i en opplæringsring. Det er travelt"
    page = read(client, MAIL.replace("NVE", who).replace("Det er travelt", wish))
    assert one(page, "#need-form")["action"] == leads_to
    assert one(page, ".mail-on button").text == said
