"""What was understood of a text that somebody wrote as an e-mail, and what did it not say?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from matcher.services.enquiries import Enquiry, EnquiryReading
from matcher.services.enquiries_json import enquiry_json, need_of_json
from matcher.services.enquiry_told import ToldField, ToldNeed, tell_reading
from matcher.services.index import Index
from web.forms.field_messages import FieldMessages
from web.forms.need_form import NeedForm, form_of_json
from web.presenters.form_page import FormPage, present_form
from web.presenters.marked_text import Piece, mark_text
from web.presenters.voice import Voice

ASKED_FOR: Final = (
    "agency_id",
    "trade",
    "missing_aims",
    "covered_aims",
    "busy_months",
    "cooperation",
    "direction",
    "place",
    "max_km",
    "start",
)
"""What most needs say, and is therefore named when a text does not."""

_SHORT: Final = ("trade", "agency_id", "cooperation", "direction", "place")
"""What tells one of several needs from the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceView:
    """One of several needs in a text; `about` says in short what it is about."""

    number: int
    about: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryPage:
    """Everything on the page that shows what was understood; `number` is the need shown, from 1."""

    text: str
    number: int
    pieces: tuple[Piece, ...]
    choices: tuple[ChoiceView, ...]
    understood: tuple[ToldField, ...]
    not_said: Mapping[str, str]
    off_topic: str
    form_page: FormPage

    @property
    def has_need(self) -> bool:
        """Tell whether anything was understood that can be gone on with."""
        return bool(self.understood)


def present_enquiry(
    enquiry: Enquiry, reading: EnquiryReading, chosen: int, index: Index, voice: Voice
) -> EnquiryPage:
    """Return what was read of a text, with the form filled in for one of its needs.

    `chosen` counts from 0; a need that there is not gives the first.
    """
    told = tell_reading(reading, enquiry, index.curricula, voice.words)
    number = chosen if 0 <= chosen < len(told) else 0
    need, understood = enquiry_json(reading)["needs"][number], told[number].fields
    form = _without_own_words(form_of_read(need))
    return EnquiryPage(
        text=enquiry.body,
        number=number + 1,
        pieces=mark_text(enquiry.body, need["evidence"], voice),
        choices=_choices(told, number) if len(told) > 1 else (),
        understood=understood,
        not_said={
            field: name for field, name in told[number].not_said.items() if field in ASKED_FOR
        },
        off_topic=str(reading.off_topic or ("" if understood else "nothing")),
        form_page=present_form(form, FieldMessages(), index, voice),
    )


def form_of_read(need: Mapping[str, Any]) -> NeedForm:
    """Return the form for a need as it was read; an agency that we have no number of by name."""
    given = need_of_json(dict(need)) | {"agency_id": need["agency_id"] or need["agency_name"] or ""}
    return form_of_json({key: value for key, value in given.items() if key != "limit"})


def _without_own_words(form: NeedForm) -> NeedForm:
    """Return what goes on to an address: a mail's sentence may name a person, an aim cannot."""
    return replace(form, missing_tasks=(), covered_tasks=(), questions=())


def _choices(told: Sequence[ToldNeed], chosen: int) -> tuple[ChoiceView, ...]:
    return tuple(
        ChoiceView(number=at + 1, about=", ".join(need.values_of(*_SHORT)), is_chosen=at == chosen)
        for at, need in enumerate(told)
    )
