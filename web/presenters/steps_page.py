"""Where in the form is one, and what does the summary at its end say?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from matcher.domain.need import MAX_TEXT_LENGTH
from matcher.services.index import Index
from web.forms.field_messages import find_problems
from web.forms.need_form import NeedForm
from web.forms.steps import SHOWN, STEPS, TASK, Step
from web.presenters.namesakes import tell_namesakes
from web.presenters.result_mistakes import tell_mistakes
from web.presenters.told import ToldView, tell_form
from web.presenters.voice import Voice

_MORE: Final = (
    "similarity",
    "apprentices",
    "start",
    "months",
    "free_months",
    "intakes",
    "questions",
)
"""The wishes that are folded away until one of them is filled in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLink:
    """A step in the list of steps; one `can_go` to all that come before what must be told."""

    number: int
    name: str
    slug: str
    is_here: bool
    can_go: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """A step: what it shows, what it sends on, the others, and a task that is being written."""

    number: int
    step: Step
    carried: tuple[tuple[str, str], ...]
    links: tuple[StepLink, ...]
    is_first: bool
    is_last: bool
    can_sum_up: bool
    has_more: bool
    task: str
    longest_task: int = MAX_TEXT_LENGTH


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySection:
    """What was told in one step, each field by itself."""

    number: int
    step: Step
    told: tuple[ToldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedView:
    """Something wrong in the address that no step asks about, and the address without it."""

    name: str
    said: str
    link: Mapping[str, str | list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryPage:
    """Everything on the page of the summary."""

    form: NeedForm
    sections: tuple[SummarySection, ...]
    links: tuple[StepLink, ...]
    wants_rings: bool
    place_note: str
    wrong: tuple[CarriedView, ...]


def present_step(step: Step, form: NeedForm, task: str) -> StepView:
    """Return a step as its page shows it."""
    number = STEPS.index(step) + 1
    carried = step.carried(form)
    if task and not step.has_tasks:
        carried.append((TASK, task))
    return StepView(
        number=number,
        step=step,
        carried=tuple(carried),
        links=_links(form, number),
        is_first=number == 1,
        is_last=number == len(STEPS),
        can_sum_up=bool(form.trade) and number < len(STEPS),
        has_more=any(getattr(form, name) for name in _MORE),
        task=task,
    )


def present_summary(form: NeedForm, index: Index, voice: Voice) -> SummaryPage:
    """Return all that was told, step by step."""
    told = tuple(tell_form(form, index, voice))
    return SummaryPage(
        form=form,
        sections=tuple(
            SummarySection(
                number=number,
                step=step,
                told=tuple(one for one in told if one.field in step.fields),
            )
            for number, step in enumerate(STEPS, 1)
        ),
        links=_links(form, None),
        wants_rings=form.cooperation == "ring",
        place_note=tell_namesakes(form.place, index, voice),
        wrong=tuple(_wrong(form, index, voice)),
    )


def _wrong(form: NeedForm, index: Index, voice: Voice) -> Iterator[CarriedView]:
    """Yield what is wrong with the fields that the address carries along."""
    problems = [one for one in find_problems(form.as_json, index) if one.key not in SHOWN]
    for field, said in tell_mistakes(problems, index, voice).by_field.items():
        yield CarriedView(
            name=voice.texts(f"need.{field}"),
            said=said[0],
            link={name: value for name, value in form.address.items() if name != field},
        )


def _links(form: NeedForm, here: int | None) -> tuple[StepLink, ...]:
    """Return the steps: those before can always be gone back to, all once a trade is chosen."""
    return tuple(
        StepLink(
            number=number,
            name=step.name,
            slug=step.slug,
            is_here=number == here,
            can_go=here is None or number < here or bool(form.trade),
        )
        for number, step in enumerate(STEPS, 1)
    )
