"""Does everything in the packaged tables become observations, and honest ones?"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest

from matcher.domain import fields
from matcher.domain.agency import parse_agency_id
from matcher.domain.errors import SourceError
from matcher.domain.provenance import Method, Observation, ReviewState, Topic
from matcher.seed import SeedRun, read_seed
from matcher.seed.sources import SeedSource
from matcher.settings import Settings

DATA: Final = Settings().data_dir
SEED: Final = DATA / "seed"


@pytest.fixture(scope="module")
def runs() -> Mapping[str, SeedRun]:
    return {run.source.name: run for run in read_seed(DATA)}


@pytest.fixture(scope="module")
def observations(runs: Mapping[str, SeedRun]) -> Sequence[Observation]:
    return [seen for run in runs.values() for seen in run.observations]


def rows(name: str) -> list[dict[str, str]]:
    with (SEED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def profiles() -> list[dict[str, object]]:
    lines = (SEED / "agency_profiles.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def keys(run: SeedRun, field: str) -> set[str]:
    return {seen.key for seen in run.observations if seen.field == field}


def test_reading_twice_gives_the_same() -> None:
    assert read_seed(DATA) == read_seed(DATA)


def test_every_origin_in_the_table_has_a_run(runs: Mapping[str, SeedRun]) -> None:
    assert {row["name"] for row in rows("sources.csv")} == set(runs)
    for run in runs.values():
        assert run.observations
        assert {seen.source for seen in run.observations} == {run.source.name}
        assert all(seen.last_seen == run.date for seen in run.observations)


def test_every_agency_has_its_name_and_its_profile(runs: Mapping[str, SeedRun]) -> None:
    listed = {row["agency_id"] for row in rows("agencies.csv")}
    assert len(listed) == 219
    assert keys(runs["seed_register"], fields.NAME) == listed | {"984195796"}
    assert {profile["agency_id"] for profile in profiles()} == listed
    assert keys(runs["seed_profiles"], fields.MANDATE) == listed


def test_every_value_of_a_profile_becomes_an_observation(runs: Mapping[str, SeedRun]) -> None:
    seen = Counter(one.field for one in runs["seed_profiles"].observations)
    lists = {
        fields.TASK: "tasks",
        fields.BUSY: "busy",
        fields.SITE: "sites",
        fields.ADJACENT: "adjacent",
        fields.WORK_AREA: "work_areas_nb",
    }
    for field, name in lists.items():
        values = [profile[name] for profile in profiles()]
        assert seen[field] == sum(len(value) for value in values if isinstance(value, list))


def test_every_row_of_the_small_tables_becomes_an_observation(
    runs: Mapping[str, SeedRun],
) -> None:
    about_one = [row for row in rows("busy_seasons.csv") if row["orgnr"]]
    assert len(runs["seed_busy_seasons"].observations) == len(about_one) == 21
    assert len(runs["seed_statuses"].observations) == len(rows("statuses.csv"))
    merged = [row for row in rows("renamed_merged.csv") if row["new_orgnr"]]
    named = len(rows("other_names.csv")) + len(merged)
    assert len(runs["seed_names"].observations) == named
    placed = [row for row in rows("subunits.csv") if row["city"]]
    sites = [o for o in runs["seed_register"].observations if o.field == fields.SITE]
    addressed = [row for row in rows("agencies.csv") if row["city"]]
    assert len(sites) == len(placed) + len(addressed)


def test_every_trade_and_aim_is_there(runs: Mapping[str, SeedRun]) -> None:
    grep = runs["seed_grep"].observations
    aims = {seen.key for seen in grep if seen.topic is Topic.AIM}
    trades = {seen.key for seen in grep if seen.topic is Topic.TRADE}
    assert aims == {row["aim"] for row in rows("aims.csv")}
    assert len(aims) == 419
    assert {row["plan"] for row in rows("aims.csv")} <= trades
    without_code = [r["name_nb"] for r in rows("trades.csv") if not (r["plan_code"] or r["code"])]
    assert without_code == ["IKT-servicefaget", "Mediegrafikerfaget", "Institusjonskokkfaget"]
    assert len(trades) == len(rows("trades.csv")) - len(without_code) == 78


def test_every_number_passes_the_check_digit(observations: Sequence[Observation]) -> None:
    for seen in observations:
        if seen.topic is Topic.AGENCY:
            assert parse_agency_id(seen.key) == seen.key


def test_every_agency_named_by_another_is_known(observations: Sequence[Observation]) -> None:
    named = {seen.key for seen in observations if seen.field == fields.NAME}
    for seen in observations:
        if seen.field in {fields.MINISTRY, fields.PARENT}:
            assert seen.value in named, seen
        if seen.field == fields.ADJACENT:
            assert isinstance(seen.value, dict)
            assert seen.value["agency"] in named, seen


def test_every_task_is_in_a_trade_that_is_known(observations: Sequence[Observation]) -> None:
    trades = {seen.key for seen in observations if seen.topic is Topic.TRADE}
    for seen in observations:
        if seen.field == fields.TASK:
            assert isinstance(seen.value, dict)
            assert seen.value["trade"] in trades


def test_what_names_no_source_is_assumed(runs: Mapping[str, SeedRun]) -> None:
    for seen in runs["seed_profiles"].observations:
        if seen.field in {fields.TASK, fields.BUSY, fields.SIZE_CLASS}:
            assert (seen.method is Method.PUBLISHED) == bool(seen.url), seen
        else:
            assert seen.method is Method.ASSUMED, seen


def test_what_is_called_published_has_an_address_to_open(
    observations: Sequence[Observation],
) -> None:
    published = [seen for seen in observations if seen.method is Method.PUBLISHED]
    assert len({seen.field for seen in published}) > 4
    for seen in published:
        assert urlsplit(seen.url or "").netloc, seen


def test_a_published_value_without_an_address_is_refused(runs: Mapping[str, SeedRun]) -> None:
    run = runs["seed_profiles"]
    source = SeedSource(source=run.source, gathered=run.date)
    with pytest.raises(SourceError, match="size_class of 1 is called published without an address"):
        source.observe("1", fields.SIZE_CLASS, "under_75", method=Method.PUBLISHED)


def test_an_old_number_of_employees_is_not_taken_for_todays(
    observations: Sequence[Observation],
) -> None:
    old = {row["agency_id"] for row in rows("agencies.csv") if "0" < row["employees_year"] < "2020"}
    read = {seen.key for seen in observations if seen.field == fields.EMPLOYEES}
    assert len(old) == 11
    assert len(read) == 4
    assert not old & read


def test_a_text_translated_here_is_inferred(runs: Mapping[str, SeedRun]) -> None:
    translated = {r["aim"] for r in rows("aims.csv") if r["text_nb_status"] == "translated_here"}
    inferred = {o.key for o in runs["seed_grep"].observations if o.method is Method.INFERRED}
    assert len(translated) == 6
    assert inferred == translated


def test_a_name_seen_in_doubt_is_assumed(runs: Mapping[str, SeedRun]) -> None:
    doubted = {row["agency_id"] for row in rows("agencies.csv") if float(row["confidence"]) < 0.85}
    assumed = {
        seen.key
        for seen in runs["seed_register"].observations
        if seen.field == fields.NAME and seen.method is Method.ASSUMED
    }
    assert assumed == doubted
    assert len(rows("agencies.csv")) - len(doubted) == 111


def test_a_ministry_known_from_no_register_and_no_page_is_assumed(
    runs: Mapping[str, SeedRun],
) -> None:
    weak = {
        row["agency_id"]
        for row in rows("agencies.csv")
        if not row["ministry_basis"].startswith(("selv", "2021-hierarki"))
        and not row["ministry_url"]
        and row["ministry"] != "Stortinget"
    }
    assumed = {
        seen.key
        for seen in runs["seed_register"].observations
        if seen.field == fields.MINISTRY and seen.method is Method.ASSUMED
    }
    assert assumed == weak


def test_an_open_conflict_waits_for_review(runs: Mapping[str, SeedRun]) -> None:
    conflicts = {row["agency"]: row for row in rows("conflicts.csv")}
    unsettled = {row["agency_id"] for row in conflicts.values() if row["state"] == "open"}
    waiting = {
        seen.key
        for seen in runs["seed_conflicts"].observations
        if seen.review is ReviewState.WAITING
    }
    assert waiting == unsettled - {""} == {"974760967"}
    assert set(conflicts) >= {
        "Tolletaten",
        "Statens pensjonskasse",
        "Sikt – Kunnskapssektorens tjenesteleverandør",
        "Universitetet i Innlandet",
        "Kystverket",
        "Statens graderte plattformtjenester",
    }


def test_a_body_without_a_number_is_listed_and_gets_none(
    observations: Sequence[Observation],
) -> None:
    nameless = {row["name"] for row in rows("agencies_without_number.csv")}
    assert nameless == {
        "Statens graderte plattformtjenester",
        "Departementenes digitaliseringsorganisasjon",
    }
    assert not nameless & {o.value for o in observations if isinstance(o.value, str)}


def test_a_closed_register_unit_waits_for_review(runs: Mapping[str, SeedRun]) -> None:
    doubtful = [row for row in rows("subunits.csv") if row["doubt"] and row["city"]]
    waiting = [
        seen for seen in runs["seed_register"].observations if seen.review is ReviewState.WAITING
    ]
    assert len(waiting) == len(doubtful) > 0


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"sources\.csv"):
        read_seed(tmp_path)
