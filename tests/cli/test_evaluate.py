"""Does the command that evaluates say how good the answers are, and end with 1 when worse?"""

from __future__ import annotations

import json
import re
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from matcher.cli import main
from matcher.cli.evaluating import report_lines
from matcher.cli.evaluating_runs import evaluate_all
from matcher.cli.lines import WIDTH
from matcher.services.evaluating import FROZEN
from matcher.services.evaluating_aims import FROZEN as AIMS_FROZEN
from matcher.services.evaluating_questions import FROZEN as QUESTIONS_FROZEN
from matcher.services.index import Index
from matcher.services.wording import Language, words_in
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


@pytest.fixture(scope="module")
def reports(packaged_settings: Settings, packaged_index: Index) -> dict[str, str]:
    """Return the report in each language, and in bokmål with every error."""
    found = evaluate_all(packaged_index, packaged_settings.data_dir)

    def report(language: Language, *, every_error: bool) -> str:
        lines = report_lines(found, packaged_index, words_in(language), every_error=every_error)
        return "\n".join(lines)

    said = {language.value: report(language, every_error=False) for language in Language}
    return said | {"errors": report(Language.NB, every_error=True)}


def test_each_set_has_a_table_with_figure_interval_standard_and_what_it_was(
    reports: dict[str, str],
) -> None:
    said = reports["nb"]
    assert said.startswith("Ikke dårligere enn sist.\n")
    first, *blocks = said.partition("\nDe verste forvekslingene\n")[0].split("\n\n")
    assert "Falt siden sist" not in first
    titles = [block.splitlines()[0] for block in blocks]
    sets = len(list((Settings().data_dir / "evaluation").glob("enquiries_*.jsonl")))
    assert len(titles) == 4 + sets
    for block in blocks:
        head, *rows, verdict = block.splitlines()[1:]
        assert head.split() == ["Tall", "95", "%", "sikkert", "mellom", "Krav", "Sist"]
        assert rows[0].endswith(("  holdt", "  under kravet"))
        assert verdict == "  Ikke dårligere enn sist."
    assert re.search(r"\n  Riktig mål øverst .* %  80,0 %  \d", said)


def test_the_worst_errors_stand_under_headings_with_what_led_to_them(
    reports: dict[str, str],
) -> None:
    said = reports["nb"]
    _, _, errors = said.partition("\nDe verste forvekslingene\n")
    parts = [part.splitlines() for part in errors.strip().split("\n\n")]
    assert len(parts) == 5
    for _heading, *lines in parts:
        assert sum(line.startswith("  – ") for line in lines) <= 5
    assert "ligner mest på «" in errors
    assert "--errors viser alle" in errors
    every = reports["errors"]
    assert "--errors viser alle" not in every
    assert every.count("\n  – ") > 5 * said.count("\n  – ")


@pytest.mark.parametrize("language", Language)
def test_the_report_is_in_the_language_that_was_asked_for(
    reports: dict[str, str], language: Language
) -> None:
    words = words_in(language)
    said = reports[language]
    assert said.startswith(words.word("evaluation", "not_worse"))
    assert f"\n{words.word('evaluation', 'errors')}\n" in said
    assert "{" not in said
    assert max(len(line) for line in said.splitlines()) <= WIDTH
    others = {one for one in Language if one is not language}
    assert all(words_in(one).word("evaluation", "errors") not in said for one in others)


def test_the_report_has_a_few_lines_for_each_set(reports: dict[str, str]) -> None:
    sets = reports["nb"].count("\n  Ikke dårligere enn sist.")
    assert len(reports["nb"].splitlines()) < 22 * sets


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
    assert done.stdout.startswith("Dårligere enn sist.\n")
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
    assert done.stdout.startswith("Dårligere enn sist.\n")
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
