"""Which sentences can a mail be put together of, each saying one thing in many ways?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from matcher.enquiries import Enquiry, EnquiryReader, EnquiryReading, ReadNeed
from matcher.services.enquiries_json import enquiry_json

SENT: Final = date(2026, 3, 2)

TASKS: Final = {
    "nb": {
        "innkjøp": "KM6839",
        "budsjett og regnskap": "KM6858",
        "personalarbeid": "KM6856",
        "arkiv": "KM6853",
        "resepsjon og sentralbord": "KM6852",
        "arrangementer": "KM6855",
    },
    "nn": {
        "innkjøp": "KM6839",
        "budsjett og rekneskap": "KM6858",
        "personalarbeid": "KM6856",
        "arkiv": "KM6853",
        "skranke og sentralbord": "KM6852",
        "arrangement": "KM6855",
    },
}
"""Tasks of the service and administration trade that nobody doubts, with their aims."""

LACK: Final = {
    "nb": (
        "{Task} får hun ikke prøvd seg på.",
        "Hun mangler {task}.",
        "Det hun ikke får hos oss, er {task}.",
        "{Task} gjøres sentralt.",
        "Vi har ingenting å by på når det gjelder {task}.",
        "Det skorter på {task}.",
        "{Task} er det HR som tar seg av.",
        "Hun trenger mer erfaring med {task}.",
        "{Task} slipper hun aldri til på.",
        "Vi dekker alt bortsett fra {task}.",
    ),
    "nn": (
        "{Task} får ho ikkje prøvd seg på.",
        "Ho manglar {task}.",
        "Det ho ikkje får hos oss, er {task}.",
        "{Task} blir gjort i Bergen.",
        "Vi har ingenting å by på når det gjeld {task}.",
        "Det skortar på {task}.",
        "Ho treng meir erfaring med {task}.",
        "Ho har knapt vore borti {task}.",
        "Vi dekkjer alt utanom {task}.",
    ),
}
HAVE: Final = {
    "nb": (
        "{Task} har vi nok av.",
        "Hun er god på {task}.",
        "{Task} går på skinner.",
        "{Task}: ingen problem.",
        "Hun jobber mye med {task}.",
        "{Task} mangler hun ikke.",
        "Hos oss får hun {task} hver dag.",
    ),
    "nn": (
        "{Task} har vi nok av.",
        "Ho er god på {task}.",
        "{Task} går på skjener.",
        "{Task}: ikkje noko problem.",
        "Ho jobbar mykje med {task}.",
        "{Task} manglar ho ikkje.",
        "Hos oss får ho {task} kvar dag.",
    ),
}
BUSY: Final = {
    "nb": (
        "{Month} er travel.",
        "Ikke {month}, da er alle opptatt.",
        "Unngå {month}.",
        "I {month} har vi ikke kapasitet.",
        "{Month} passer dårlig.",
        "Vi har det hektisk i {month}.",
        "{Month} går ikke.",
    ),
    "nn": (
        "{Month} er travel.",
        "Ikkje {month}, då er alle opptekne.",
        "Unngå {month}.",
        "I {month} har vi ikkje kapasitet.",
        "{Month} passar dårleg.",
        "Vi har det hektisk i {month}.",
        "{Month} går ikkje.",
    ),
}
WISH: Final = {
    "nb": (
        "Vi ønsker hospitering hos en annen statlig virksomhet fra {month}.",
        "Kunne hun vært hos en annen etat i tre måneder fra {month}?",
        "Er det noen som kan ha henne noen uker fra {month}?",
        "Vi ser for oss at hun tar en tur til en annen etat i fire uker fra {month}.",
    ),
    "nn": (
        "Vi ønskjer hospitering hos ei anna statleg verksemd frå {month}.",
        "Kunne ho vore hos ein annan etat i tre månader frå {month}?",
        "Er det nokon som kan ha ho nokre veker frå {month}?",
        "Vi ser føre oss at ho tek ein tur til ein annan etat i fire veker frå {month}.",
    ),
}
INTRO: Final = {
    "nb": "{agency} har en lærling i service- og administrasjonsfaget ved kontoret i {town}.",
    "nn": "{agency} har ein lærling i service- og administrasjonsfaget på kontoret i {town}.",
}
SIGNED: Final = (
    "",
    "\n\nMvh\nKari",
    "\n\nMed vennlig hilsen\n\nKari Nordmann\nrådgiver\ntlf. 20 00 00 00",
)


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What a mail says, and in which of the ways it says each thing."""

    form: str = "nb"
    agency: str = "NVE"
    town: str = "Hamar"
    lacked: str = "innkjøp"
    had: str = "arkiv"
    busy: str = "november"
    start: str = "september"
    ways: tuple[int, int, int, int] = (0, 0, 0, 0)
    order: tuple[int, ...] = (0, 1, 2, 3)
    signed: int = 0
    after: str = field(default="", repr=False)

    @property
    def body(self) -> str:
        """Return the text: who, and then the four other sentences in their order."""
        said = [
            _say(LACK[self.form], self.ways[0], task=self.lacked),
            _say(HAVE[self.form], self.ways[1], task=self.had),
            _say(BUSY[self.form], self.ways[2], month=self.busy),
            _say(WISH[self.form], self.ways[3], month=self.start),
        ]
        intro = INTRO[self.form].format(agency=self.agency, town=self.town)
        rest = "\n".join(said[at] for at in self.order)
        return f"Hei!\n\n{intro}\n\n{rest}{SIGNED[self.signed]}{self.after}"

    def read(self, reader: EnquiryReader) -> dict[str, Any]:
        """Return the only need of the mail as JSON."""
        (need,) = read_all(reader, self.body)
        return need


def _say(ways: tuple[str, ...], way: int, **words: str) -> str:
    """Return a sentence; a name in capitals at its head is the word with a capital letter."""
    capital = {key.capitalize(): word[0].upper() + word[1:] for key, word in words.items()}
    return ways[way % len(ways)].format(**words, **capital)


def read_all(reader: EnquiryReader, body: str, title: str = "Lærling") -> list[dict[str, Any]]:
    """Return the needs of a mail as JSON."""
    reading = reader.read(Enquiry(subject=title, body=body, sent=SENT))
    needs: list[dict[str, Any]] = enquiry_json(reading)["needs"]
    return needs


def needs_of(reader: EnquiryReader, body: str, title: str = "Lærling") -> tuple[ReadNeed, ...]:
    """Return the needs of a mail with their words."""
    reading: EnquiryReading = reader.read(Enquiry(subject=title, body=body, sent=SENT))
    return reading.needs


HAS_APPRENTICE: Final = {
    "nb": "Hei. NVE i Oslo har en lærling i service- og administrasjonsfaget. ",
    "nn": "Hei. NVE i Oslo har ein lærling i service- og administrasjonsfaget. ",
    "en": "Hello. NVE in Oslo has an apprentice in service and administration. ",
}


def form_of(reader: EnquiryReader, text: str, subject: str = "") -> tuple[str | None, str | None]:
    """Return the form and the direction of the one need of a mail."""
    (need,) = read_all(reader, text, subject)
    return need["cooperation"], need["direction"]
