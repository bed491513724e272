"""Does a run that meets a fault lose anything, and does the next one go on as if nothing was?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from matcher.domain import fields
from matcher.domain.provenance import Observation, Topic
from matcher.domain.runs import RunState
from matcher.store import Store, open_store
from scrapers.framework.harvest import Found, Harvest
from scrapers.framework.page import PageReference
from scrapers.framework.run import Orders, Outcome
from scrapers.office import Office
from scrapers.registry import choose_sources, find_sources
from scrapers.work import run_sources
from tests.scrapers.answers import (
    Asked,
    broken,
    cut_off,
    gone,
    in_bytes,
    in_html,
    in_json,
    not_json,
    not_there,
    oversize,
    redirect,
    slow,
    too_many,
)
from tests.scrapers.conftest import Clock, make_office
from tests.scrapers.source_server import (
    SourceServer,
    load_plays,
    read_seed_agencies,
    running_server,
)

UNIT = "/brreg/enheter/972417777"
"""A page that every full walk asks for."""
HITS = "/brreg/enheter"
EMPTY = in_json({"page": {"size": 500, "totalElements": 0, "totalPages": 0, "number": 0}})
SOME = in_json({"navn": "x" * 500})

STAYING = {
    "404": (UNIT, not_there()),
    "410": (UNIT, gone({"status": 410})),
    "429": (HITS, too_many("1")),
    "429 for a day": (HITS, too_many("86400")),
    "500": (HITS, broken()),
    "403": (HITS, broken(403)),
    "slow": (UNIT, slow(SOME, 0.8)),
    "cut off": (HITS, cut_off(SOME)),
    "not JSON": (HITS, not_json(SOME)),
    "changed shape": (UNIT, in_json({"nummer": "972417777"})),
    "changed page": (HITS, in_json({"hits": []})),
    "a page for people": (HITS, in_html("<h1>Vi er snart tilbake</h1>")),
    "to a private address": (HITS, redirect("http://169.254.169.254/latest/meta-data/")),
    "to another host": (HITS, redirect("https://example.com/enheter")),
    "oversize": (HITS, oversize(60_000_000)),
}
PASSING = {
    "429": too_many("1"),
    "500": broken(),
    "503": broken(503),
    "slow": slow(SOME, 0.8),
    "cut off": cut_off(SOME),
}


@dataclass(slots=True)
class World:
    server: SourceServer
    store: Store
    office: Office

    def run(self, *names: str, orders: Orders | None = None) -> list[Outcome]:
        sources = choose_sources(find_sources(self.office.settings.source_urls), names)
        given = dict.fromkeys(names, orders or Orders(must_be_full=True))
        return list(run_sources(self.office, self.store, sources, given))

    def everything(self) -> list[Observation]:
        return self.store.read_observations(with_retired=True)


@pytest.fixture(scope="module")
def running() -> Iterator[SourceServer]:
    with running_server(load_plays(read_seed_agencies())) as server:
        yield server


@pytest.fixture(scope="module")
def world(running: SourceServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Give a store with one good run of the register in it."""
    folder = tmp_path_factory.mktemp("world")
    urls = {name: running.url_of(name) for name in running.plays}
    office = make_office(folder, Clock(), urls)
    with open_store(f"sqlite:///{folder / 'store.sqlite'}") as store:
        made = World(server=running, store=store, office=office)
        (outcome,) = made.run("brreg")
        assert outcome.state is RunState.GOOD
        assert outcome.count > 1000
        yield made


@pytest.mark.parametrize("fault", STAYING)
def test_a_fault_that_stays_leaves_the_last_good_data(fault: str, world: World) -> None:
    world.server.clear()
    before = world.everything()
    path, answer = STAYING[fault]
    world.server.always(path, answer)
    (outcome,) = world.run("brreg")
    assert outcome.state is RunState.FAILED
    assert outcome.last_good_at is not None
    assert path.rsplit("/", 1)[1] in outcome.message
    assert world.everything() == before
    assert world.store.runs("brreg", limit=1)[0].state is RunState.FAILED


@pytest.mark.parametrize("fault", PASSING)
def test_a_fault_that_passes_changes_nothing(fault: str, world: World) -> None:
    world.server.clear()
    world.server.script(UNIT, PASSING[fault])
    world.server.script(HITS, PASSING[fault])
    (outcome,) = world.run("brreg")
    assert outcome.state is RunState.GOOD
    assert outcome.report is not None
    assert not outcome.report.other
    assert not outcome.report.closed


def test_robots_that_refuse_leave_the_last_good_data(world: World) -> None:
    world.server.clear()
    before = world.everything()
    world.server.robots = "User-agent: *\nDisallow: /brreg/\n"
    (outcome,) = world.run("brreg")
    assert (outcome.state, "robots" in outcome.message) == (RunState.FAILED, True)
    assert world.server.asked == []
    assert world.everything() == before


def test_an_empty_register_is_blocked_by_its_floor(world: World) -> None:
    world.server.clear()
    before = world.everything()
    world.server.always(HITS, EMPTY)
    world.server.always("/brreg/oppdateringer/enheter", EMPTY)
    for agency in read_seed_agencies():
        path = f"/brreg/enheter/{agency.agency_id}"
        if agency.ministry_basis != "selv" and agency.ministry != "Stortinget":
            world.server.always(path, not_there())
    (outcome,) = world.run("brreg")
    assert outcome.state is RunState.BLOCKED
    assert "the last good run gave 220" in outcome.message
    assert world.everything() == before


def test_one_source_that_fails_stops_no_other(world: World) -> None:
    world.server.clear()
    world.server.always(HITS, broken())
    failed, good = world.run("brreg", "grep_udir")
    assert (failed.state, good.state) == (RunState.FAILED, RunState.GOOD)


def test_a_fault_in_a_scraper_is_told_and_loses_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def faulty(*_: object) -> None:
        raise KeyError("navn")

    world.server.clear()
    before = world.everything()
    monkeypatch.setattr("scrapers.sources.brreg.scraper.scrape", faulty)
    (outcome,) = world.run("brreg")
    assert outcome.state is RunState.FAILED
    assert "KeyError" in outcome.message
    assert "faulty" in caplog.text
    assert world.everything() == before


def test_half_a_character_in_an_answer_becomes_a_sign_for_it_and_stops_nothing(
    world: World,
) -> None:
    world.server.clear()
    entry = json.loads(world.server.plays["brreg"](Asked(path="/enheter/972417777")).body)
    entry["navn"] = "STATSMINISTERENS \ud800KONTOR"
    world.server.always(UNIT, in_bytes(json.dumps(entry).encode(), "application/json"))
    broken_name, good = world.run("brreg", "grep_udir")
    assert (broken_name.state, good.state) == (RunState.GOOD, RunState.GOOD)
    names = [one.value for one in world.everything() if one.key == "972417777"]
    assert "Statsministerens \ufffdkontor" in names


def test_what_the_store_refuses_is_a_failed_run_and_stops_no_other_source(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def impossible(*_: object) -> Harvest:
        page = PageReference(url="https://example.no/a", snapshot="0" * 64)
        value = Found(
            topic=Topic.AGENCY, key="972417777", field=fields.NAME, value=float("nan"), page=page
        )
        return Harvest(found=(value,))

    world.server.clear()
    before = world.everything()
    monkeypatch.setattr("scrapers.sources.brreg.scraper.scrape", impossible)
    accepted = Orders(is_drop_accepted=True, must_be_full=True)
    refused, good = world.run("brreg", "grep_udir", orders=accepted)
    assert (refused.state, good.state) == (RunState.FAILED, RunState.GOOD)
    assert "the store refuses it" in refused.message
    assert world.store.runs("brreg", limit=1)[0].message == refused.message
    assert [one for one in world.everything() if one.source == "brreg"] == [
        one for one in before if one.source == "brreg"
    ]
