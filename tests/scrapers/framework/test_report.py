"""Does the report of a run say what the people who look after the list want to hear?"""

from __future__ import annotations

from datetime import UTC, datetime

from matcher.domain import fields
from matcher.domain.provenance import JsonValue, Topic
from matcher.domain.runs import Change, ChangeKind, PublishedRun, RunState, SourceRun
from scrapers.framework.report import make_report, report_lines

WHEN = datetime(2026, 11, 22, tzinfo=UTC)
RUN = SourceRun(id=1, source="s", started_at=WHEN, finished_at=WHEN, state=RunState.GOOD, count=1)
CLOSED: JsonValue = {"status": "closed", "note": "slettet 2026-01-01"}


def change(key: str, field: str, old: JsonValue = None, new: JsonValue = None) -> Change:
    kind = ChangeKind.CHANGED
    if old is None or new is None:
        kind = ChangeKind.ADDED if old is None else ChangeKind.RETIRED
    return Change(kind=kind, topic=Topic.AGENCY, key=key, field=field, old_value=old, new_value=new)


def lines(*changes: Change, had_name: frozenset[str] = frozenset({"1", "2", "3"})) -> list[str]:
    report = make_report(PublishedRun(run=RUN, changes=changes), (), had_name=had_name)
    return report_lines(report, {"1": "En", "2": "To", "3": "Tre"})


def test_a_run_that_changes_nothing_says_so() -> None:
    assert lines() == ["  nothing changed"]


def test_a_first_name_is_a_new_agency() -> None:
    assert lines(change("9", fields.NAME, new="Ni")) == ["  new: 9"]


def test_another_name_is_a_renaming() -> None:
    assert lines(change("1", fields.NAME, "Ein", "En")) == ["  renamed: Ein → En (1)"]


def test_another_ministry_is_a_move() -> None:
    assert lines(change("1", fields.MINISTRY, "2", "3")) == [
        "  moved: En (1), from To (2) to Tre (3)"
    ]


def test_an_end_is_told_with_its_note() -> None:
    assert lines(change("1", fields.STATUS, new=CLOSED)) == [
        "  closed: En (1), closed, slettet 2026-01-01"
    ]


def test_an_agency_that_was_closed_already_is_not_closed_again() -> None:
    other: JsonValue = {"status": "closed", "note": "another note"}
    assert lines(change("1", fields.STATUS, CLOSED, other)) == ["  other changes: agency.status: 1"]


def test_an_ended_agency_whose_sites_went_to_another_is_merged() -> None:
    site: JsonValue = {"place": "Bodø", "what": "Kontor Bodø", "municipality_number": "1804"}
    told = lines(
        change("1", fields.STATUS, new=CLOSED),
        change("1", fields.SITE, old=site),
        change("2", fields.SITE, new=site),
    )
    assert "  merged: En (1) into To (2)" in told
    assert not any("closed:" in line for line in told)


def test_an_ended_agency_whose_name_another_took_over_is_merged() -> None:
    told = lines(
        change("1", fields.STATUS, new=CLOSED),
        change("1", fields.NAME, old="En"),
        change("3", fields.OTHER_NAME, new="En"),
    )
    assert "  merged: En (1) into Tre (3)" in told


def test_other_changes_are_counted_by_field() -> None:
    told = lines(*(change(key, fields.HOMEPAGE, "a", "b") for key in "123"))
    assert told == ["  other changes: agency.homepage: 3"]
