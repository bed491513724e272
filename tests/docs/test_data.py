"""Is every file of the data described: what it is, who wrote it, and who refreshes it?"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"
WRITTEN_BY_RUNNING = {"local"}


def described_files() -> dict[str, list[str]]:
    """Return the cells of each row of the README's tables, by the file's path below `data`."""
    rows: dict[str, list[str]] = {}
    folder = ""
    for line in (DATA / "README.md").read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"## `(?P<folder>\w+)/`", line):
            folder = heading["folder"]
        elif line.startswith("| `"):
            names, *cells = (cell.strip() for cell in line.strip("|").split("|"))
            for name in re.findall(r"`([^`]+)`", names):
                assert f"{folder}/{name}" not in rows, f"{name} is described twice"
                rows[f"{folder}/{name}"] = cells
    return rows


def test_the_data_readme_describes_every_file_and_none_that_is_gone() -> None:
    lying_there = {
        path.relative_to(DATA).as_posix()
        for path in DATA.rglob("*")
        if path.is_file() and path.relative_to(DATA).parts[0] not in WRITTEN_BY_RUNNING
    }
    assert lying_there - {"README.md"} == set(described_files())


def test_no_phrase_that_is_learnt_from_is_one_that_we_measure_ourselves_against() -> None:
    learnt = {
        json.loads(line)["text"].casefold()
        for path in (DATA / "seed").glob("task_phrases*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    with (DATA / "evaluation" / "aims.csv").open(encoding="utf-8", newline="") as file:
        measured = {row["text"].casefold() for row in csv.DictReader(file)}
    assert len(learnt) > len(measured) > 0
    assert learnt & measured == set()


def test_every_file_says_what_it_is_and_who_refreshes_it() -> None:
    unsaid = {name for name, cells in described_files().items() if not (cells[1] and cells[3])}
    assert unsaid == set()
