"""What was understood of a text that somebody wrote as an e-mail, and what did it not say?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from matcher.services.enquiries_json import need_of_json
from matcher.services.enquiry_told import say_certainty
from matcher.services.index import Index
from web.forms.field_messages import FieldMessages
from web.forms.need_form import NeedForm, form_of_json
from web.presenters.form_page import FormPage, present_form
from web.presenters.marked_text import Piece, mark_text, quotes
from web.presenters.told import tell_form
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
    "start",
)
"""What most needs say, and is therefore named when a text does not."""

_TASKS_OF: Final = {"missing_aims": "missing_tasks", "covered_aims": "covered_tasks"}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderstoodView:
    """One field that was understood: what it is, the words that say so, and how sure that is."""

    field: str
    name: str
    said: tuple[str, ...]
    words: tuple[str, ...]
    certainty: str


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
    understood: tuple[UnderstoodView, ...]
    not_said: tuple[tuple[str, str], ...]
    off_topic: str
    form_page: FormPage

    @property
    def has_need(self) -> bool:
        """Tell whether anything was understood that can be gone on with."""
        return bool(self.understood)


def present_enquiry(
    text: str, read: Mapping[str, Any], chosen: int, index: Index, voice: Voice
) -> EnquiryPage:
    """Return what was read of a text, with the form filled in for one of its needs.

    `chosen` counts from 0; a need that there is not gives the first.
    """
    needs = read["needs"]
    number = chosen if 0 <= chosen < len(needs) else 0
    need, form = needs[number], form_of_read(needs[number])
    understood = _understood(text, need, form, index, voice)
    return EnquiryPage(
        text=text,
        number=number + 1,
        pieces=mark_text(text, need["evidence"], voice),
        choices=_choices(needs, number, index, voice) if len(needs) > 1 else (),
        understood=understood,
        not_said=_not_said(form, voice),
        off_topic=str(read["off_topic"] or ("" if understood else "nothing")),
        form_page=present_form(_without_own_words(form), FieldMessages(), index, voice),
    )


def form_of_read(need: Mapping[str, Any]) -> NeedForm:
    """Return the form for a need as it was read; an agency that we have no number of by name."""
    given = need_of_json(dict(need)) | {"agency_id": need["agency_id"] or need["agency_name"] or ""}
    return form_of_json({key: value for key, value in given.items() if key != "limit"})


def _without_own_words(form: NeedForm) -> NeedForm:
    """Return what goes on to an address: a mail's sentence may name a person, an aim cannot."""
    return replace(form, missing_tasks=(), covered_tasks=(), questions=())


def _understood(
    text: str, need: Mapping[str, Any], form: NeedForm, index: Index, voice: Voice
) -> tuple[UnderstoodView, ...]:
    evidence, certainty = need["evidence"], need["certainty"]
    return tuple(
        UnderstoodView(
            field=told.field,
            name=told.name,
            said=told.said,
            words=quotes(text, evidence.get(told.field, ())),
            certainty=say_certainty(certainty.get(told.field, 1.0), voice.words),
        )
        for told in tell_form(form, index, voice)
    )


def _not_said(form: NeedForm, voice: Voice) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, voice.texts(f"need.{name}"))
        for name in ASKED_FOR
        if not getattr(form, name) and not getattr(form, _TASKS_OF.get(name, name))
    )


def _choices(
    needs: list[Mapping[str, Any]], chosen: int, index: Index, voice: Voice
) -> tuple[ChoiceView, ...]:
    return tuple(
        ChoiceView(number=at + 1, about=_about(need, index, voice), is_chosen=at == chosen)
        for at, need in enumerate(needs)
    )


def _about(need: Mapping[str, Any], index: Index, voice: Voice) -> str:
    """Return the trade, agency, cooperation and place of a need, those that were said."""
    told = {one.field: one.said for one in tell_form(form_of_read(need), index, voice)}
    short = ("trade", "agency_id", "cooperation", "direction", "place")
    return ", ".join(", ".join(told[name]) for name in short if name in told)
