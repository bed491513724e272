"""Is what no national plan can be made of named with its place and the cure?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from tests.cli.conftest import Run
from tests.services.national_needs import EXAMPLE, SOME, lines

SKATT, NVE, POD = "974761076", "970205039", "982531950"


WRONG: Final = {
    "no needs": ([], [], "needs: "),
    "no agency": ([{"trade": "SOA03-01"}], [], "needs nr. 1, agency_id: "),
    "two problems": (
        [{"trade": "X"}, {"agency_id": "X", "trade": "SOA03-01"}],
        [],
        "needs nr. 2, agency_id: ",
    ),
    "an unknown key": ([{**SOME[0], "x": 1}], [], "needs nr. 1, x: "),
    "no need at all": ([1], [], "needs nr. 1: "),
    "the same need twice": ([SOME[0], SOME[0]], [], "needs nr. 2: "),
    "together with one without a need": (
        SOME,
        ["--together", f"{SKATT},{NVE}"],
        "together nr. 1 nr. ",
    ),
    "together alone": (SOME, ["--together", str(SOME[0]["agency_id"])], "together nr. 1: "),
    "an unknown agency apart": (SOME, ["--apart", "Xyzzy,Zyxxy"], "apart nr. 1 nr. 2: "),
    "somebody unknown said no": (SOME, ["--without", "Xyzzy"], "without nr. 1: "),
    "keep nothing": (SOME, ["--keep"], "before: "),
    "an unknown weight": (SOME, ["--weight", "luck=3"], "weights.luck: "),
    "a weight that is no number": (SOME, ["--weight", "coverage"], "--weight: "),
    "weights that nobody asks for": (SOME, ["--weight", "coverage=1"], "weights: "),
    "no weight left": (
        SOME,
        [
            "--order",
            "best-value",
            "--weight",
            "coverage=0",
            "--weight",
            "season=0",
            "--weight",
            "travel=0",
        ],
        "weights: ",
    ),
    "everybody said no": (SOME[:1], ["--without", str(SOME[0]["agency_id"])], "without: "),
    "together with one that is closed": (
        SOME,
        ["--together", f"{SOME[0]['agency_id']},Eldreombudet"],
        "together nr. 1 nr. 2: Eldreombudet kan ikke være med i en ring: Nedlagt",
    ),
    "a wish for one that is closed": (
        [SOME[0] | {"with_agencies": ["Eldreombudet"]}],
        [],
        "needs nr. 1, with_agencies nr. 1: Eldreombudet kan ikke være med i en ring: Nedlagt",
    ),
    "a ring of five": (
        [SOME[0] | {"with_agencies": [one["agency_id"] for one in SOME[1:5]]}, *SOME[1:5]],
        [],
        "needs nr. 1, with_agencies: En ring har to til fire virksomheter",
    ),
    "five together": (
        SOME,
        ["--together", ",".join(str(one["agency_id"]) for one in SOME[:5])],
        "together nr. 1: ",
    ),
    "a start that has passed": ([SOME[0] | {"start": "2020-08"}], [], "needs nr. 1, start: "),
    "too few months for any ring": (
        [SOME[0] | {"cooperation": "ring", "months": 3}],
        [],
        "needs nr. 1, months: ",
    ),
    "a plan that is none": (SOME, ["--before", str(EXAMPLE)], f"{EXAMPLE}: "),
    "an unknown key beside the needs": ({"needs": SOME, "sekunder": 2}, [], "sekunder: "),
    "a term of the wrong kind": ({"needs": SOME, "apart": "NVE"}, [], "apart: "),
    "needs that are none": ({"needs": "NVE"}, [], "needs: "),
    "a plan that is missing": (SOME, ["--before", "/nowhere/plan.json"], "/nowhere/plan.json: "),
}


@pytest.mark.parametrize(("needs", "options", "naming"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_planned_for_is_named_with_its_place(
    run: Run, needs: object, options: list[str], naming: str
) -> None:
    done = run("national", "-", *options, stdin=json.dumps(needs).encode())
    assert (done.exit_code, done.stdout) == (2, "")
    assert any(line.startswith(naming) for line in done.stderr.splitlines()), done.stderr
    assert "{" not in done.stderr.replace("{…}", "")


def test_together_and_apart_at_once_and_never_together_are_refused(run: Run) -> None:
    needs = [
        {"agency_id": SKATT, "trade": "SOA03-01", "cooperation": "ring"},
        {"agency_id": NVE, "trade": "SOA03-01", "cooperation": "secondment"},
        {"agency_id": POD, "trade": "SOA03-01"},
    ]
    pair = f"{SKATT},{NVE}"
    both = run("national", "-", "--together", pair, "--apart", pair, stdin=lines(needs))
    assert (both.exit_code, both.stderr.startswith("apart: ")) == (2, True)
    never = run("national", "-", "--together", pair, stdin=lines(needs))
    assert never.exit_code == 2
    assert "together: " in never.stderr


def test_a_line_that_is_no_json_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "needs.jsonl"
    path.write_bytes(lines(SOME[:2]) + b"\n{")
    done = run("national", str(path))
    assert done.exit_code == 2
    assert f"{path}:3: " in done.stderr


@pytest.mark.parametrize("arguments", [[], ["-", "--everyone", "SOA03-01"], ["-", "--order", "x"]])
def test_an_unclear_command_says_how_to_get_help(run: Run, arguments: list[str]) -> None:
    done = run("national", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--help" in done.stderr
