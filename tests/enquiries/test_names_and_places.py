"""Is the writer's agency and town read whatever they are, and others' towns left alone?"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from matcher.domain.agency import AgencyId
from matcher.enquiries import Enquiry, EnquiryReader, ReadNeed
from matcher.geography import read_gazetteer
from tests.enquiries.letters import SENT

SENTENCES: Final = Path(__file__).with_name("sentences.csv")
DATA: Final = Path(__file__).resolve().parents[2] / "data"
ENDS: Final = {
    "nb": "Vi ønsker hospitering hos en annen virksomhet.\n\nHilsen Kari",
    "nn": "Vi ynskjer hospitering hos ei anna verksemd.\n\nHelsing Kari",
    "en": "We would like a secondment with another agency.\n\nRegards Kari",
}
TOWNS: Final = sorted(
    {
        place.name
        for places in read_gazetteer(DATA).exact.values()
        for place in places
        if place.municipality_number is not None
    }
)


def _sentences(says: str) -> st.SearchStrategy[tuple[str, str]]:
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["says"] == says]
    return st.sampled_from([(row["form"], row["sentence"].replace("\\n", "\n")) for row in rows])


FREELY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
towns = st.sampled_from(TOWNS)
numbers = st.integers(min_value=0)


def _agency(reader: EnquiryReader, number: int) -> tuple[AgencyId, str]:
    """Return one of the agencies of the index, and its name."""
    known = sorted({agency for agency, _ in reader.names.by_words.values()} & set(reader.display))
    agency = known[number % len(known)]
    return agency, reader.display[agency]


def _read(reader: EnquiryReader, body: str) -> ReadNeed:
    return reader.read(Enquiry(subject="Lærling", body=body, sent=SENT)).needs[0]


@settings(FREELY, max_examples=150)
@given(written=_sentences("ours"), town=towns, number=numbers)
def test_where_the_writer_sits_is_the_place(
    reader: EnquiryReader, written: tuple[str, str], town: str, number: int
) -> None:
    form, sentence = written
    _, name = _agency(reader, number)
    body = f"{sentence} {ENDS[form]}, {name}".replace("{town}", town).replace("{agency}", name)
    place = _read(reader, body).place
    assert place is not None
    assert place.value == reader.town_of(town)
    assert any(body[start:end].startswith(town) for start, end in place.spans)


@settings(FREELY, max_examples=100)
@given(written=_sentences("others"), town=towns, number=numbers)
def test_where_others_sit_or_the_apprentice_might_go_is_not_the_place(
    reader: EnquiryReader, written: tuple[str, str], town: str, number: int
) -> None:
    form, sentence = written
    agency, name = _agency(reader, number)
    place = _read(reader, f"{sentence} {ENDS[form]}, {name}".replace("{town}", town)).place
    is_own = reader.town_of(town) in reader.towns.get(agency, frozenset())
    assert is_own or place is None or place.value != reader.town_of(town)


@settings(FREELY, max_examples=100)
@given(written=_sentences("agency"), town=towns, number=numbers, other=numbers)
def test_who_writes_is_the_agency_and_not_whom_they_name(
    reader: EnquiryReader, written: tuple[str, str], town: str, number: int, other: int
) -> None:
    agency, name = _agency(reader, number)
    _, another = _agency(reader, other)
    assume(another != name)
    body = written[1].replace("{agency}", name).replace("{other}", another)
    read = _read(reader, body.replace("{town}", town)).agency
    assert read is not None
    assert read.value.agency == agency
