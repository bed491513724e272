"""Are tasks inferred only where the kind and size of a body allow it?"""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from typing import Final

import pytest

from matcher.domain import fields
from matcher.domain.agency import AgencyStatus
from matcher.domain.provenance import JsonValue, Method, Observation, Source
from matcher.seed.archetypes import infer_tasks, parse_archetypes
from matcher.seed.sources import SeedSource
from matcher.settings import Settings

SOURCE: Final = SeedSource(
    source=Source(name="example", title="", publisher="", url="", licence=""),
    gathered=datetime(2026, 11, 1, tzinfo=UTC),
)
OFFICE: Final = "SOA03-01"
IT: Final = "ITD03-01"
KEY: Final = "960885406"


def table() -> list[dict[str, str]]:
    path = Settings().data_dir / "reference" / "archetypes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def known(kind: str, size: str | None, status: str | None = None) -> list[Observation]:
    values: dict[str, JsonValue] = {fields.KIND: kind}
    if size:
        values[fields.SIZE_CLASS] = size
    if status:
        values[fields.STATUS] = {"status": status, "note": None}
    return [SOURCE.observe(KEY, f, v, method=Method.ASSUMED) for f, v in values.items()]


def trades(observations: list[Observation]) -> set[str]:
    archetypes = parse_archetypes(table())
    inferred = infer_tasks(archetypes, (), observations, SOURCE)
    assert all(seen.method is Method.INFERRED and seen.raw for seen in inferred)
    return {str(seen.value["trade"]) for seen in inferred if isinstance(seen.value, dict)}


@pytest.mark.parametrize("size", ["under_75", "75_200", None])
def test_a_small_directorate_does_office_work_but_runs_no_it(size: str | None) -> None:
    assert trades(known("directorate", size)) == {OFFICE}


def test_a_large_directorate_has_it_support() -> None:
    assert trades(known("directorate", "over_1000")) == {OFFICE, IT}


@pytest.mark.parametrize("kind", ["ministry", "county_governor", "police"])
def test_bodies_whose_it_is_run_by_a_shared_service_get_no_it_tasks(kind: str) -> None:
    assert IT not in trades(known(kind, "over_1000"))


@pytest.mark.parametrize("status", sorted(set(AgencyStatus) - {AgencyStatus.ACTIVE}))
def test_a_body_that_is_not_open_gets_no_tasks(status: str) -> None:
    assert trades(known("directorate", "over_1000", status)) == set()


def test_a_body_of_unknown_kind_gets_no_tasks() -> None:
    assert trades([SOURCE.observe(KEY, fields.SIZE_CLASS, "over_1000", method=Method.ASSUMED)]) == (
        set()
    )


def test_an_exception_takes_one_trade_from_one_agency() -> None:
    archetypes = parse_archetypes(table())
    seen = infer_tasks(archetypes, {(KEY, IT)}, known("directorate", "over_1000"), SOURCE)
    assert {str(one.value["trade"]) for one in seen if isinstance(one.value, dict)} == {OFFICE}


def test_every_archetype_has_a_reason_and_stands_once() -> None:
    rows = table()
    assert all(row["reason_nb"] and row["text_nb"] for row in rows)
    assert len({(row["kind"], row["trade"], row["text_nb"]) for row in rows}) == len(rows)
