"""Does everything that cannot be used get one line that names the field and the cure?"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

import pytest

from matcher.domain.errors import ProblemCode
from matcher.services.wording import Language, words_in
from tests.cli.conftest import Run

WRONG_NEEDS: Final = {
    "an unknown agency": ({"agency_id": "Xyzzy"}, "agency_id: ", "organisasjonsnummer"),
    "a task without words": ({"missing_tasks": ["arkiv", " "]}, "missing_tasks nr. 2: ", "fylles"),
    "a question without words": ({"questions": [""]}, "questions nr. 1: ", "fylles"),
    "a number nobody has": ({"agency_id": "999999999"}, "agency_id: ", "organisasjonsnummer"),
    "a wrong check digit": ({"agency_id": "974761077"}, "agency_id: ", "ni siffer"),
    "a closed agency": ({"agency_id": "Eldreombudet"}, "agency_id: ", "Nedlagt"),
    "an unknown trade": ({"trade": "ABC01-01"}, "trade: ", "listen over lærefag"),
    "a trade misspelt": ({"trade": "SOA03-02"}, "trade: ", "Mente du SOA03-01"),
    "an unknown aim": ({"missing_aims": ["KM1"]}, "missing_aims nr. 1: ", "trades/SOA03-01"),
    "an aim of another trade": ({"missing_aims": ["KM6039"]}, "missing_aims nr. 1: ", "ITD03-01"),
    "month 13": ({"busy_months": [1, 13]}, "busy_months nr. 2: ", "1–12"),
    "a negative distance": ({"max_km": -1}, "max_km: ", "minst 0"),
    "an unknown key": ({"tradee": 1}, "tradee: ", "missing_aims"),
    "an unknown key of two lines": ({"a\nb": 1}, "a b: ", "missing_aims"),
    "an unknown place": ({"place": "Atlantis"}, "place: ", "postnummer"),
    "a place of two lines": ({"place": "At\nlantis"}, "place: ", "postnummer"),
    "an unknown choice": ({"direction": "sideways"}, "direction: ", "send, receive, swap"),
    "a number as text": ({"months": "24"}, "months: ", "slik: 24"),
    "a start that is past": ({"start": "2019-08"}, "start: ", "senere"),
    "a month that is none": ({"start": "2027-13"}, "start: ", "2027-08"),
}

WRONG_FILES: Final = {
    "five megabytes": (b" " * 5_000_000, "1000000 byte"),
    "invalid UTF-8": (b'{"trade": "\xff"}', "UTF-8"),
    "no JSON": (b'{"trade": ', "JSON"),
    "a number too long to read": (b'{"limit": ' + b"9" * 5000 + b"}", "JSON"),
    "brackets without end": (b"[" * 100_000, "JSON"),
    "half a character": (b'{"place": "\\ud800"}', "UTF-8"),
    "a list": (b"[]", "{…}"),
    "nothing": (b"", "JSON"),
    "two needs in a list": (b'[{"trade": "SOA03-01"}, {"trade": "SOA03-01"}]', "national"),
    "two needs in lines": (b'{"trade": "SOA03-01"}\n{"trade": "SOA03-01"}\n', "national"),
    "a key twice": (b'{"trade": "SOA03-01", "trade": "ITD03-01"}', "to ganger"),
    "no number": (b'{"trade": "SOA03-01", "max_km": NaN}', "NaN"),
}

WRONG_LINES: Final = {
    "a key too few": ('{"id": 1, "trade": "SOA03-01"}', "linje 2, text: "),
    "a key too many": ('{"id": 1, "trade": "SOA03-01", "text": "a", "x": 1}', "linje 2, x: "),
    "an unknown trade": ('{"id": 1, "trade": "ABC", "text": "a"}', "linje 2, trade: "),
    "an empty text": ('{"id": 1, "trade": "SOA03-01", "text": " "}', "linje 2, text: "),
    "too long a text": (
        json.dumps({"id": 1, "trade": "SOA03-01", "text": "a" * 2001}),
        "linje 2, text: ",
    ),
    "no object": ("[1]", "linje 2, body: "),
    "no JSON": ("{", ":2: "),
}


def assert_refused(run: Run, arguments: list[str], *, naming: str, cure: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1, done.stderr
    assert naming in done.stderr
    assert cure in done.stderr


@pytest.mark.parametrize(("keys", "field", "cure"), WRONG_NEEDS.values(), ids=WRONG_NEEDS.keys())
def test_a_wrong_need_is_answered_with_field_and_cure(
    run: Run, tmp_path: Path, keys: dict[str, object], field: str, cure: str
) -> None:
    path = tmp_path / "need.json"
    path.write_text(json.dumps({"trade": "SOA03-01", **keys}), encoding="utf-8")
    assert_refused(run, ["partners", str(path)], naming=field, cure=cure)


@pytest.mark.parametrize(("content", "cure"), WRONG_FILES.values(), ids=WRONG_FILES.keys())
def test_a_wrong_file_is_answered_with_its_name_and_the_cure(
    run: Run, tmp_path: Path, content: bytes, cure: str
) -> None:
    path = tmp_path / "need.json"
    path.write_bytes(content)
    naming = "body: " if content == b"[]" else f"{path}: "
    assert_refused(run, ["partners", str(path)], naming=naming, cure=cure)


def test_standard_input_has_the_same_limit_as_a_file(run: Run) -> None:
    done = run("partners", "-", stdin=b" " * 5_000_000)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "-: Det er for mye (høyst 1000000 byte).\n"


@pytest.mark.parametrize("arguments", [["partners"], ["aims", "--batch"]])
def test_a_file_that_cannot_be_read_is_named(
    run: Run, tmp_path: Path, arguments: list[str]
) -> None:
    for path in (tmp_path / "missing.json", tmp_path):
        assert_refused(run, [*arguments, str(path)], naming=f"{path}: ", cure="standard inn")


@pytest.mark.parametrize(("line", "naming"), WRONG_LINES.values(), ids=WRONG_LINES.keys())
def test_a_wrong_line_of_a_batch_is_named(run: Run, tmp_path: Path, line: str, naming: str) -> None:
    path = tmp_path / "batch.jsonl"
    right = '{"id": 0, "trade": "ITD03-01", "text": "hjelpe brukere"}'
    path.write_text(f"{right}\n{line}\n", encoding="utf-8")
    assert_refused(run, ["aims", "--batch", str(path)], naming=naming, cure=".")


@pytest.mark.parametrize(
    "wrong",
    [
        "{",
        '{"id": 1, "trade": "ITD03-01"}',
        '{"id": 1, "trade": "ABC", "text": "a"}',
        '{"id": 1, "trade": "ITD03-01", "text": " "}',
    ],
)
@pytest.mark.parametrize("times", [3, 12])
def test_the_first_ten_wrong_lines_of_a_batch_are_named(
    run: Run, tmp_path: Path, wrong: str, times: int
) -> None:
    path = tmp_path / "batch.jsonl"
    right = '{"id": 0, "trade": "ITD03-01", "text": "hjelpe brukere"}'
    path.write_text("\n".join([right, *[wrong] * times]), encoding="utf-8")
    done = run("aims", "--batch", str(path))
    assert (done.exit_code, done.stdout) == (2, "")
    named = re.findall(r"^(?:linje |.*batch\.jsonl:)(\d+)", done.stderr, re.MULTILINE)
    assert named == [str(2 + at) for at in range(min(times, 10))]


@pytest.mark.parametrize("more", [["--trade", "SOA03-01"], ["arkiv"]])
def test_a_batch_stands_alone(run: Run, tmp_path: Path, more: list[str]) -> None:
    path = tmp_path / "batch.jsonl"
    path.write_text('{"id": 0, "trade": "ITD03-01", "text": "hjelpe brukere"}', encoding="utf-8")
    assert_refused(run, ["aims", "--batch", str(path), *more], naming="--batch", cure="uten")


def test_the_line_that_is_wrong_is_named_among_others_of_its_trade(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "batch.jsonl"
    lines = [("SOA03-01", "arkiv"), ("ITD03-01", "nettverk"), ("SOA03-01", " ")]
    path.write_text(
        "\n\n".join(json.dumps({"id": 1, "trade": t, "text": text}) for t, text in lines),
        encoding="utf-8",
    )
    assert_refused(run, ["aims", "--batch", str(path)], naming="linje 5, text: ", cure="fylles")


@pytest.mark.parametrize(
    ("mail", "naming"),
    [
        ({"subject": "x"}, "linje 3, body: Feltet må fylles ut."),
        ({"body": "x", "sent_date": "i går"}, "linje 3, sent_date: «i går» er ikke en dato."),
        ([1], "linje 3, body: "),
    ],
)
def test_a_wrong_mail_of_a_batch_is_named_with_its_line(
    run: Run, tmp_path: Path, mail: object, naming: str
) -> None:
    path = tmp_path / "mails.jsonl"
    path.write_text(f'{{"body": "Hei"}}\n\n{json.dumps(mail)}\n', encoding="utf-8")
    assert_refused(run, ["read-enquiry", "--batch", str(path)], naming=naming, cure=".")


def test_a_batch_that_is_not_utf_8_is_named_with_its_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "batch.jsonl"
    path.write_bytes(b"\n\xff\n")
    assert_refused(run, ["aims", "--batch", str(path)], naming=f"{path}:2: ", cure="UTF-8")


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        (["aims", "--trade", "ABC", "arkiv"], "trade: "),
        (["aims", "--trade", "SOA03-01", " "], "texts nr. 1: "),
        (["aims", "--trade", "SOA03-01", "arkiv", "a" * 2001], "texts nr. 2: "),
        (["agency", "Xyzzy"], "agency_id: "),
        (["agency", "974761077"], "agency_id: "),
        (["agency", "Universitetet"], "Universitetet i Oslo"),
    ],
)
def test_a_wrong_argument_is_answered_with_the_field(
    run: Run, arguments: list[str], field: str
) -> None:
    assert_refused(run, arguments, naming=field, cure=".")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("Xyzzyqwrt", "ingen med et navn som ligner"), ("999999999", "Listen over virksomheter")],
)
def test_an_agency_that_nothing_is_like_is_answered_with_the_way_on(
    run: Run, text: str, sentence: str
) -> None:
    assert_refused(run, ["agency", text], naming="agency_id: ", cure=sentence)


def test_a_place_that_nothing_is_like_is_answered_with_the_way_on(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "need.json"
    path.write_text(json.dumps({"trade": "SOA03-01", "place": "Xyzzyqwrt"}), encoding="utf-8")
    assert_refused(run, ["partners", str(path)], naming="place: ", cure="for eksempel Leikanger")


def test_a_date_that_is_none_is_quoted_and_told_how_to_write(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mail.json"
    path.write_text(json.dumps({"body": "Hei", "sent_date": "i går"}), encoding="utf-8")
    assert_refused(
        run, ["read-enquiry", str(path)], naming="sent_date: «i går»", cure="slik: 2027-08-16"
    )


@pytest.mark.parametrize("command", ["partners", "read-enquiry"])
def test_a_file_that_is_not_there_is_told_without_the_words_of_the_system(
    run: Run, tmp_path: Path, command: str
) -> None:
    path = tmp_path / "missing.json"
    done = run(command, str(path))
    assert done.stderr == (
        f"{path}: Filen «{path}» kan ikke leses. Oppgi en fil som finnes og som du kan lese, "
        "eller - for standard inn.\n"
    )


def test_every_problem_can_be_said_on_one_line() -> None:
    for language in Language:
        for code in ProblemCode:
            assert "\n" not in words_in(language).word("problem", code)
