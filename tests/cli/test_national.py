"""Does the command for the national plan answer, and end with the best so far when stopped?"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from matcher.settings import PROJECT_ROOT, Settings
from tests.cli.conftest import Run
from tests.services.national_needs import SOME, lines

SKATT: Final = "974761076"


def planned(run: Run, *options: str, needs: list[dict[str, Any]] = SOME) -> dict[str, Any]:
    done = run("national", "-", "--json", *options, stdin=lines(needs))
    assert done.exit_code == 0, done.output
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def groups(answer: dict[str, Any]) -> list[set[str]]:
    return [{one["agency_id"] for one in a["agencies"]} for a in answer["arrangements"]]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("nb", ("Landsplan for", "behov er ikke møtt", "lærlinger får plass", "Lager en plan")),
        ("nn", ("Landsplan for", "behov er ikkje møtte", "lærlingar får plass", "Lagar ein plan")),
        ("en", ("National plan for", "needs have not been met", "get a place", "Making a plan")),
    ],
)
def test_a_plan_reads_in_every_language(run: Run, form: str, words: tuple[str, ...]) -> None:
    done = run(
        "national", "-", "--lang", form, stdin=lines([*SOME, {**SOME[0], "trade": "LOG03-02"}])
    )
    assert done.exit_code == 0, done.output
    *on_stdout, on_stderr = words
    assert all(word in done.stdout for word in on_stdout)
    assert on_stderr in done.stderr
    assert "{" not in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 96


@pytest.mark.parametrize(
    "content",
    [
        lines(SOME[:3]),
        lines(SOME[:3]) + b"\n\n",
        b"\xef\xbb\xbf" + lines(SOME[:3]),
        json.dumps(SOME[:3]).encode(),
        json.dumps({"needs": SOME[:3]}, indent=2).encode(),
        json.dumps({"needs": SOME[:3], "order": "best_value", "seconds": 5}).encode(),
    ],
    ids=["lines", "empty lines", "byte order mark", "list", "object", "object with more"],
)
def test_needs_are_read_as_lines_as_a_list_and_as_an_object(run: Run, content: bytes) -> None:
    done = run("national", "-", "--json", stdin=content)
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["needs"] == 3


def test_a_file_may_ask_what_the_api_is_asked_and_an_option_goes_before_it(run: Run) -> None:
    asked = {"needs": SOME[:3], "order": "best_value", "least_coverage": 0.4}
    content = json.dumps(asked).encode()

    def order(*options: str) -> str:
        done = run("national", "-", "--json", *options, stdin=content)
        assert done.exit_code == 0, done.output
        return str(json.loads(done.stdout)["order"])

    assert order() == "best_value"
    assert order("--order", "most-placed") == "most_placed"


def test_one_need_alone_is_a_list_of_one(run: Run) -> None:
    answer = planned(run, needs=SOME[:1])
    assert (answer["needs"], answer["arrangements"]) == (1, [])
    assert answer["left_out"][0]["code"] == "nobody_else_in_trade"


def test_what_an_adviser_asks_for_is_kept(run: Run) -> None:
    first = groups(planned(run))[0]
    one, other = sorted(first)[:2]
    assert not any(
        {one, other} <= group for group in groups(planned(run, "--apart", f"{one}, {other}"))
    )
    together = planned(run, "--together", f"{one},{other}")
    assert all({one, other} <= g or not {one, other} & g for g in groups(together))
    without = planned(run, "--without", one)
    assert all(one not in group for group in groups(without))
    assert [left_out["agency_id"] for left_out in without["without"]] == [one]


def test_a_plan_is_compared_with_the_one_before_and_kept(run: Run, tmp_path: Path) -> None:
    before = tmp_path / "plan.json"
    first = planned(run)
    before.write_text(json.dumps(first), encoding="utf-8")
    again = planned(run, "--before", str(before), "--keep")
    assert again["changes"] == []
    assert groups(again) == groups(first)
    gone = sorted(groups(first)[0])[0]
    options = ("--before", str(before), "--keep", "--without", gone)
    assert planned(run, *options)["changes"]
    done = run("national", "-", *options, stdin=lines(SOME))
    assert "Endret siden forrige plan" in done.stdout


def test_everyone_of_a_trade_is_planned_for_without_a_file(run: Run) -> None:
    done = run("national", "--everyone", "MET03-01", "--seconds", "2", "--json")
    assert done.exit_code == 0, done.output
    answer = json.loads(done.stdout)
    assert {one["trade"] for one in answer["arrangements"]} == {"MET03-01"}
    assert answer["needs"] > 10


def test_an_interrupt_ends_with_the_best_plan_so_far(packaged_settings: Settings) -> None:
    environment = {**os.environ, "SAMLAERE_LOCAL_DIR": str(packaged_settings.local_dir)}
    command = ["national", "--everyone", "LAB03-02", "--json", "--seconds", "3600"]
    with subprocess.Popen(
        [sys.executable, "-m", "matcher", *command],
        cwd=PROJECT_ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stderr is not None
        first = running.stderr.readline().decode()
        assert "Ctrl-C" in first
        better = running.stderr.readline().decode()
        assert better.startswith("Bedre plan")
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=240)
    assert running.returncode == 0, err.decode()
    assert "Avbrutt" in err.decode()
    answer = json.loads(out)
    assert answer["is_complete"] is False
    assert answer["arrangements"]
    assert all(one["value"] <= one["bound"] for one in answer["objectives"])


def test_the_progress_tells_each_plan_once_and_none_that_places_nobody(run: Run) -> None:
    alone = {"agency_id": SKATT, "trade": "LOG03-02", "cooperation": "ring"}
    done = run("national", "-", stdin=lines([*SOME, alone]))
    assert done.exit_code == 0, done.output
    better = [line for line in done.stderr.splitlines() if line.startswith("Bedre plan")]
    assert better
    assert "Logistikkfaget" not in done.stderr
    assert "Sikrere om planen" not in done.stderr


@pytest.mark.parametrize(
    ("form", "said"),
    [("nb", "Bare det som er kjent"), ("nn", "Berre det som er kjent"), ("en", "Only what is")],
)
def test_a_plan_says_that_its_shares_are_not_those_of_the_rings_for_one(
    run: Run, form: str, said: str
) -> None:
    done = run("national", "-", "--lang", form, stdin=lines(SOME))
    assert said in " ".join(done.stdout.split())
