"""How is each result written: as plain words, and as JSON?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeAlias

from matcher.domain.provenance import JsonValue, ReviewState
from matcher.domain.runs import Change, Issue, ReviewPair, RunState, SourceRun, SourceState
from scrapers.due import NotDue
from scrapers.framework.manifest import Manifest
from scrapers.framework.report import report_lines
from scrapers.framework.run import Outcome
from scrapers.framework.shape import Finding

Told: TypeAlias = dict[str, JsonValue]


def outcome_lines(outcome: Outcome, names: Mapping[str, str]) -> list[str]:
    """Tell how a run ended and what it changed."""
    if outcome.report is None:
        last = _moment(outcome.last_good_at)
        kept = f"the last good data, of {last}, stay" if last else "there are no earlier data"
        return [f"{outcome.source}: {outcome.state} – {outcome.message}", f"  {kept}"]
    warning = f" – {outcome.message}" if outcome.message else ""
    issues = f", {len(outcome.report.issues)} issues" if outcome.report.issues else ""
    head = f"{outcome.source}: {outcome.count} values{issues}{warning}"
    return [head, *report_lines(outcome.report, names)]


def outcome_as_json(outcome: Outcome) -> Told:
    """Tell the same for a program."""
    told: Told = {
        "source": outcome.source,
        "state": outcome.state.value,
        "message": outcome.message,
        "count": outcome.count,
        "last_good_at": _moment(outcome.last_good_at),
    }
    if report := outcome.report:
        told["changed"] = bool(
            report.new
            or report.renamed
            or report.moved
            or report.merged
            or report.closed
            or report.other
        )
        for kind in ("new", "renamed", "moved", "merged", "closed"):
            told[kind] = [_change(one) for one in getattr(report, kind)]
        told["merged_into"] = dict(report.merged_into)
        told["other"] = dict(report.other)
        told["issues"] = [_issue(one) for one in report.issues]
    return told


def not_due_lines(left: NotDue) -> list[str]:
    """Tell that a source was left alone, and until when."""
    return [f"{left.manifest.name}: {_why_not_due(left)}"]


def not_due_as_json(left: NotDue) -> Told:
    """Tell the same for a program."""
    return {
        "source": left.manifest.name,
        "state": "not_due",
        "message": _why_not_due(left),
        "last_good_at": _moment(left.last_good_at),
        "due_at": _moment(left.due_at),
        "changed": False,
    }


def _why_not_due(left: NotDue) -> str:
    """Say when a source was read, when it will be, and how to have it read now."""
    read, due = _moment(left.last_good_at), _moment(left.due_at)
    every = f"every {left.manifest.cadence_days} days"
    return f"not due until {due}: last read {read}, {every}; name it, or say --all, to read it now"


def source_lines(manifest: Manifest, state: SourceState | None, now: datetime) -> list[str]:
    """Tell where a source is and how fresh its data are."""
    where = f"{manifest.url} (stands in for {manifest.real_url})"
    lines = [
        f"{manifest.name}: {manifest.title}, {manifest.publisher}",
        f"  {where if manifest.is_stand_in else manifest.url}",
        f"  {manifest.licence}; every {manifest.cadence_days} days",
    ]
    if state is None:
        return [*lines, "  never run"]
    age = "" if state.last_good_at is None else f", {(now - state.last_good_at).days} days old"
    good = _moment(state.last_good_at) or "never"
    lines.append(f"  {state.count} values; last good run: {good}{age}")
    if state.last_run_state is not RunState.GOOD:
        lines.append(f"  last run: {state.last_run_state} – {state.last_run_message}")
    return lines


def source_as_json(manifest: Manifest, state: SourceState | None, now: datetime) -> Told:
    """Tell the same for a program."""
    good = state.last_good_at if state else None
    return {
        "source": manifest.name,
        "title": manifest.title,
        "publisher": manifest.publisher,
        "url": manifest.url,
        "real_url": manifest.real_url,
        "licence": manifest.licence,
        "cadence_days": manifest.cadence_days,
        "count": state.count if state else 0,
        "last_good_at": _moment(good),
        "age_days": (now - good).days if good else None,
        "last_run_state": state.last_run_state.value if state else None,
        "last_run_message": state.last_run_message if state else None,
    }


def check_lines(manifest: Manifest, findings: Sequence[Finding]) -> list[str]:
    """Tell whether a live source still fits."""
    if not findings:
        return [f"{manifest.name}: fits"]
    return [
        f"{manifest.name}: {len(findings)} differences",
        *(f"  {finding.kind}: {finding.what}" for finding in findings),
    ]


def check_as_json(manifest: Manifest, findings: Sequence[Finding]) -> Told:
    """Tell the same for a program."""
    listed: list[JsonValue] = [
        {"kind": one.kind.value, "where": one.where, "what": one.what} for one in findings
    ]
    return {"source": manifest.name, "fits": not findings, "findings": listed}


def report_text(
    manifest: Manifest,
    runs: Sequence[SourceRun],
    issues: Sequence[Issue],
    pairs: Sequence[ReviewPair],
    names: Mapping[str, str],
) -> list[str]:
    """Tell how the last runs ended, and what waits for a person."""
    lines = [f"{manifest.name}: {manifest.title}"]
    for run in runs:
        message = f" – {run.message}" if run.message else ""
        lines.append(f"  {_moment(run.started_at)} {run.state}, {run.count} values{message}")
    lines += [f"  issue: {_place(one)}: {one.detail}" for one in issues]
    lines += [
        f"  to decide: is “{pair.left}” {names.get(pair.right, '?')} ({pair.right})? {pair.why}"
        for pair in pairs
        if pair.state is ReviewState.WAITING
    ]
    return lines if len(lines) > 1 else [*lines, "  never run"]


def report_as_json(
    name: str,
    runs: Sequence[SourceRun],
    issues: Sequence[Issue],
    pairs: Sequence[ReviewPair],
) -> Told:
    """Tell the same for a program."""
    return {
        "source": name,
        "runs": [
            {
                "started_at": _moment(run.started_at),
                "finished_at": _moment(run.finished_at),
                "state": run.state.value,
                "count": run.count,
                "message": run.message,
            }
            for run in runs
        ],
        "issues": [_issue(one) for one in issues],
        "review_pairs": [
            {
                "left": pair.left,
                "right": pair.right,
                "why": pair.why,
                "score": pair.score,
                "state": pair.state.value,
            }
            for pair in pairs
        ],
    }


def _moment(moment: datetime | None) -> str | None:
    """Write a moment to the second."""
    return moment.isoformat(timespec="seconds") if moment else None


def _place(issue: Issue) -> str:
    """Say what an issue is about."""
    return " ".join(part for part in (issue.key, issue.field) if part) or issue.code


def _change(change: Change) -> Told:
    return {
        "key": change.key,
        "field": change.field,
        "old": change.old_value,
        "new": change.new_value,
    }


def _issue(issue: Issue) -> Told:
    return {
        "code": issue.code,
        "key": issue.key,
        "field": issue.field,
        "detail": issue.detail,
        "url": issue.url,
    }
