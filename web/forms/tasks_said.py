"""What does a task in one's own words say of the aims, once it is added to a need or taken out?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from matcher.domain.certainty import PROBABLE_FROM
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.domain.need import MAX_TASKS, MAX_TEXT_LENGTH
from matcher.services.aims import AimAnswer, rank_aims
from matcher.services.index import Index
from web.forms.need_form import NeedForm

Kind = Literal["covered", "missing"]

MARKED_FROM: Final = PROBABLE_FROM
"""From this certainty on, an aim that a task speaks for is marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTask:
    """A task as it was written, and the aims that it speaks for, the most probable first."""

    text: str
    kind: Kind
    aims: tuple[tuple[AimCode, float], ...]

    @property
    def marked(self) -> tuple[str, ...]:
        """Return the aims that the task says enough of to be marked."""
        return tuple(aim for aim, certainty in self.aims if certainty >= MARKED_FROM)


def kind_of(text: str) -> Kind | None:
    """Return which list a button names; None when it names none."""
    if text == "covered":
        return "covered"
    return "missing" if text == "missing" else None


def read_tasks(form: NeedForm, index: Index) -> tuple[ReadTask, ...]:
    """Return every task of a form with its aims, those one has first; none without a trade."""
    if TradeCode(form.trade) not in index.candidates.trades:
        return ()
    told: list[tuple[Kind, str]] = [
        *(("covered", text) for text in form.covered_tasks[:MAX_TASKS]),
        *(("missing", text) for text in form.missing_tasks[:MAX_TASKS]),
    ]
    told = [(kind, text) for kind, text in told if len(text) <= MAX_TEXT_LENGTH]
    answers = _rank(index, form.trade, [text for _, text in told])
    return tuple(
        ReadTask(text=text, kind=kind, aims=() if answer.is_off_topic else answer.sure_aims)
        for (kind, text), answer in zip(told, answers, strict=True)
    )


def add_task(form: NeedForm, text: str, kind: Kind, index: Index) -> NeedForm:
    """Return the form with a task, and with the aims it speaks for marked where none had answered.

    A task stands in one list; said again in the other, it moves there.
    """
    text = " ".join(text.split())
    bare = remove_task(form, text, index)
    if kind == "covered":
        added = replace(bare, covered_tasks=(*bare.covered_tasks, text))
    else:
        added = replace(bare, missing_tasks=(*bare.missing_tasks, text))
    marked = _marked_by(added, text, index)
    answered = {*added.missing_aims, *added.covered_aims}
    return _with_aims(added, kind, [aim for aim in marked if aim not in answered])


def remove_task(form: NeedForm, text: str, index: Index) -> NeedForm:
    """Return the form without a task, and without the marks that no other task of it makes."""
    tasks = read_tasks(form, index)
    kept = {(t.kind, aim) for t in tasks if t.text != text for aim in t.marked}
    lost = {(t.kind, aim) for t in tasks if t.text == text for aim in t.marked} - kept
    return replace(
        form,
        covered_tasks=tuple(task for task in form.covered_tasks if task != text),
        missing_tasks=tuple(task for task in form.missing_tasks if task != text),
        covered_aims=tuple(aim for aim in form.covered_aims if ("covered", aim) not in lost),
        missing_aims=tuple(aim for aim in form.missing_aims if ("missing", aim) not in lost),
    )


def _with_aims(form: NeedForm, kind: Kind, aims: Sequence[str]) -> NeedForm:
    if kind == "covered":
        return replace(form, covered_aims=(*form.covered_aims, *aims))
    return replace(form, missing_aims=(*form.missing_aims, *aims))


def _marked_by(form: NeedForm, text: str, index: Index) -> tuple[str, ...]:
    return next((task.marked for task in read_tasks(form, index) if task.text == text), ())


def _rank(index: Index, trade: str, texts: Sequence[str]) -> Sequence[AimAnswer]:
    return rank_aims(index, trade, texts, with_evidence=False) if texts else ()
