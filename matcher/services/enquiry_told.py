"""What does an e-mail ask for, in the words of a person who reads the answer?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from matcher.domain.curriculum import AimCode, Curriculum, TradeCode
from matcher.enquiries import Enquiry, EnquiryReading, ReadNeed, Said
from matcher.enquiries.reading import LIKELY, SURE
from matcher.services.wording import Wording

FIELDS: Final = (
    "agency_id",
    "trade",
    "cooperation",
    "direction",
    "missing_aims",
    "missing_tasks",
    "covered_aims",
    "covered_tasks",
    "busy_months",
    "start",
    "months",
    "apprentices",
    "place",
    "max_km",
    "questions",
)
"""What an adviser asks for, by the keys of a need, in the order of the form."""

_AIMS_OF: Final[Mapping[str, str]] = {
    "missing_tasks": "missing_aims",
    "covered_tasks": "covered_aims",
}
"""What tasks are told by, where an aim fits them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldField:
    """One thing that was said: its key and name, its values, the mail's words, and how surely.

    `quotes` are words of the mail's body; none when only its subject line says it.
    """

    field: str
    name: str
    values: tuple[str, ...]
    quotes: tuple[str, ...]
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldNeed:
    """One need of a mail in words, and the names of what was not said, by their keys."""

    fields: tuple[ToldField, ...]
    not_said: Mapping[str, str]

    def values_of(self, *fields: str) -> tuple[str, ...]:
        """Return what was said of some fields, in the order in which they are named."""
        said = {one.field: one.values for one in self.fields}
        return tuple(value for field in fields for value in said.get(field, ()))


def tell_reading(
    reading: EnquiryReading,
    enquiry: Enquiry,
    curricula: Mapping[TradeCode, Curriculum],
    words: Wording,
) -> tuple[ToldNeed, ...]:
    """Return each need of a mail in words; one that is off topic has a need that says nothing.

    Tasks are told by the aims that fit them, and in the mail's own words where none does.
    """
    return tuple(_tell_need(need, enquiry.body, curricula, words) for need in reading.needs)


def _tell_need(
    need: ReadNeed, body: str, curricula: Mapping[TradeCode, Curriculum], words: Wording
) -> ToldNeed:
    say = _sayers(need, curricula, words)
    told = {field: said for field in FIELDS if (said := _told(need, field))}
    said_by_tasks = {_AIMS_OF[field] for field in told.keys() & _AIMS_OF.keys()}
    silent = [one for one in FIELDS if one not in {*told, *said_by_tasks, *_AIMS_OF}]
    return ToldNeed(
        fields=tuple(
            ToldField(
                field=field,
                name=words.word("enquiry_field", field),
                values=tuple(dict.fromkeys(say.get(field, str)(one.value) for one in said)),
                quotes=_quotes(body, said),
                certainty=say_certainty(min(one.certainty for one in said), words),
            )
            for field, said in told.items()
        ),
        not_said={field: words.word("enquiry_field", field) for field in silent},
    )


def _told(need: ReadNeed, field: str) -> Sequence[Said[Any]]:
    """Return what is told under a field: for tasks those that none of the aims was read from."""
    said = _said(need, field)
    if field not in _AIMS_OF:
        return said
    fitted = [span for one in _said(need, _AIMS_OF[field]) for span in one.spans]
    return [one for one in said if not any(_is_shared(span, fitted) for span in one.spans)]


def _is_shared(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < stop and start < span[1] for start, stop in others)


def _said(need: ReadNeed, field: str) -> tuple[Said[Any], ...]:
    value = getattr(need, "agency" if field == "agency_id" else field)
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
        "agency_id": lambda agency: agency.name,
        "trade": say_trade,
        "missing_aims": say_aim,
        "covered_aims": say_aim,
        "missing_tasks": _in_one_line,
        "covered_tasks": _in_one_line,
        "cooperation": lambda code: words.word("cooperation", code),
        "direction": lambda code: words.word("direction", code),
        "busy_months": lambda month: words.word("month", str(month)),
        "start": words.year_month,
        "max_km": lambda km: f"{km:g} km",
    }


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _quotes(body: str, said: Sequence[Said[Any]]) -> tuple[str, ...]:
    """Return the words of the body in order, each once, blanks made one."""

    def texts() -> Iterator[str]:
        for start, end in sorted({span for one in said for span in one.spans}):
            yield _in_one_line(body[start:end]).strip(" ,;:")

    return tuple(dict.fromkeys(text for text in texts() if text))


def say_certainty(certainty: float, words: Wording) -> str:
    """Return in words how sure it is that a mail says so."""
    code = "sure" if certainty >= SURE else "likely" if certainty >= LIKELY else "maybe"
    return words.word("enquiry_certainty", code)
