"""The form for a need, a step at a time, and the summary at its end."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from matcher.domain.errors import Problem, ProblemCode
from matcher.domain.need import MAX_TEXT_LENGTH
from web.current import current_index, current_voice
from web.forms.field_messages import messages_of
from web.forms.need_address import CHOICE, NeedAddress, read_need_address
from web.forms.need_form import NeedForm
from web.forms.steps import (
    ADD,
    AIMS,
    GO,
    NEXT,
    REMOVE,
    STEP_BY_SLUG,
    STEP_PARAMETERS,
    TASK,
    Step,
    destination_of,
    find_step_problems,
    first_wrong_step,
    is_forward,
)
from web.forms.tasks_said import add_task, kind_of, remove_task
from web.pages.blueprint import pages
from web.presenters.form_page import present_form
from web.presenters.steps_page import present_step, present_summary


@pages.get("/steg/<slug>")
def step(slug: str) -> ResponseReturnValue:
    """Show a step with what was typed, or go where a button of it leads."""
    current = STEP_BY_SLUG.get(slug)
    if current is None:
        raise NotFound
    address = read_need_address(request.args, STEP_PARAMETERS)
    if ADD in address.others or REMOVE in address.others:
        return _change_tasks(current, address)
    go = address.others.get(GO) or (NEXT if request.args.get(CHOICE) else "")
    if go:
        return _leave(current, go, address)
    typed = {name for name, _ in address.form.address_arguments}
    problems = find_step_problems(current, address.form, current_index())
    wrong = [problem for problem in problems if problem.key in typed]
    return _show_step(current, address, wrong)


@pages.get("/steg/oppsummering")
def summary() -> ResponseReturnValue:
    """Show all that was told, or the first step with something to correct."""
    address, index = read_need_address(request.args, STEP_PARAMETERS), current_index()
    if address.others.get(TASK):
        return _show_step(STEP_BY_SLUG[AIMS], address, [_unsaid_task(address)])
    wrong = first_wrong_step(address.form, index)
    if wrong is not None:
        return _show_step(wrong, address, find_step_problems(wrong, address.form, index))
    page = present_summary(address.form, index, current_voice(index))
    return render_template("summary.html", page=page, unknown=address.unknown)


def _leave(current: Step, go: str, address: NeedAddress) -> ResponseReturnValue:
    """Send on to the step a button leads to; forward only when this one is right."""
    destination = destination_of(current, go)
    if is_forward(current, destination):
        problems = [*find_step_problems(current, address.form, current_index())]
        if address.others.get(TASK) and current.has_tasks:
            problems.append(_unsaid_task(address))
        if problems:
            return _show_step(current, address, problems)
    kept = {TASK: address.others[TASK]} if address.others.get(TASK) else {}
    return redirect(_address_of(destination, address.form, address, kept))


def _change_tasks(current: Step, address: NeedAddress) -> ResponseReturnValue:
    """Add a task or take one out, and show the same step with what it came to."""
    form, index, others = address.form, current_index(), address.others
    kind, text = kind_of(others.get(ADD, "")), others.get(TASK, "").strip()
    if REMOVE in others:
        form = remove_task(form, others[REMOVE], index)
        kept = {TASK: text} if text else {}
        return redirect(_address_of(current, form, address, kept) + "#tasks")
    if kind is None or not text:
        return _show_step(current, address, [Problem(field=TASK, code=ProblemCode.MISSING)])
    if len(text) > MAX_TEXT_LENGTH:
        problem = Problem(field=TASK, code=ProblemCode.TOO_LARGE, hint=f"≤ {MAX_TEXT_LENGTH}")
        return _show_step(current, address, [problem])
    return redirect(_address_of(current, add_task(form, text, kind, index), address, {}) + "#tasks")


def _show_step(
    current: Step, address: NeedAddress, problems: Sequence[Problem]
) -> ResponseReturnValue:
    index = current_index()
    voice = current_voice(index)
    # What belongs to another trade is told of in one sentence, and goes when one moves on.
    told = [problem for problem in problems if problem.code is not ProblemCode.AIM_OF_ANOTHER_TRADE]
    messages = messages_of(told, address.form.agency_id, index, voice.words)
    task = address.others.get(TASK, "")
    page = present_form(address.form, messages, index, voice, with_tasks=current.has_tasks)
    at = present_step(current, address.form, task)
    shown = render_template("step.html", page=page, at=at, unknown=address.unknown)
    return shown, 400 if messages else 200


def _address_of(
    destination: Step | None, form: NeedForm, address: NeedAddress, kept: dict[str, str]
) -> str:
    """Return the address of a step, or of the summary, with all that it has to carry."""
    path = url_for(".step", slug=destination.slug) if destination else url_for(".summary")
    unknown = [pair for pair in request.args.items(multi=True) if pair[0] in address.unknown]
    carried = urlencode([*form.address_arguments, *kept.items(), *unknown])
    return f"{path}?{carried}" if carried else path


def _unsaid_task(address: NeedAddress) -> Problem:
    return Problem(field=TASK, code=ProblemCode.UNSAID_TASK, given=address.others[TASK][:80])
