"""Does the command that evaluates say how good the answers are, and end with 1 when worse?"""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from matcher.cli import main
from matcher.services.evaluating import FROZEN
from matcher.services.evaluating_aims import FROZEN as AIMS_FROZEN
from matcher.services.evaluating_questions import FROZEN as QUESTIONS_FROZEN
from matcher.settings import Settings
from tests.cli.conftest import Run


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return copytree(Settings().data_dir, tmp_path / "data", ignore=lambda *_: ["local"])


def run_on(packaged_settings: Settings, data_dir: Path, *arguments: str) -> Result:
    env = {
        "SAMLAERE_LOCAL_DIR": str(packaged_settings.local_dir),
        "SAMLAERE_DATA_DIR": str(data_dir),
    }
    return CliRunner().invoke(main, ["evaluate", *arguments], env=env)


def test_the_figures_are_said_in_words(run: Run) -> None:
    done = run("evaluate")
    assert done.exit_code == 0
    assert "par i riktig rekkefølge" in done.stdout
    assert "95 %-intervall" in done.stdout
    assert "Ikke dårligere enn sist.\n" in done.stdout
    assert "\nDårligere enn sist.\n" not in done.stdout
    assert "nDCG@10" in done.stdout
    assert "Samme fem øverst på bokmål og nynorsk, holdt utenfor" in done.stdout


def test_the_figures_are_given_as_json(run: Run) -> None:
    done = run("evaluate", "--json")
    assert done.exit_code == 0
    written = json.loads(done.stdout)
    partners, aims = written["partners"], written["aims"]
    assert aims["metrics"]["all"]["first"] > 0.5
    assert aims["is_worse"] is False
    assert partners["metrics"] == partners["frozen"]
    assert partners["is_worse"] is False
    assert written["questions"]["metrics"]["held_out"]["fused"]["gain"] > 0.1
    assert written["pairs"]["metrics"]["all"]["overlap_at_5"] >= 0.95


def test_worse_than_the_frozen_run_ends_with_1_until_it_is_frozen(
    packaged_settings: Settings, data_dir: Path
) -> None:
    frozen = data_dir / FROZEN
    better = json.loads(frozen.read_text(encoding="utf-8"))
    wrong = next(c for c in better["cases"].values() if c["outcome"] == "wrong")
    wrong["outcome"] = "right"
    frozen.write_text(json.dumps(better), encoding="utf-8")
    done = run_on(packaged_settings, data_dir)
    assert done.exit_code == 1
    assert "\nDårligere enn sist.\n" in done.stdout
    done = run_on(packaged_settings, data_dir, "--freeze", "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["partners"]["is_worse"] is True
    assert str(frozen) in done.stderr
    assert run_on(packaged_settings, data_dir).exit_code == 0
    assert frozen.read_bytes() == (Settings().data_dir / FROZEN).read_bytes()


def test_aims_that_are_read_worse_end_with_1_too(
    packaged_settings: Settings, data_dir: Path
) -> None:
    frozen = data_dir / AIMS_FROZEN
    better = json.loads(frozen.read_text(encoding="utf-8"))
    better["figures"]["all"]["first"] = 1.0
    frozen.write_text(json.dumps(better), encoding="utf-8")
    done = run_on(packaged_settings, data_dir)
    assert done.exit_code == 1
    assert "\nDårligere enn sist.\n" in done.stdout
    frozen.write_text("{}", encoding="utf-8")
    done = run_on(packaged_settings, data_dir)
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"{frozen} is not a frozen run" in done.stderr


def test_without_a_frozen_run_it_says_how_to_keep_one(
    packaged_settings: Settings, data_dir: Path
) -> None:
    (data_dir / FROZEN).unlink()
    done = run_on(packaged_settings, data_dir)
    assert done.exit_code == 0
    assert "--freeze" in done.stdout


def test_questions_that_are_answered_worse_end_with_1_too(
    packaged_settings: Settings, data_dir: Path
) -> None:
    path = data_dir / QUESTIONS_FROZEN
    better = json.loads(path.read_text(encoding="utf-8"))
    better["cases"] = {case: value + 0.1 for case, value in better["cases"].items()}
    path.write_text(json.dumps(better), encoding="utf-8")
    assert run_on(packaged_settings, data_dir).exit_code == 1
