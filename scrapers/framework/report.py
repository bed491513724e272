"""What did a run change, for the people who look after the list of agencies?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from matcher.domain import fields
from matcher.domain.agency import AgencyStatus
from matcher.domain.provenance import Topic, canonical_json
from matcher.domain.runs import Change, ChangeKind, Issue, PublishedRun, RunReport

SHOWN: Final = 30
"""How many new agencies are named on the screen; a first run has hundreds."""
_ENDED: Final = frozenset({AgencyStatus.CLOSED.value, AgencyStatus.CLOSING.value})


def make_report(
    published: PublishedRun, issues: Sequence[Issue], *, had_name: frozenset[str]
) -> RunReport:
    """Sort the changes of a run into those that a person wants to hear of, and the rest.

    `had_name` are the agencies that the source had a name for before the run. An agency counts
    as merged when it ended in this run and another took over its name, or most of its sites.
    """
    changes = [change for change in published.changes if change.topic is Topic.AGENCY]
    new = [one for one in changes if _is_new(one, had_name)]
    renamed = _changed(changes, fields.NAME)
    moved = _changed(changes, fields.MINISTRY)
    ended = [one for one in changes if _is_ending(one)]
    merged_into = _find_successors(changes, {one.key for one in ended})
    told = {id(one) for one in (*new, *renamed, *moved, *ended)}
    rest = [one for one in published.changes if id(one) not in told]
    return RunReport(
        run=published.run,
        new=tuple(new),
        renamed=tuple(renamed),
        moved=tuple(moved),
        merged=tuple(one for one in ended if one.key in merged_into),
        closed=tuple(one for one in ended if one.key not in merged_into),
        merged_into=merged_into,
        other=dict(sorted(Counter(f"{one.topic}.{one.field}" for one in rest).items())),
        issues=tuple(issues),
    )


def _is_new(change: Change, had_name: frozenset[str]) -> bool:
    """Tell whether a name is the first that the source gives for an agency."""
    is_name = change.field == fields.NAME and change.kind is ChangeKind.ADDED
    return is_name and change.key not in had_name


def _changed(changes: Sequence[Change], field: str) -> list[Change]:
    """Return the changes of one value of a field into another."""
    return [one for one in changes if one.field == field and one.kind is ChangeKind.CHANGED]


def _is_ending(change: Change) -> bool:
    """Tell whether an agency was open before this change and is not after it."""
    return (
        change.field == fields.STATUS
        and _status(change.new_value) in _ENDED
        and _status(change.old_value) not in _ENDED
    )


def _status(value: object) -> str:
    """Return the status in the value of an observation."""
    return str(value.get("status")) if isinstance(value, dict) else ""


def _find_successors(changes: Sequence[Change], ended: set[str]) -> dict[str, str]:
    """Return, for each ended agency, the one other agency that took over its name or its sites."""
    gained: dict[tuple[str, str], set[str]] = defaultdict(set)
    lost: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in changes:
        for value in (one.new_value, one.old_value):
            mark = _mark(one.field, value)
            if value is not None and value is one.new_value:
                gained[mark].add(one.key)
            elif value is not None and one.key in ended:
                lost[one.key].append(mark)
    successors = {}
    for key in sorted(ended):
        heirs = Counter(heir for mark in lost[key] for heir in gained[mark] - {key})
        best = heirs.most_common(1)
        if best and 2 * best[0][1] >= len(lost[key]):
            successors[key] = best[0][0]
    return successors


def _mark(field: str, value: object) -> tuple[str, str]:
    """Return what shows that a value has gone from one agency to another."""
    names = {fields.NAME, fields.OTHER_NAME}
    kind = fields.NAME if field in names else field
    if kind not in {fields.NAME, fields.SITE}:
        return ("", canonical_json([field, str(value)]))
    return (kind, canonical_json(value if isinstance(value, dict) else str(value)))


def report_lines(report: RunReport, names: Mapping[str, str]) -> list[str]:
    """Return the report in plain words; `names` gives the agencies' names."""

    def called(key: object) -> str:
        return f"{names[str(key)]} ({key})" if str(key) in names else str(key)

    lines = [f"  new: {called(one.key)}" for one in report.new[:SHOWN]]
    if len(report.new) > SHOWN:
        lines.append(f"  new: {len(report.new) - SHOWN} more (--json lists them all)")
    lines += [f"  renamed: {one.old_value} → {one.new_value} ({one.key})" for one in report.renamed]
    lines += [
        f"  moved: {called(one.key)}, from {called(one.old_value)} to {called(one.new_value)}"
        for one in report.moved
    ]
    lines += [
        f"  merged: {called(one.key)} into {called(report.merged_into[one.key])}"
        for one in report.merged
    ]
    lines += [f"  closed: {called(one.key)}, {_note(one.new_value)}" for one in report.closed]
    lines += [f"  other changes: {field}: {count}" for field, count in report.other.items()]
    return lines or ["  nothing changed"]


def _note(value: object) -> str:
    """Return the status and what is said about it."""
    note = value.get("note") if isinstance(value, dict) else None
    return f"{_status(value)}, {note}" if note else _status(value)
