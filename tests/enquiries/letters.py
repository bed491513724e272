"""How do people write to the advisers? Mails made of parts that can be changed one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from matcher.enquiries import Enquiry, EnquiryReader, ReadNeed

AGENCIES: Final = {
    "NVE": "Norges vassdrags- og energidirektorat",
    "Skatteetaten": "Skatteetaten",
    "Kartverket": "Kartverket",
    "Lånekassen": "Statens lånekasse for utdanning",
    "Digdir": "Digitaliseringsdirektoratet",
    "Statens vegvesen": "Statens vegvesen",
    "Bufdir": "Barne-, ungdoms- og familiedirektoratet",
    "Språkrådet": "Språkrådet",
}
TOWNS: Final = ("Hamar", "Tromsø", "Molde", "Leikanger", "Drammen", "Mo i Rana", "Førde")
MONTHS: Final = {
    1: ("januar", "januar", "January"),
    2: ("februar", "februar", "February"),
    3: ("mars", "mars", "March"),
    4: ("april", "april", "April"),
    5: ("mai", "mai", "May"),
    6: ("juni", "juni", "June"),
    9: ("september", "september", "September"),
    10: ("oktober", "oktober", "October"),
    11: ("november", "november", "November"),
    12: ("desember", "desember", "December"),
}
TRADES: Final = {
    "SOA03-01": ("service- og administrasjonsfaget", "service- og administrasjonsfaget"),
    "ITD03-01": ("IT-drift", "IT-drift"),
    "IUV03-01": ("IT-utvikling", "IT-utvikling"),
    "BDR03-02": ("byggdrifterfaget", "byggdriftarfaget"),
    "LOG03-02": ("logistikkfaget", "logistikkfaget"),
}
SENT: Final = date(2026, 3, 2)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A mail in bokmål, nynorsk or English (0, 1, 2) about one apprentice to be sent out."""

    form: int = 0
    agency: str = "NVE"
    town: str = "Hamar"
    trade: str = "SOA03-01"
    busy: int = 11
    start: int = 9
    count: int = 1

    @property
    def body(self) -> str:
        """Return the text of the mail."""
        return (_bokmaal, _nynorsk, _english)[self.form](self)

    def read(self, reader: EnquiryReader) -> ReadNeed:
        """Return the only need that is read out of the mail."""
        reading = reader.read(Enquiry(subject="Lærling", body=self.body, sent=SENT))
        assert reading.off_topic is None
        (need,) = reading.needs
        return need


def _bokmaal(letter: Letter) -> str:
    many = ("en lærling", "to lærlinger", "tre lærlinger")[letter.count - 1]
    return (
        f"Hei!\n\n{letter.agency} har {many} i {TRADES[letter.trade][0]} ved kontoret i "
        f"{letter.town}. Vi ønsker hospitering hos en annen statlig virksomhet fra "
        f"{MONTHS[letter.start][0]}. {MONTHS[letter.busy][0].capitalize()} er svært travel "
        "hos oss.\n\nMvh\nKari Nordmann\n"
    )


def _nynorsk(letter: Letter) -> str:
    many = ("ein lærling", "to lærlingar", "tre lærlingar")[letter.count - 1]
    return (
        f"Hei!\n\nVi i {letter.agency} har {many} i {TRADES[letter.trade][1]} på kontoret i "
        f"{letter.town}. Vi ønskjer hospitering hos ei anna statleg verksemd frå "
        f"{MONTHS[letter.start][1]}. {MONTHS[letter.busy][1].capitalize()} passar ikkje, då er "
        "alle opptekne.\n\nHelsing Kari\n"
    )


def _english(letter: Letter) -> str:
    many = ("one apprentice", "two apprentices", "three apprentices")[letter.count - 1]
    return (
        f"Hello,\n\n{letter.agency} has {many} in {TRADES[letter.trade][0]} at our office in "
        f"{letter.town}. We would like a secondment with another agency from "
        f"{MONTHS[letter.start][2]}. {MONTHS[letter.busy][2]} is a bad month for us.\n\n"
        "Best regards\nKari\n"
    )
