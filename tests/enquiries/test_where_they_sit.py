"""Is the town of the writer read wherever it stands, and a town that others sit in left alone?"""

from __future__ import annotations

from typing import Final

import pytest

from matcher.enquiries import Enquiry, EnquiryReader
from tests.enquiries.letters import SENT

TOWNS: Final = ("Lakselv", "Mo i Rana", "Øvre Eiker", "Stor-Elvdal", "Bø i Vesterålen", "Ås")
OWN: Final = (
    "Vi har en lærling i IT-drift.\n\nMvh\nKari Nes\nNVE | {town}",
    "Vi har en lærling i IT-drift.\n\nMvh\nKari Nes\nNVE {town}",
    "Vi har en lærling i IT-drift.\n\nMvh\nKari Nes\nNVE\nPostboks 123, 9711 {town}",
    "NVE har en lærling i IT-drift, plassert på {town}.",
    "Kontorstedet til lærlingen i IT-drift er {town}. Hilsen NVE",
    "Vi i NVE har en lærling i IT-drift ved {town}-kontoret.",
    "Vi er plasserte i {town} og har ein lærling i IT-drift. Helsing NVE",
)
OTHERS: Final = (
    "Hun bor i {town}.",
    "Ho bur på {town}.",
    "She lives in {town}.",
    "Vi er også i dialog med kontoret i {town}.",
    "Our head office is in {town}.",
    "Her family is in {town}.",
    "Our colleagues in {town} have their own apprentices.",
    "Vi kan tenke oss noe i {town}-området.",
    "Vi har et møte på {town} i mars.",
)


def _place(reader: EnquiryReader, body: str) -> str | None:
    said = reader.read(Enquiry(subject="Lærling", body=body, sent=SENT)).needs[0].place
    return said.value if said else None


@pytest.mark.parametrize("town", TOWNS)
@pytest.mark.parametrize("body", OWN)
def test_where_the_writer_sits_is_read_from_names_of_every_shape(
    reader: EnquiryReader, body: str, town: str
) -> None:
    assert _place(reader, body.replace("{town}", town)) == reader.town_of(town)


@pytest.mark.parametrize("sentence", OTHERS)
def test_where_others_sit_or_live_is_not_the_place(reader: EnquiryReader, sentence: str) -> None:
    mine = "Vi i UDI har en lærling i IT-drift. "
    assert _place(reader, mine + sentence.replace("{town}", "Lakselv")) is None
    at_home = "We at UDI have an apprentice in IT operations at our office in Hamar. "
    assert _place(reader, at_home + sentence.replace("{town}", "Lakselv")) == "Hamar"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Vi på Svalbard har en lærling i IT-drift. Hilsen Sysselmesteren", "Longyearbyen"),
        ("Vi i NP på Svalbard har en lærling på stasjonen i Ny-Ålesund.", "Ny-Ålesund"),
    ],
)
def test_svalbard_is_its_town_unless_another_place_there_is_said(
    reader: EnquiryReader, body: str, place: str
) -> None:
    assert _place(reader, body) == place
