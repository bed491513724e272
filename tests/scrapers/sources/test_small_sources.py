"""Does each source read everything it should, and lose nothing when the world is difficult?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from matcher.domain.errors import SourceError
from scrapers.framework.page import UnsafeAddressError
from tests.scrapers.answers import (
    Answer,
    broken,
    cut_off,
    in_html,
    in_json,
    not_there,
    oversize,
    redirect,
    slow,
    too_many,
)
from tests.scrapers.sources.rig import Rig, check_golden, running_rig, summarise
from tests.scrapers.sources.small import SMALL

JSON_SOURCES = ("grep_udir", "finnlaerebedrift", "kudos")


@pytest.fixture(params=sorted(SMALL))
def rig(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rig]:
    with running_rig(request.param, SMALL[request.param].play, tmp_path) as running:
        yield running


def first_path(rig: Rig) -> str:
    return rig.path(SMALL[rig.name].first)


def whole_answer(rig: Rig) -> Answer:
    """Return what the source answers first when nothing is wrong."""
    rig.scrape(SMALL[rig.name].known)
    first = next(asked for asked in rig.server.asked if asked.path == first_path(rig))
    return rig.server.answer(first)


def test_everything_it_should_read_is_read(rig: Rig) -> None:
    harvest = rig.scrape(SMALL[rig.name].known)
    golden = Path(__file__).parent / rig.name / "golden.jsonl"
    check_golden(summarise(harvest, rig), golden)


def test_the_same_answers_give_the_same_observations(rig: Rig) -> None:
    known = SMALL[rig.name].known
    assert rig.observe(rig.scrape(known)) == rig.observe(rig.scrape(known))


@pytest.mark.parametrize("fault", ["too many", "broken", "cut off", "slow"])
def test_a_fault_that_passes_changes_nothing(rig: Rig, fault: str) -> None:
    answer = whole_answer(rig)
    expected = summarise(rig.scrape(SMALL[rig.name].known), rig)
    faults = {
        "too many": too_many("7"),
        "broken": broken(500),
        "cut off": cut_off(answer),
        "slow": slow(answer, 0.8),
    }
    rig.server.script(first_path(rig), faults[fault])
    assert summarise(rig.scrape(SMALL[rig.name].known), rig) == expected
    assert (7 in rig.waits) == (fault == "too many")


@pytest.mark.parametrize("fault", ["broken", "cut off", "oversize", "wait an hour"])
def test_a_fault_that_stays_is_said_and_gives_nothing(rig: Rig, fault: str) -> None:
    faults = {
        "broken": broken(503),
        "cut off": cut_off(whole_answer(rig)),
        "oversize": oversize(31_000_000),
        "wait an hour": too_many("3600"),
    }
    rig.server.always(first_path(rig), faults[fault])
    with pytest.raises(SourceError) as caught:
        rig.scrape(SMALL[rig.name].known)
    assert len(str(caught.value)) > 20


def test_a_redirect_to_a_private_address_is_not_followed(rig: Rig) -> None:
    rig.server.always(first_path(rig), redirect("http://169.254.169.254/latest/meta-data/"))
    with pytest.raises(SourceError) as caught:
        rig.scrape(SMALL[rig.name].known)
    assert isinstance(caught.value, UnsafeAddressError) or "another host" in str(caught.value)


def test_robots_that_refuse_are_obeyed(rig: Rig) -> None:
    rig.server.robots = f"User-agent: *\nDisallow: /{rig.name}\n"
    with pytest.raises(SourceError, match=r"robots\.txt"):
        rig.scrape(SMALL[rig.name].known)
    assert rig.server.asked == []


@pytest.mark.parametrize("name", JSON_SOURCES)
@pytest.mark.parametrize(
    "answer",
    [Answer(body=b'{"data": ['), in_html("<h1>Vedlikehold</h1>"), in_json("tekst")],
    ids=["half", "a page", "a text"],
)
def test_an_answer_that_is_not_what_we_know_stops_the_run(
    name: str, answer: Answer, tmp_path: Path
) -> None:
    with running_rig(name, SMALL[name].play, tmp_path) as rig:
        rig.server.always(first_path(rig), answer)
        with pytest.raises(SourceError, match=SMALL[name].first):
            rig.scrape(SMALL[name].known)


@pytest.mark.parametrize("name", ["dfo_agencies", "grep_udir", "kudos", "agency_pages"])
def test_a_source_that_has_moved_is_said(name: str, tmp_path: Path) -> None:
    with running_rig(name, SMALL[name].play, tmp_path) as rig:
        rig.server.always(first_path(rig), not_there())
        with pytest.raises(SourceError):
            rig.scrape(SMALL[name].known)


def test_check_is_content_with_the_shape_that_we_know(rig: Rig) -> None:
    findings = rig.scraper.check(rig.fetcher, rig.manifest)
    expected = {"agency_pages": 2, "dfo_agencies": 2}
    assert len(findings) == expected.get(rig.name, 0), findings


@pytest.mark.parametrize("name", sorted(SMALL))
def test_every_source_says_who_it_is(name: str, tmp_path: Path) -> None:
    with running_rig(name, SMALL[name].play, tmp_path) as rig:
        manifest = rig.manifest
    assert manifest.real_url.startswith("https://")
    assert 0 < manifest.floor < manifest.ceiling
    assert manifest.title
    assert manifest.publisher
    assert manifest.licence
