"""What does an e-mail ask for, in the words of a person who reads the answer?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from matcher.domain.curriculum import AimCode, Curriculum, TradeCode
from matcher.enquiries import Enquiry, EnquiryReading, ReadNeed, Said
from matcher.enquiries.reading import LIKELY, SURE
from matcher.services.wording import Wording

FIELDS: Final = (
    "agency",
    "trade",
    "cooperation",
    "direction",
    "missing_aims",
    "covered_aims",
    "busy_months",
    "start",
    "months",
    "apprentices",
    "place",
    "max_km",
    "questions",
)
"""What an adviser asks for, in the order of the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldField:
    """One thing that was said: what it is called, its values, the mail's words, and how surely.

    `quotes` are words of the mail's body; none when only its subject line says it.
    """

    name: str
    values: tuple[str, ...]
    quotes: tuple[str, ...]
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldNeed:
    """One need of a mail in words, and the names of what was not said."""

    fields: tuple[ToldField, ...]
    not_said: tuple[str, ...]


def tell_reading(
    reading: EnquiryReading,
    enquiry: Enquiry,
    curricula: Mapping[TradeCode, Curriculum],
    words: Wording,
) -> tuple[ToldNeed, ...]:
    """Return each need of a mail in words; a mail that is off topic has none."""
    if reading.off_topic is not None:
        return ()
    return tuple(_tell_need(need, enquiry.body, curricula, words) for need in reading.needs)


def _tell_need(
    need: ReadNeed, body: str, curricula: Mapping[TradeCode, Curriculum], words: Wording
) -> ToldNeed:
    say = _sayers(need, curricula, words)
    fields, not_said = [], []
    for field in FIELDS:
        name = words.word("enquiry_field", field)
        said = _said(need, field)
        if said:
            fields.append(
                ToldField(
                    name=name,
                    values=tuple(say.get(field, str)(one.value) for one in said),
                    quotes=_quotes(body, said),
                    certainty=say_certainty(min(one.certainty for one in said), words),
                )
            )
        else:
            not_said.append(name)
    return ToldNeed(fields=tuple(fields), not_said=tuple(not_said))


def _said(need: ReadNeed, field: str) -> tuple[Said[Any], ...]:
    value = getattr(need, field)
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _sayers(
    need: ReadNeed, curricula: Mapping[TradeCode, Curriculum], words: Wording
) -> Mapping[str, Callable[[Any], str]]:
    curriculum = curricula.get(need.trade.value) if need.trade else None
    aims = curriculum.texts(words.language) if curriculum else {}

    def say_aim(code: AimCode) -> str:
        return aims.get(code, code)

    def say_trade(code: TradeCode) -> str:
        return curriculum.trade.name(words.language) if curriculum else code

    return {
        "agency": lambda agency: agency.name,
        "trade": say_trade,
        "missing_aims": say_aim,
        "covered_aims": say_aim,
        "cooperation": lambda code: words.word("cooperation", code),
        "direction": lambda code: words.word("direction", code),
        "busy_months": lambda month: words.word("month", str(month)),
        "start": lambda start: f"{words.word('month', str(start.month))} {start.year}",
        "max_km": lambda km: f"{km:g} km",
    }


def _quotes(body: str, said: tuple[Said[Any], ...]) -> tuple[str, ...]:
    """Return the words of the body in order, each once, blanks made one."""

    def texts() -> Iterator[str]:
        for start, end in sorted({span for one in said for span in one.spans}):
            yield " ".join(body[start:end].split()).strip(" ,;:")

    return tuple(dict.fromkeys(text for text in texts() if text))


def say_certainty(certainty: float, words: Wording) -> str:
    """Return in words how sure it is that a mail says so."""
    code = "sure" if certainty >= SURE else "likely" if certainty >= LIKELY else "maybe"
    return words.word("enquiry_certainty", code)
