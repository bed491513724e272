"""Is work that is told of in English read as the aims that it would be in Norwegian?"""

from __future__ import annotations

import csv

import pytest

from matcher.enquiries import EnquiryReader, Lexicon
from matcher.enquiries.language import is_english
from matcher.enquiries.lexicon import PACKAGED
from matcher.enquiries.tasks_english import translate_tasks
from tests.enquiries.parts import Parts, read_all

INTRO = (
    "Hello, The Norwegian Water Resources Directorate in Oslo has an apprentice in service and "
    "administration. We would like a secondment for three months. "
)


@pytest.mark.parametrize(
    ("text", "norwegian"),
    [
        ("Procurement", "innkjøp"),
        ("invoicing and budgets", "fakturabehandling budsjett"),
        ("calibration of instruments", "kalibrering instrumenter"),
        ("safety data sheets", "sikkerhetsdatablad"),
        ("user support", "brukerstøtte"),
    ],
)
def test_words_for_work_are_put_into_norwegian(text: str, norwegian: str, lexicon: Lexicon) -> None:
    whole, known = translate_tasks(text, lexicon.english_tasks)
    assert known == norwegian
    assert all(word in whole for word in norwegian.split())


@pytest.mark.parametrize(
    ("text", "missing", "covered"),
    [
        ("What she lacks is procurement. She is good at archiving.", "KM6839", "KM6853"),
        ("She never gets to do invoicing. Events are well covered.", "KM6858", "KM6855"),
        ("Marketing is done elsewhere. The front desk she knows well.", "KM6860", "KM6852"),
        ("We cannot offer her recruitment. She handles our archive.", "KM6856", "KM6853"),
        ("No seminars or conferences here, but plenty of purchasing.", "KM6855", "KM6839"),
        ("Accounting is out of reach. She is confident at the switchboard.", "KM6858", "KM6852"),
    ],
)
def test_english_tasks_are_read_as_aims(
    reader: EnquiryReader, text: str, missing: str, covered: str
) -> None:
    (need,) = read_all(reader, INTRO + text, "Apprentice")
    assert (need["missing_aims"], need["covered_aims"]) == ([missing], [covered])


def test_the_writers_own_words_are_shown(reader: EnquiryReader) -> None:
    (need,) = read_all(reader, INTRO + "What she lacks is procurement.", "Apprentice")
    assert need["missing_tasks"] == ["procurement"]


@pytest.mark.parametrize("form", ["nb", "nn"])
def test_a_norwegian_mail_is_not_taken_for_english(form: str, lexicon: Lexicon) -> None:
    assert not is_english(Parts(form=form).body, lexicon)
    assert is_english(INTRO, lexicon)


def test_every_english_word_has_one_translation() -> None:
    with (PACKAGED / "english_tasks.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    words = [row["en"] for row in rows]
    assert len(words) == len(set(words))
    assert all(row["en"] == row["en"].strip().lower() and row["nb"].strip() for row in rows)
