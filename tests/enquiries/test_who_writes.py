"""Is who writes told from whom they deal with, by every way of naming an agency?"""

from __future__ import annotations

import random
from typing import Final

import pytest

from matcher.enquiries import Enquiry, EnquiryReader
from matcher.services.index import Index
from tests.enquiries.letters import SENT

OWN: Final = {
    "nb": (
        "Vi i {A} har en lærling i IT-drift. {D}",
        "Vi har en lærling i IT-drift. {D}\n\nMvh\nKari Nes\n{A}",
        "IT-avdelingen hos {A} har en lærling i IT-drift. {D}",
        "{D} Lærlingen i IT-drift trenger hospitering. Hilsen {A}",
        "Lærekontrakten i IT-drift er tegnet med {A}. {D}",
        "{A} vil gjerne sende en lærling i IT-drift på hospitering. {D}",
        "Spørsmål fra {A}: Kan lærlingen vår i IT-drift hospitere? {D}",
    ),
    "nn": (
        "Me høyrer til {A} og har ein lærling i IT-drift. {D}",
        "Eg er rådgjevar i {A}. Lærlingen går i IT-drift. {D}",
    ),
    "en": (
        "We at {A} have an apprentice in IT operations. {D}",
        "We have an apprentice in IT operations. {D}\n\nRegards\nKari Nes\n{A}",
    ),
}
DEALT_WITH: Final = {
    "nb": (
        "Forrige lærling var hos {B}.",
        "Lønn gjøres av {B}.",
        "Vi leier lokaler av {B}.",
        "Vi er kunde hos {B}.",
        "Vi har avtale med {B} om renhold.",
        "{B} har fire lærlinger i IT-drift.",
        "{B} skal ha lærling fra august.",
        "{B} har tidligere tatt imot en lærling fra oss.",
        "{B} har større miljø enn oss.",
        "Hun kom hit fra {B}.",
        "Kollegaene i {B} anbefalte dere.",
    ),
    "nn": ("Førre lærling var hjå {B}.", "Løn blir gjort av {B}.", "Hjå {B} har dei fleire."),
    "en": ("Payroll is done by {B}.", "At {B} they have a large team.", "She came from {B}."),
}
NOT_OWN: Final = {
    "nb": ("Lønn gjøres av {B}.", "Vi leier lokaler av {B}.", "Forrige lærling var hos {B}."),
    "nn": ("Løn blir gjort av {B}.", "Hjå {B} har dei fleire."),
    "en": ("Payroll is done by {B}.", "She came from {B}."),
}


def _agency(reader: EnquiryReader, body: str, subject: str = "Lærling") -> str | None:
    said = reader.read(Enquiry(subject=subject, body=body, sent=SENT)).needs[0].agency
    return reader.display[said.value.agency] if said and said.value.agency else None


def _pairs(index: Index) -> list[tuple[str, str]]:
    """Return each open agency with another one, in a fixed order."""
    names = sorted(p.agency.name for p in index.candidates.profiles if p.agency.is_open)
    others = random.Random(1).sample(names, len(names))
    return [(one, other) for one, other in zip(names, others, strict=True) if one != other]


@pytest.mark.parametrize("form", sorted(OWN))
def test_every_agency_is_the_writer_whatever_is_said_of_another(
    reader: EnquiryReader, packaged_index: Index, form: str
) -> None:
    missed = []
    for at, (own, other) in enumerate(_pairs(packaged_index)):
        dealt = DEALT_WITH[form][at % len(DEALT_WITH[form])].replace("{B}", other)
        body = OWN[form][at % len(OWN[form])].replace("{A}", own).replace("{D}", dealt)
        if _agency(reader, body) != own:
            missed.append(body)
    assert missed == []


@pytest.mark.parametrize(
    ("form", "sentence"), [(form, one) for form, own in NOT_OWN.items() for one in own]
)
def test_whom_one_only_deals_with_is_not_the_writer(
    reader: EnquiryReader, form: str, sentence: str
) -> None:
    front = {
        "nb": "Vi har en lærling i IT-drift. ",
        "nn": "Vi har ein lærling i IT-drift. ",
        "en": "We have an apprentice in IT operations. ",
    }
    assert _agency(reader, front[form] + sentence.replace("{B}", "Kartverket")) is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Statsforvalteren i Finnmark", "Statsforvalteren i Troms og Finnmark"),
        ("Statsforvalteren Agder", "Statsforvalteren i Agder"),
        (
            "Statsforvaltaren i Akershus",
            "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus",
        ),
        (
            "Noregs teknisk-naturvitskaplege universitet",
            "Norges teknisk-naturvitenskapelige universitet",
        ),
        ("Høgskolen på Vestlandet", "Høgskulen på Vestlandet"),
        ("politidistriktet i Agder", "Agder politidistrikt"),
        ("Politiet i Trøndelag", "Trøndelag politidistrikt"),
        ("Svinesund tollsted", "Tolletaten"),
        ("139 Luftving", "Forsvaret"),
        ("Vegdirektoratet", "Statens vegvesen"),
        ("Statsarkivet i Bergen", "Nasjonalarkivet"),
        ("the Norwegian Consumer Council", "Forbrukerrådet"),
        ("Brigade Nord", "Forsvaret"),
    ],
)
def test_units_and_everyday_names_mean_their_agency(
    reader: EnquiryReader, written: str, name: str
) -> None:
    assert _agency(reader, f"Vi i {written} har en lærling i IT-drift.") == name


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (
            "Vi har en lærling i IT-drift.\n\nMvh\nKari\nkari.nes@nasjonalarkivet.no",
            "Nasjonalarkivet",
        ),
        (
            "Vi har en lærling i IT-drift.\n\nMvh\nKari\nwww.nve.no",
            "Norges vassdrags- og energidirektorat",
        ),
        (
            "Vi har en lærling i IT-drift.\n\nMvh Kari, nav molde",
            "Arbeids- og velferdsetaten (Nav)",
        ),
        ("Vi har en lærling i IT-drift. Se www.udir.no.", None),
        ("Vi har en lærling i IT-drift.\n\nMvh Kari\nkari@gmail.com", None),
    ],
)
def test_addresses_and_small_letters_sign(
    reader: EnquiryReader, body: str, name: str | None
) -> None:
    assert _agency(reader, body) == name


@pytest.mark.parametrize(
    "text",
    [
        "NB! Desember er travel.",
        "NB: vi kan ikke i mai.",
        "VI HAR EN LÆRLING. DA MÅ VI HA HJELP.",
        "HI, WE HAVE AN APPRENTICE.",
        "Vi i region Nord har en lærling.",
        "Vi jobber i Nord-Norge.",
    ],
)
def test_a_word_that_is_written_like_a_short_name_names_no_agency(
    reader: EnquiryReader, text: str
) -> None:
    assert reader.names.find(text) == ()
