"""Which aims were the tasks in one's own words read as, and how surely?"""

from __future__ import annotations

from dataclasses import dataclass

from matcher.domain.certainty import how_sure
from matcher.domain.curriculum import TradeCode
from matcher.services.index import Index
from web.forms.need_form import NeedForm
from web.forms.tasks_said import ReadTask, read_tasks
from web.presenters.voice import Voice


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
                    certainty=voice.words.word("how_sure", how_sure(certainty)),
                    is_marked=aim in answered[task.kind],
                )
                for aim, certainty in task.aims
            ),
        )

    return tuple(present(task) for task in reversed(read_tasks(form, index)))
