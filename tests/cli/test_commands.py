"""Does every command answer, for people and for programs?"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from matcher.cli import main
from matcher.domain.match import POINTS_OF_A_WHOLE
from matcher.services.index import Index
from matcher.services.wording import Language
from tests.cli.conftest import Run

NEED = {
    "agency_id": "974761076",
    "trade": "SOA03-01",
    "cooperation": "ring",
    "missing_tasks": ["fakturabehandling"],
    "busy_months": [3, 4],
    "limit": 3,
}


@pytest.fixture
def need(tmp_path: Path) -> str:
    path = tmp_path / "need.json"
    path.write_text(json.dumps(NEED), encoding="utf-8")
    return str(path)


def test_partners_are_listed_with_bars_and_sentences(run: Run, need: str) -> None:
    done = run("partners", need)
    assert done.exit_code == 0
    assert done.stderr == ""
    assert done.stdout.startswith("1. ")
    assert "kan foreslås" in done.stdout


def test_partners_as_json_keep_to_the_contract(run: Run, need: str) -> None:
    done = run("partners", "--json", need)
    assert done.exit_code == 0
    answer = json.loads(done.stdout)
    assert answer["need"]["agency_id"] == NEED["agency_id"]
    assert len(answer["matches"]) == NEED["limit"]
    assert {"built_at", "fingerprint"} <= answer["index"].keys()
    for match in answer["matches"]:
        points = sum(round(p["contribution"] * POINTS_OF_A_WHOLE) for p in match["components"])
        assert points == round(match["total"] * POINTS_OF_A_WHOLE)
        keys = {"component", "value", "weight", "reason", "evidence"}
        assert all(keys <= part.keys() for part in match["components"])


def test_a_need_may_come_from_standard_input(run: Run, need: str) -> None:
    given = json.dumps(NEED).encode()
    assert (
        run("partners", "-", "--json", stdin=given).stdout == run("partners", need, "--json").stdout
    )


def test_a_seeker_is_left_out_as_oneself(run: Run, need: str) -> None:
    answer = json.loads(run("partners", "--json", need).stdout)
    reasons = {left_out["agency_id"]: left_out["reason"] for left_out in answer["excluded"]}
    assert reasons[str(NEED["agency_id"])] == "oneself"


@pytest.mark.parametrize("command", ["partners", "agency"])
def test_every_language_is_spoken(run: Run, need: str, command: str) -> None:
    argument = need if command == "partners" else "NVE"
    said = {form: run(command, "--lang", form, argument) for form in Language}
    assert [done.exit_code for done in said.values()] == [0, 0, 0]
    assert len({done.stdout for done in said.values()}) == 3


def test_partners_in_english_say_nothing_in_norwegian_but_names(run: Run, need: str) -> None:
    said = run("partners", "--lang", "EN", need).stdout
    assert re.search(r"\d+ can be proposed, \d+ cannot\.", said)
    assert re.search(r"\d+ of 100, \d+% known", said)
    # Why an agency is left out may end in a remark of the source, as it stands there.
    own = "\n".join(line for line in said.splitlines() if not line.startswith("  – "))
    assert re.findall(r"\b(dere|kan|ikke|kjent|av 100|Indeks)\b", own) == []


def test_a_mistake_is_told_in_the_language_that_was_asked_for(run: Run) -> None:
    done = run("agency", "Tullballdirektoratet", "--lang", "en")
    assert done.exit_code == 2
    assert "We find no agency called" in done.stderr


def test_aims_are_ranked_for_each_text(run: Run) -> None:
    texts = ("føre arkiv og journal", "kontrollere fakturaer")
    done = run("aims", "--trade", "SOA03-01", "--limit", "2", *texts)
    assert done.exit_code == 0
    assert all(text in done.stdout for text in texts)
    done = run("aims", "--trade", "SOA03-01", "--limit", "2", "--json", *texts)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["text"] for answer in answers] == list(texts)
    assert all(len(answer["aims"]) == 2 for answer in answers)


def test_aims_that_would_be_said_as_nothing_are_left_out(run: Run) -> None:
    done = run("aims", "--trade", "SOA03-01", "føre arkiv og journal", "--lang", "nn")
    assert done.exit_code == 0
    shares = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("   ")]
    assert shares
    assert "0" not in shares
    assert "nærmast: " in done.stdout


def test_a_batch_ranks_all_aims_of_each_line_in_order(
    run: Run, tmp_path: Path, packaged_index: Index
) -> None:
    lines: list[dict[str, object]] = [
        {"id": "a", "trade": "SOA03-01", "text": "føre arkiv"},
        {"id": 7, "trade": "ITD03-01", "text": "hjelpe brukere med innlogging"},
        {"id": "c", "trade": "SOA03-01", "text": "føre arkiv"},
    ]
    path = tmp_path / "batch.jsonl"
    path.write_text("\n\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    done = run("aims", "--batch", str(path))
    assert done.exit_code == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", 7, "c"]
    for line, answer in zip(lines, answers, strict=True):
        assert answer.keys() == {"id", "aims", "off_topic"}
        codes = [ranked["aim"] for ranked in answer["aims"]]
        scores = [ranked["score"] for ranked in answer["aims"]]
        curriculum = next(
            c for c in packaged_index.curricula.values() if c.trade.code == line["trade"]
        )
        assert sorted(codes) == sorted(aim.code for aim in curriculum.aims)
        assert scores == sorted(scores, reverse=True)
        assert all(ranked.keys() == {"aim", "score"} for ranked in answer["aims"])
    assert answers[0]["aims"] == answers[2]["aims"]
    assert run("aims", "--batch", "-", stdin=path.read_bytes()).stdout == done.stdout


def test_a_batch_can_be_limited_and_says_which_texts_are_off_topic(run: Run) -> None:
    texts = ("føre arkiv og journal", "asdf")
    lines = [{"id": text, "trade": "SOA03-01", "text": text} for text in texts]
    batch = "\n".join(json.dumps(line) for line in lines).encode()
    done = run("aims", "--batch", "-", "--limit", "2", stdin=batch)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [len(answer["aims"]) for answer in answers] == [2, 2]
    alone = run("aims", "--trade", "SOA03-01", "--limit", "2", "--json", *texts)
    written = [json.loads(line) for line in alone.stdout.splitlines()]
    for answer, same in zip(answers, written, strict=True):
        assert (answer["aims"], answer["off_topic"]) == (same["aims"], same["off_topic"])
    assert {answer["off_topic"] for answer in answers} == {True, False}


def test_a_batch_of_nothing_is_answered_with_nothing(run: Run) -> None:
    done = run("aims", "--batch", "-", stdin=b"")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("NVE", "970205039"),
        ("nve", "970205039"),
        ("DSB", "974760983"),
        ("Bufdir", "986128433"),
        ("SSB", "971526920"),
        ("Sámediggi", "974760347"),
        ("Sámi allaskuvla", "971519363"),
        ("Åarjelsaemien vierhtiesåafoe", "974764814"),
        ("sørsamisk kunnskapspark", "974764814"),
        ("Språkrådet", "971527404"),
        ("Husleietvistutvalget", "982965691"),
        ("974 761 076", "974761076"),
    ],
)
def test_an_agency_is_found_however_its_name_is_typed(
    run: Run, typed: str, number: str, form: str
) -> None:
    done = run("agency", "--json", unicodedata.normalize(form, typed))  # type: ignore[arg-type]
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["agency_id"] == number


def test_an_agency_is_shown_with_where_each_value_is_from(run: Run) -> None:
    done = run("agency", "Lånekassen")
    assert done.exit_code == 0
    told, _, origins = done.stdout.partition("Hvor vi har det fra")
    assert "960885406" in told
    numbers = set(re.findall(r"\[(\d+)\]", told))
    assert numbers
    assert numbers == set(re.findall(r"^  \[(\d+)\] \w+: \S", origins, re.MULTILINE))
    assert "seed_" not in done.stdout


def test_an_index_that_is_up_to_date_is_not_built_again(run: Run) -> None:
    done = run("index", "--json")
    assert done.exit_code == 0
    report = json.loads(done.stdout)
    assert report["is_new"] is False
    assert report["changed"] == 0
    assert run("index").stdout.startswith("Indeksen er à jour")


def test_help_names_every_command_and_is_norwegian_throughout(run: Run) -> None:
    said = run("--help").stdout
    for command in main.commands:
        assert f"\n  {command} " in said
        done = run(command, "--help")
        assert done.exit_code == 0
        said += done.stdout
    assert "\nValg:\n" in said
    assert "\nKommandoer:\n" in said
    english = r"Usage|Options|Commands|Show|exit|default|OPTIONS|ARGS|INTEGER|PATH|TEXT\b"
    assert re.findall(english, said) == []


def test_the_program_alone_shows_its_help(run: Run) -> None:
    done = run()
    assert done.exit_code == 2
    assert done.stderr == run("--help").stdout


@pytest.mark.parametrize(("language", "first", "last"), [("nb", "«", "»"), ("en", "“", "”")])
def test_the_words_of_a_mail_are_quoted_as_the_language_does(
    run: Run, tmp_path: Path, language: str, first: str, last: str
) -> None:
    mail = tmp_path / "mail.txt"
    mail.write_text("Vi har en lærling i servicefaget og er travle i desember.", encoding="utf-8")
    done = run("read-enquiry", str(mail), "--lang", language)
    assert f"{first}servicefaget{last}" in done.stdout


def test_an_empty_mail_is_told_of_alike_in_a_file_and_in_a_batch(run: Run) -> None:
    said = run("read-enquiry", "-", stdin=b"")
    assert (said.exit_code, said.stdout.strip()) == (0, "E-posten er tom.")
    alone = json.loads(run("read-enquiry", "-", "--json", stdin=b"\n").stdout)
    mail = json.dumps({"subject": "", "body": "\n"}).encode()
    batch = json.loads(run("read-enquiry", "--batch", "-", stdin=mail).stdout)
    assert alone == batch
    assert alone["off_topic"] == "empty"


def test_the_help_names_what_to_write_in_norwegian(run: Run) -> None:
    said = run("national", "--help").stdout
    assert {"FAG", "PROSENT", "DEL=TALL"} <= set(said.split())
    assert not {"TRADE", "PERCENT", "PART=NUMBER"} & set(said.split())
