"""Which aims were the tasks in one's own words read as, and how surely?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from matcher.domain.curriculum import TradeCode
from matcher.services.index import Index
from web.forms.need_form import NeedForm
from web.forms.tasks_said import MARKED_FROM, ReadTask, read_tasks
from web.presenters.voice import Voice

_SURE_FROM: Final = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAim:
    """An aim that a task speaks for, how surely in words, and whether it is marked as the task."""

    code: str
    text: str
    certainty: str
    is_marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskView:
    """A task as it was written, in which list it is, and what it was read as."""

    text: str
    kind: str
    aims: tuple[TaskAim, ...]


def present_tasks(form: NeedForm, index: Index, voice: Voice) -> tuple[TaskView, ...]:
    """Return every task of a form with its aims in words, the newest of each list first."""
    curriculum = index.curricula.get(TradeCode(form.trade))
    if curriculum is None:
        return ()
    texts = curriculum.texts(voice.language)
    answered = {"covered": form.covered_aims, "missing": form.missing_aims}

    def present(task: ReadTask) -> TaskView:
        return TaskView(
            text=task.text,
            kind=task.kind,
            aims=tuple(
                TaskAim(
                    code=aim,
                    text=texts[aim],
                    certainty=_say_certainty(certainty, voice),
                    is_marked=aim in answered[task.kind],
                )
                for aim, certainty in task.aims
            ),
        )

    return tuple(present(task) for task in reversed(read_tasks(form, index)))


def _say_certainty(certainty: float, voice: Voice) -> str:
    if certainty >= _SURE_FROM:
        return voice.texts("certainty.sure")
    return voice.texts("certainty.likely" if certainty >= MARKED_FROM else "certainty.maybe")
