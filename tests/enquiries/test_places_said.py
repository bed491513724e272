"""Are the writer's agency and town read in whole mails, of every kind that has once been missed?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

from matcher.enquiries import Enquiry, EnquiryReader
from matcher.enquiries.reading import WEAK
from matcher.services.enquiries_json import enquiry_json
from tests.enquiries.letters import SENT

MAILS: Final = [
    json.loads(line)
    for line in Path(__file__).with_name("places_said.jsonl").read_text("utf-8").splitlines()
]
"""Mails with the agency, the place, or the place of each trade that they say; null is none."""


def _needs(reader: EnquiryReader, mail: dict[str, Any]) -> list[dict[str, Any]]:
    title = mail.get("subject", "Lærling")
    reading = reader.read(Enquiry(subject=title, body=mail["body"], sent=SENT))
    needs: list[dict[str, Any]] = enquiry_json(reading)["needs"]
    return needs


def _agency_named(reader: EnquiryReader, name: str) -> str | None:
    """Return the number of an agency that a label names, or of the only one that it names."""
    found = reader.names.find(name)
    return found[0].agency if found else None


@pytest.mark.parametrize("mail", MAILS, ids=lambda mail: f"{mail['kind']}: {mail['body'][:50]}")
def test_a_mail_says_who_writes_and_where_they_sit(
    reader: EnquiryReader, mail: dict[str, Any]
) -> None:
    needs = _needs(reader, mail)
    if "agency" in mail:
        wanted = _agency_named(reader, mail["agency"])
        assert wanted is not None
        assert {need["agency_id"] for need in needs} == {wanted}
    if "place" in mail:
        assert mail["place"] in [need["place"] for need in needs]
    if "places" in mail:
        assert {need["trade"]: need["place"] for need in needs} == mail["places"]


@pytest.mark.parametrize("kind", sorted({mail["kind"] for mail in MAILS}))
def test_each_kind_is_tried_in_all_three_languages(kind: str) -> None:
    assert {mail["form"] for mail in MAILS if mail["kind"] == kind} == {"nb", "nn", "en"}


def test_a_site_that_no_map_has_is_kept_as_said_and_marked_unsure(reader: EnquiryReader) -> None:
    body = "Avdelingen vår på Tjelleneset har en lærling i IT-drift. Hilsen Kari, NVE"
    (need,) = reader.read(Enquiry(subject="Lærling", body=body, sent=SENT)).needs
    assert need.place is not None
    assert (need.place.value, need.place.certainty) == ("Tjelleneset", WEAK)
    assert [body[slice(*span)] for span in need.place.spans] == ["Tjelleneset"]


@pytest.mark.parametrize(
    "body",
    [
        "Vi i NVE har en lærling i IT-drift som jobber mest i Visma.",
        "Avdelingen vår på Økonomi har en lærling i IT-drift. Hilsen Kari, NVE",
        "Vi i NVE har en lærling i IT-drift. Nasjonalt senter for skjermbruk kan ta ham.",
        "Our apprentice in IT operations works in Excel. Regards Kim, NVE",
    ],
)
def test_a_program_or_a_field_of_work_is_no_site(reader: EnquiryReader, body: str) -> None:
    (need,) = reader.read(Enquiry(subject="Lærling", body=body, sent=SENT)).needs
    assert need.place is None
