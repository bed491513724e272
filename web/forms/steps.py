"""Which steps is a need told in, which of its fields belong to each, and where does one lead?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matcher.domain.errors import Problem
from matcher.services.index import Index
from web.forms.field_messages import find_problems
from web.forms.need_form import NeedForm

GO, TASK, ADD, REMOVE = "go", "task", "add", "remove"
STEP_PARAMETERS: Final = (GO, TASK, ADD, REMOVE)
"""Where to go; a task that is being written, how it is added, and which is taken out."""

NEXT, BACK = "next", "back"
AIMS: Final = "tilbud"
"""The place in the address of the step where tasks are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One page of the form: its name in the catalogue, its place in the address, its fields.

    `parts` are the pieces of the form that it shows, which the form on one page shows too.
    """

    name: str
    slug: str
    fields: tuple[str, ...]
    parts: tuple[str, ...]

    @property
    def has_tasks(self) -> bool:
        """Tell whether tasks are written on this step."""
        return self.slug == AIMS

    def carried(self, form: NeedForm) -> list[tuple[str, str]]:
        """Return what was typed elsewhere, which this page must send on."""
        return [(name, text) for name, text in form.address_arguments if name not in self.fields]


STEPS: Final = (
    Step(name="agency", slug="virksomhet", fields=("agency_id",), parts=("agency",)),
    Step(name="trade", slug="fag", fields=("trade",), parts=("trade",)),
    Step(
        name="aims",
        slug=AIMS,
        fields=("missing_aims", "covered_aims", "missing_tasks", "covered_tasks"),
        parts=("aims",),
    ),
    Step(name="busy", slug="travelt", fields=("busy_months",), parts=("busy",)),
    Step(
        name="cooperation",
        slug="samarbeid",
        fields=(
            "cooperation",
            "direction",
            "place",
            "max_km",
            "similarity",
            "apprentices",
            "start",
            "months",
            "free_months",
            "intakes",
            "questions",
        ),
        parts=("how", "where", "more"),
    ),
)

SHOWN: Final = frozenset(name for step in STEPS for name in step.fields)
"""The fields that the form shows; the others of an address are carried along."""

STEP_BY_SLUG: Final[Mapping[str, Step]] = {step.slug: step for step in STEPS}


def step_after(step: Step) -> Step | None:
    """Return the next step; None after the last, where the summary is."""
    at = STEPS.index(step) + 1
    return STEPS[at] if at < len(STEPS) else None


def step_before(step: Step) -> Step | None:
    """Return the step before; None before the first."""
    at = STEPS.index(step)
    return STEPS[at - 1] if at else None


def destination_of(step: Step, go: str) -> Step | None:
    """Return the step that a button leads to; None for the summary, or for what is no step."""
    if go == NEXT:
        return step_after(step)
    if go == BACK:
        return step_before(step) or step
    return STEP_BY_SLUG.get(go)


def is_forward(step: Step, destination: Step | None) -> bool:
    """Tell whether a destination comes after a step, so that the step has to be right first."""
    return destination is None or STEPS.index(destination) > STEPS.index(step)


def find_step_problems(step: Step, form: NeedForm, index: Index) -> tuple[Problem, ...]:
    """Return what to correct among the fields of a step.

    A need is read for its trade; until one is chosen, the first stands in, so that the rest can
    be checked.
    """
    stand_in = {"trade": next(iter(index.candidates.trades))} if not form.trade else {}
    given = form.as_json | (stand_in if "trade" not in step.fields else {})
    return _problems_of(step, find_problems(given, index))


def first_wrong_step(form: NeedForm, index: Index) -> Step | None:
    """Return the first step with something to correct; None when the need can be answered."""
    if form.trade:
        problems = find_problems(form.as_json, index)
        return next((step for step in STEPS if _problems_of(step, problems)), None)
    return next((step for step in STEPS if find_step_problems(step, form, index)), None)


def _problems_of(step: Step, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(one for one in problems if one.key in step.fields)
