"""Are the packaged files described, whole and free of doubles?"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from matcher.domain.agency import AgencyStatus, parse_agency_id
from matcher.domain.provenance import Method
from matcher.seed.sources import parse_day
from matcher.settings import Settings

DATA: Final = Settings().data_dir
README: Final = (DATA / "README.md").read_text(encoding="utf-8")
DESCRIBED: Final = sorted(
    path
    for folder in ("seed", "reference")
    for path in (DATA / folder).rglob("*")
    if path.is_file()
)


def rows(*parts: str) -> list[dict[str, str]]:
    with DATA.joinpath(*parts).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def count(path: Path) -> int:
    if path.suffix == ".geojson":
        return len(json.loads(path.read_text(encoding="utf-8"))["features"])
    if path.suffix == ".jsonl":
        return len(path.read_text(encoding="utf-8").splitlines())
    return len(rows(*path.relative_to(DATA).parts))


@pytest.mark.parametrize("path", DESCRIBED, ids=lambda path: path.name)
def test_every_file_is_described_with_its_number_of_rows(path: Path) -> None:
    name = path.relative_to(DATA).as_posix().split("/", 1)[1]
    line = re.search(rf"^\| `{re.escape(name)}` \| ([\d ]+|grows) \|", README, re.MULTILINE)
    assert line, f"data/README.md does not describe {name}"
    assert line.group(1) == "grows" or int(line.group(1).replace(" ", "")) == count(path)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("agencies.csv", ("agency_id",)),
        ("statuses.csv", ("agency_id",)),
        ("subunits.csv", ("orgnr",)),
        ("other_names.csv", ("agency_id", "other_name")),
        ("conflicts.csv", ("agency", "what")),
        ("aims.csv", ("aim",)),
        ("sources.csv", ("name",)),
    ],
)
def test_no_row_stands_twice(table: str, key: tuple[str, ...]) -> None:
    seen = Counter(tuple(row[part] for part in key) for row in rows("seed", table))
    assert [one for one, times in seen.items() if times > 1] == []


@pytest.mark.parametrize(
    "table",
    [
        ("seed", "statuses.csv"),
        ("seed", "other_names.csv"),
        ("seed", "conflicts.csv"),
        ("reference", "archetype_exceptions.csv"),
    ],
    ids=lambda parts: parts[-1],
)
def test_the_number_and_the_name_in_a_row_are_the_same_agency(table: tuple[str, str]) -> None:
    names = {row["agency_id"]: row["name"] for row in rows("seed", "agencies.csv")}
    names["984195796"] = "Domstolene i Norge"
    for row in rows(*table):
        if row["agency_id"]:
            assert names[parse_agency_id(row["agency_id"])] == row["agency"]


def test_every_status_has_a_reason_a_day_and_a_basis() -> None:
    for row in rows("seed", "statuses.csv"):
        AgencyStatus(row["status"])
        parse_day(row["date"], where=row["agency"])
        assert row["reason"]
        assert bool(row["source_url"]) or Method(row["basis"]) is not Method.PUBLISHED


def test_every_former_number_and_every_unit_passes_the_check_digit() -> None:
    for row in rows("seed", "renamed_merged.csv"):
        for number in (row["old_orgnr"], row["new_orgnr"]):
            assert not number or parse_agency_id(number) == number
    for row in rows("seed", "subunits.csv"):
        assert parse_agency_id(row["orgnr"]) == row["orgnr"]


def test_a_short_name_belongs_to_one_agency() -> None:
    owners: dict[str, set[str]] = {}
    for row in rows("seed", "agencies.csv"):
        for name in filter(None, (row["name"], row["short_name"])):
            owners.setdefault(name.casefold(), set()).add(row["agency_id"])
    for row in rows("seed", "other_names.csv"):
        owners.setdefault(row["other_name"].casefold(), set()).add(row["agency_id"])
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}


def test_the_county_borders_are_those_of_the_counties() -> None:
    borders = json.loads((DATA / "reference/geo/fylker_2024.geojson").read_text(encoding="utf-8"))
    numbers = {feature["properties"]["fylkesnummer"] for feature in borders["features"]}
    assert numbers == {row["fylkesnummer"] for row in rows("reference", "geo", "fylker_2024.csv")}


def test_every_phrase_is_in_an_aim_of_its_trade() -> None:
    aims: dict[str, set[str]] = {}
    for row in rows("seed", "aims.csv"):
        aims.setdefault(row["plan"], set()).add(row["aim"])
    lines = (DATA / "seed" / "task_phrases.jsonl").read_text(encoding="utf-8").splitlines()
    for phrase in map(json.loads, lines):
        assert phrase["text"].strip()
        assert phrase["aims"]
        assert set(phrase["aims"]) <= aims[phrase["trade"]]
