"""Can a case worker read a ring on a terminal, and see it drawn?"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from lxml import etree

from matcher.cli.lines import WIDTH, cut, wrapped
from matcher.cli.rotation_text import rotation_lines
from matcher.domain.calendar import YearMonth
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.services.rings import find_rings
from matcher.services.wording import Language, words_in
from tests.cli.conftest import Run

NEED = {"agency_id": "NVE", "trade": "SOA03-01", "start": "2090-08", "apprentices": 2, "limit": 3}
SVG = "{http://www.w3.org/2000/svg}"


def ask(run: Run, *options: str, **need: object) -> Result:
    return run("rings", "-", *options, stdin=json.dumps(NEED | need).encode())


def test_a_ring_says_what_each_teaches_in_words_and_what_nobody_does(run: Run) -> None:
    done = ask(run)
    assert done.exit_code == 0, done.output
    assert "personvern" in done.stdout
    assert "neppe andre" in done.stdout
    assert "bare her" not in done.stdout
    assert "trolig eller kanskje kan ta dem" in " ".join(done.stdout.split())
    assert "Mål som trolig ingen i ringen kan lære bort" in done.stdout
    assert "Lærling 2, ansatt hos" in done.stdout
    assert "Halvårsvurdering:" in done.stdout
    assert "Hvor mange lærlinger" in done.stdout.split("Alle de andre")[1]


@pytest.mark.parametrize(
    ("form", "alone"),
    [("nb", "Da er det ingen ring igjen"), ("nn", "Då er det ingen ring att"), ("en", "no ring")],
)
def test_of_a_ring_of_two_nothing_is_left_and_the_other_is_asked_by_name(
    run: Run, form: str, alone: str
) -> None:
    done = ask(run, "--lang", form, months=8, apprentices=1, limit=1)
    assert done.exit_code == 0, done.output
    assert alone in " ".join(done.stdout.split())
    assert words_in(Language(form)).word("ring_text", "ask_all") not in done.stdout


def test_a_rotation_that_is_not_proven_the_best_says_so(packaged_index: Index) -> None:
    words, today = words_in(Language.NB), YearMonth(2026, 11)
    need = parse_need({"agency_id": "NVE", "trade": "SOA03-01", "limit": 1}, packaged_index)
    (ring,) = find_rings(packaged_index, need, today=today).rings
    assert ring.rotation is not None
    unsure = replace(ring, rotation=replace(ring.rotation, is_optimal=False))
    sentence = words.word("ring_text", "not_proven")
    for one, is_said in ((ring, False), (unsure, True)):
        said = " ".join("\n".join(rotation_lines(packaged_index, one, words)).split())
        assert (sentence in said) == is_said


@pytest.mark.parametrize("form", ["nb", "nn", "en"])
def test_no_line_is_wider_than_a_terminal_and_none_shows_a_brace(run: Run, form: str) -> None:
    done = ask(run, "--lang", form, apprentices=4)
    assert max(len(line) for line in done.stdout.splitlines()) <= WIDTH
    assert "{" not in done.stdout


def test_every_ring_is_listed_and_the_chosen_one_is_shown(run: Run) -> None:
    answer = json.loads(ask(run, "--json", "--rotations", "0").stdout)
    done = ask(run, "--ring", "2")
    listed, shown = done.stdout.split("\n\n")[:2]
    assert listed.splitlines()[0] == "3 ringer, den beste først"
    assert " ".join(shown.split()).startswith("2. Norges vassdrags- og energidirektorat")
    for member in answer["rings"][1]["members"]:
        assert member["name"] in " ".join(done.stdout.split())


def test_json_is_the_same_with_and_without_a_picture(run: Run, tmp_path: Path) -> None:
    alone = ask(run, "--json").stdout
    done = ask(run, "--json", "--plot", str(tmp_path / "ring.svg"))
    assert done.stdout == alone


def test_a_plot_holds_both_pictures_of_the_chosen_ring(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ring.svg"
    done = ask(run, "--plot", str(file), "--ring", "2", "--lang", "nn")
    assert done.exit_code == 0, done.output
    assert str(file) in done.stderr
    assert "«Kven kan lære bort kva» og «Kven er kvar når» for ring 2" in done.stderr
    root = etree.fromstring(file.read_bytes())
    assert root.tag == f"{SVG}svg"
    said = "".join(root.itertext())
    assert "Kven kan lære bort kva" in said
    assert "august 2090" in said
    assert [path.name for path in tmp_path.iterdir()] == ["ring.svg"]


def test_a_ring_without_a_rotation_says_so_and_is_drawn_without_it(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "ring.svg"
    done = ask(run, "--plot", str(file), "--rotations", "0")
    assert done.exit_code == 0
    assert "Ring 1 har ingen rotasjon" in done.stderr
    assert "Det er ikke laget noen rotasjon" in done.stdout
    assert "Hvem er hvor når" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["missing/ring.svg", "folder.svg", "ring.png"])
def test_a_picture_that_cannot_be_written_is_one_line_and_exit_code_2(
    run: Run, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder.svg").mkdir()
    done = ask(run, "--plot", str(tmp_path / name))
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("--plot: ")
    assert done.stderr.count("\n") == 1
    assert name in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"folder.svg"}


def test_a_ring_that_is_not_there_is_refused_with_those_there_are(run: Run) -> None:
    done = ask(run, "--ring", "4")
    assert done.exit_code == 2
    assert done.stderr == "--ring: «4» er utenfor det som er mulig (1–3).\n"


def test_texts_are_cut_at_words_and_lines_set_in() -> None:
    assert cut("planlegge møter og reiser", 20) == "planlegge møter og…"
    assert cut("kort", 20) == "kort"
    first, second = wrapped("x" * 60 + " " + "y" * 60, indent=6, first="? ")
    assert first.startswith("    ? xxx")
    assert second.startswith("      yyy")
