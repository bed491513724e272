"""Are tasks that are read shown as one would call them, and not as what is left of a sentence?"""

from __future__ import annotations

import pytest

from matcher.enquiries import EnquiryReader
from tests.enquiries.parts import HAVE, LACK, TASKS, Parts, read_all

INTRO = {
    "nb": "Hei. NVE i Oslo har en lærling i service- og administrasjonsfaget. ",
    "nn": "Hei. NVE i Oslo har ein lærling i service- og administrasjonsfaget. ",
    "en": "Hello. NVE in Oslo has an apprentice in service and administration. ",
}


@pytest.mark.parametrize(
    ("form", "text", "missing"),
    [
        ("nb", "Personalarbeid gjøres sentralt, og fakturabehandling får hun ikke prøvd.",
         ["Personalarbeid", "fakturabehandling"]),
        ("nb", "Regnskap føres ikke her.", ["Regnskap"]),
        ("nb", "Innkjøp er det HR som tar seg av.", ["Innkjøp"]),
        ("nb", "Det hun ikke får gjort, er å planlegge større møter for ledelsen.",
         ["planlegge større møter for ledelsen"]),
        ("nn", "Ho har knapt vore borti innkjøp.", ["innkjøp"]),
        ("nn", "Og fakturabehandling slepp ho ikkje til på.", ["fakturabehandling"]),
        ("nn", "Vi har ingenting å by på når det gjeld marknadsføring.", ["marknadsføring"]),
        ("en", "She never gets to do invoicing.", ["invoicing"]),
        ("en", "Procurement is done elsewhere.", ["Procurement"]),
    ],
)  # fmt: skip
def test_a_task_is_shown_without_the_words_that_say_it_is_lacked(
    reader: EnquiryReader, form: str, text: str, missing: list[str]
) -> None:
    (need,) = read_all(reader, INTRO[form] + text)
    assert need["missing_tasks"] == missing


@pytest.mark.parametrize("form", ["nb", "nn"])
def test_every_way_of_saying_lack_or_offer_shows_the_task_alone(
    reader: EnquiryReader, form: str
) -> None:
    tasks = [task for task in TASKS[form] if " " not in task]
    for way in range(max(len(LACK[form]), len(HAVE[form]))):
        lacked, had = tasks[way % len(tasks)], tasks[(way + 1) % len(tasks)]
        need = Parts(form=form, lacked=lacked, had=had, ways=(way, way, 0, 0)).read(reader)
        shown = [*need["missing_tasks"], *need["covered_tasks"]]
        assert [one.lower() for one in shown] == [lacked, had], (way, shown)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("nb", "Vi er en liten virksomhet. Kontoret er ikke stort."),
        ("nb", "Antall: 1. Tid: høsten. Vi har ikke kapasitet."),
        ("nn", "Verksemda er ikkje stor. Vi har ikkje kapasitet åleine."),
        ("nb", "Vi er usikre på om det er lov."),
        ("en", "We are a small agency and do not have capacity."),
    ],
)
def test_what_is_told_of_the_writer_is_no_task(reader: EnquiryReader, form: str, text: str) -> None:
    (need,) = read_all(reader, INTRO[form] + text)
    assert (need["missing_tasks"], need["covered_tasks"]) == ([], [])
