"""Are answers read that stand between the lines of an older mail?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.enquiries import EnquiryReader
from matcher.enquiries.inline_answers import open_answers
from matcher.enquiries.lexicon import Lexicon
from tests.enquiries.parts import read_all

ANSWERED = [
    (
        "Hei, vi svarer mellom linjene.\n\n"
        "Den 3. mars 2026 skrev OK stat <okstat@dfo.no>:\n"
        "> Hei, og takk for henvendelsen! Mange starter i august.\n>\n"
        "> Hvem er dere, og hvilket fag?\nHusbanken i Drammen, IT-drift.\n\n"
        "> Hva mangler dere?\nBudsjett og innkjøp av utstyr.\n\n"
        "> Hva kan dere tilby?\nBrukerstøtte.\n\n"
        "> Ring eller hospitering?\nHospitering, to måneder fra september.\n\n"
        "> Er det perioder som ikke passer?\nJanuar og februar.\n"
    ),
    (
        "Sjå svara under spørsmåla.\n\n"
        "Den 3. mars 2026 skreiv OK stat <okstat@dfo.no>:\n"
        "> Kven er de?\nHusbanken i Drammen, eit kontor med IT-drift.\n"
        "> Hospitering eller ring? Dei fleste vel ring.\nHospitering i to månader frå september.\n"
        "> Når har de det travelt?\nJanuar og februar.\n"
    ),
    (
        "Hi, my answers are below.\n\n"
        "> Who are you, and which trade?\n"
        "Husbanken in Drammen, one apprentice in IT operations.\n\n"
        "> A ring or a secondment?\nA secondment for two months from September.\n\n"
        "> When is it busy?\nJanuary and February.\n"
    ),
]


@pytest.mark.parametrize("body", ANSWERED, ids=["nb", "nn", "en"])
def test_answers_under_the_advisers_questions_are_read(reader: EnquiryReader, body: str) -> None:
    (need,) = read_all(reader, body, "SV: lærling")
    assert (need["agency_name"], need["place"]) == ("Husbanken", "Drammen")
    assert (need["cooperation"], need["start"]) == ("secondment", "2026-09")
    assert need["busy_months"] == [1, 2]


def test_a_question_that_was_quoted_is_the_heading_of_its_answer(lexicon: Lexicon) -> None:
    opened = open_answers("> Takk for sist.\n> Hva mangler?\nBudsjett.\n", lexicon)
    assert opened == " " * 16 + "\n  Hva mangler: Budsjett.\n"


def test_a_bare_mark_after_the_question_changes_nothing(lexicon: Lexicon) -> None:
    opened = open_answers("> Hva mangler?\n>\nBudsjett.\n", lexicon)
    assert opened == "  Hva mangler:   Budsjett.\n"


def test_the_end_of_a_broken_line_is_no_answer(lexicon: Lexicon) -> None:
    broken = "> Vi har ein lærling i Førde, og han treng å lære meir om\nbudsjett.\n> Hilsen Åse\n"
    assert open_answers(broken, lexicon) == broken


def test_a_closing_under_a_quoted_mail_is_no_answer(lexicon: Lexicon) -> None:
    closed = "Se under.\n\n> Vi har en lærling i Førde.\n\nMed vennlig hilsen\nÅse\n"
    assert open_answers(closed, lexicon) == closed


@given(text=st.text(alphabet=st.sampled_from("ab >?.\n:Fra"), max_size=120))
def test_what_is_kept_stays_in_its_place(lexicon: Lexicon, text: str) -> None:
    opened = open_answers(text, lexicon)
    assert len(opened) == len(text)
    assert all(
        own in (" ", was) or (own, was) == (":", "?") for own, was in zip(opened, text, strict=True)
    )
