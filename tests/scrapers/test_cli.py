"""Do the commands say what happened, and end with the right code?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from scrapers.cli import main
from scrapers.framework.lock import only_run
from tests.scrapers.answers import broken, in_bytes, in_json
from tests.scrapers.conftest import START
from tests.scrapers.source_server import (
    SourceServer,
    load_plays,
    read_seed_agencies,
    running_server,
)


@pytest.fixture(scope="module")
def played() -> Iterator[SourceServer]:
    with running_server(load_plays(read_seed_agencies())) as server:
        yield server


@pytest.fixture
def server(played: SourceServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SourceServer:
    """Point every setting at the played world and a folder of its own."""
    played.clear()
    monkeypatch.setenv("SAMLAERE_LOCAL_DIR", str(tmp_path))
    for name, value in played.settings().items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("SAMLAERE_CONTACT", raising=False)
    return played


def test_everything_is_read_once_and_a_second_run_says_that_nothing_changed(
    server: SourceServer, capsys: pytest.CaptureFixture[str]
) -> None:
    names = sorted(server.plays)
    assert main(["run", *names]) == 0
    first = capsys.readouterr().out
    assert "  new: " in first
    assert main(["run", *names, "--full", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted(one["source"] for one in told) == names
    assert [one["source"] for one in told if one["changed"]] == []
    assert main(["run", *names]) == 0
    assert capsys.readouterr().out.count("nothing changed") == len(names)


def test_a_run_of_every_night_reads_only_what_is_due(
    server: SourceServer, capsys: pytest.CaptureFixture[str]
) -> None:
    names = sorted(server.plays)
    assert main(["run"]) == 0
    server.asked.clear()
    capsys.readouterr()
    assert main(["run"]) == 0
    assert capsys.readouterr().out.count("not due until ") == len(names)
    assert server.asked == []
    assert main(["run", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted((one["source"], one["state"]) for one in told) == [
        (name, "not_due") for name in names
    ]
    assert main(["run", "--all", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted((one["source"], one["state"]) for one in told) == [
        (name, "good") for name in names
    ]


def test_every_played_source_fits_its_expected_shape(
    server: SourceServer, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["run", "brreg"])
    capsys.readouterr()
    assert main(["check", *server.plays]) == 0
    assert capsys.readouterr().out.count(": fits") == len(server.plays)


def test_a_check_of_a_source_that_has_changed_ends_with_1(
    server: SourceServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.always("/brreg/enheter", in_json({"hits": []}))
    assert main(["check", "brreg", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["fits"], {one["kind"] for one in told["findings"]}) == (False, {"type"})


def test_a_check_of_a_source_that_does_not_answer_says_so(
    server: SourceServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.always("/brreg/enheter", broken(403))
    assert main(["check", "brreg"]) == 1
    assert "unreachable" in capsys.readouterr().out


def test_a_run_that_fails_ends_with_1_and_says_what_is_kept(
    server: SourceServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.always("/brreg/enheter", broken(403))
    assert main(["run", "brreg"]) == 1
    assert "there are no earlier data" in capsys.readouterr().out
    server.clear()
    assert main(["run", "brreg"]) == 0
    server.always("/brreg/enheter", broken(403))
    capsys.readouterr()
    assert main(["run", "brreg", "--full"]) == 1
    assert "the last good data" in capsys.readouterr().out


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_half_a_character_in_an_answer_can_still_be_told_of(
    options: list[str], server: SourceServer, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    body = json.dumps({"organisasjonsform": "\ud800"}).encode()
    server.always("/brreg/enheter/972417777", in_bytes(body, "application/json"))
    assert main(["run", "brreg", *options]) == 1
    assert "\ufffd" in capfdbinary.readouterr().out.decode()


def test_a_drop_is_published_when_a_person_accepts_it(
    server: SourceServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "brreg"]) == 0
    usual = server.plays["brreg"]
    ministry = next(one for one in read_seed_agencies() if one.agency_id == "972417831")
    few = load_plays(
        [one for one in read_seed_agencies() if one.ministry != "JD" or one == ministry]
    )
    server.plays["brreg"] = few["brreg"]
    try:
        capsys.readouterr()
        assert main(["run", "brreg", "--full"]) == 1
        assert "blocked" in capsys.readouterr().out
        assert main(["run", "brreg", "--full", "--accept-drop", "brreg"]) == 0
        assert "accepted by a person" in capsys.readouterr().out
    finally:
        server.plays["brreg"] = usual


@pytest.mark.parametrize(
    "arguments",
    [["run", "brre"], ["check", "x"], ["report", "x"], ["run", "--accept-drop", "x"], ["fly"]],
)
def test_what_cannot_be_understood_ends_with_2(
    arguments: list[str], server: SourceServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert server.asked == []
    assert capsys.readouterr().err


def test_a_real_source_is_not_visited_without_a_contact(
    server: SourceServer,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SAMLAERE_SOURCE_BRREG_URL")
    assert main(["run", "brreg"]) == 2
    assert "SAMLAERE_CONTACT" in capsys.readouterr().err
    assert server.asked == []


def test_a_second_run_at_once_ends_with_1_and_names_the_first(
    server: SourceServer, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with only_run(tmp_path, START):
        assert main(["run", "brreg"]) == 1
    assert "another run is under way (process " in capsys.readouterr().err
    assert server.asked == []


def test_list_and_report_tell_how_fresh_each_source_is(
    server: SourceServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list"]) == 0
    assert "never run" in capsys.readouterr().out
    main(["run", "brreg"])
    server.always("/brreg/enheter", broken(403))
    main(["run", "brreg", "--full"])
    capsys.readouterr()
    assert main(["list", "--json"]) == 0
    told = {one["source"]: one for one in map(json.loads, capsys.readouterr().out.splitlines())}
    assert (told["brreg"]["last_run_state"], told["brreg"]["age_days"]) == ("failed", 0)
    assert main(["report", "brreg", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [run["state"] for run in report["runs"]] == ["failed", "good"]
    assert main(["report", "brreg"]) == 0
    assert "refuses us (403)" in capsys.readouterr().out
