"""Is an e-mail parsed strictly, read by the index in service, and answered by the contract?"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner

from matcher.cli.enquiries import parse_file, read_enquiry_command
from matcher.domain.errors import InputError
from matcher.services.enquiries import ReaderHolder, parse_enquiry, read_enquiry
from matcher.services.enquiries_json import enquiry_json, need_of_json
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.settings import Settings

TODAY: Final = date(2026, 3, 2)
MAIL: Final = {
    "id": "m1",
    "sent_date": "2026-03-02",
    "subject": "Hospitering",
    "body": (
        "Hei!\n\nKartverket på Hønefoss har en lærling i IT-drift. Brukerstøtte gjør hun hver dag, "
        "men skripting får hun aldri. Vi ønsker hospitering fra september. Desember er umulig."
    ),
}
KEYS: Final = {
    "agency_id", "agency_name", "trade", "cooperation", "direction", "missing_aims",
    "covered_aims", "missing_tasks", "covered_tasks", "similarity", "busy_months", "start",
    "months", "apprentices", "place", "max_km", "questions", "limit", "evidence", "certainty",
}  # fmt: skip


@pytest.fixture
def in_packaged(packaged_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMLAERE_LOCAL_DIR", str(packaged_settings.local_dir))


def read(index: Index, mail: dict[str, Any]) -> dict[str, Any]:
    reader = ReaderHolder().current(index)
    name, enquiry = parse_enquiry(mail, today=TODAY)
    return enquiry_json(read_enquiry(reader, enquiry), enquiry_id=name)


def test_the_answer_has_the_keys_of_the_contract(packaged_index: Index) -> None:
    answer = read(packaged_index, MAIL)
    assert set(answer) == {"id", "needs", "off_topic"}
    assert answer["id"] == "m1"
    (need,) = answer["needs"]
    assert set(need) == KEYS
    assert need["busy_months"] == [12]
    assert need["start"] == "2026-09"
    assert need["missing_aims"] == ["KM6039"]


def test_evidence_quotes_the_words_that_say_it(packaged_index: Index) -> None:
    (need,) = read(packaged_index, MAIL)["needs"]

    def words(key: str) -> list[str]:
        return [MAIL["body"][start:end] for start, end in need["evidence"][key]]

    assert words("agency_id") == ["Kartverket"]
    assert words("place") == ["Hønefoss"]
    assert words("busy_months") == ["Desember"]
    assert words("start") == ["september"]


def test_a_need_that_was_read_can_be_answered(packaged_index: Index) -> None:
    (need,) = read(packaged_index, MAIL)["needs"]
    parsed = parse_need(need_of_json(need), packaged_index)
    assert parsed.seeker == need["agency_id"]


def test_mail_about_something_else_gives_an_empty_need_and_says_why(packaged_index: Index) -> None:
    answer = read(packaged_index, {"body": "Hei! Når åpner kantina i dag?"})
    (need,) = answer["needs"]
    assert answer["off_topic"] == "no_apprentice"
    assert not need["evidence"]
    assert need["trade"] is None
    assert need["busy_months"] == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"subject": "x"}, "body"),
        ({"body": "x", "sender": "y"}, "sender"),
        ({"body": 3}, "body"),
        ({"body": "x", "sent_date": "i går"}, "sent_date"),
        ("x", "body"),
    ],
)
def test_what_is_no_mail_is_refused_by_the_name_of_the_key(given: object, field: str) -> None:
    with pytest.raises(InputError) as raised:
        parse_enquiry(given, today=TODAY)
    assert [problem.field for problem in raised.value.problems] == [field]


@pytest.mark.parametrize("said", ["2026-01-12", "2026-01-12T08:30:00Z", "2026-01-12 omtrent"])
def test_the_day_of_a_date_is_what_counts(said: str) -> None:
    _, mail = parse_enquiry({"body": "x", "sent_date": said}, today=TODAY)
    assert mail.sent == date(2026, 1, 12)


def test_the_reader_is_made_once_for_an_index(packaged_index: Index) -> None:
    holder = ReaderHolder()
    assert holder.current(packaged_index) is holder.current(packaged_index)


def test_a_text_file_may_begin_with_its_headers() -> None:
    parsed = parse_file("Emne: Lærling\nDato: 2026-03-02\n\nHei!\nFra oss.")
    assert parsed == {"subject": "Lærling", "sent_date": "2026-03-02", "body": "Hei!\nFra oss."}


@pytest.mark.usefixtures("in_packaged")
def test_a_batch_gives_one_line_for_each_mail_in_order(tmp_path: Path) -> None:
    mails = [MAIL, MAIL | {"id": 2, "body": "Vi i NVE har to lærlinger i logistikkfaget."}]
    file = tmp_path / "mails.jsonl"
    file.write_text("\n".join(json.dumps(mail) for mail in mails), encoding="utf-8")
    result = CliRunner().invoke(read_enquiry_command, ["--batch", str(file)])
    assert result.exit_code == 0, result.output
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["m1", 2]
    assert [line["needs"][0]["trade"] for line in lines] == ["ITD03-01", "LOG03-02"]


@pytest.mark.usefixtures("in_packaged")
def test_a_mail_is_shown_with_the_words_that_say_it(tmp_path: Path) -> None:
    file = tmp_path / "mail.txt"
    file.write_text("Emne: Lærling\nDato: 2026-03-02\n\n" + MAIL["body"], encoding="utf-8")
    result = CliRunner().invoke(read_enquiry_command, [str(file)])
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[lines.index("Start: september 2026") + 1] == "  sikkert: «september»"
    assert "Samarbeidsform: hospitering" in lines
    assert "Ikke sagt: lengde i måneder, lengste reisevei, spørsmål" in lines
    assert not {"{", "[", "None"} & set(result.stdout)


@pytest.mark.usefixtures("in_packaged")
def test_a_mail_is_shown_in_nynorsk_too(tmp_path: Path) -> None:
    file = tmp_path / "mail.txt"
    file.write_text("Dato: 2026-03-02\n\n" + MAIL["body"], encoding="utf-8")
    result = CliRunner().invoke(read_enquiry_command, [str(file), "--lang", "nn"])
    assert result.exit_code == 0, result.output
    assert "Verksemd: Kartverket" in result.stdout


@pytest.mark.usefixtures("in_packaged")
def test_what_only_the_title_says_is_said_to_stand_there(tmp_path: Path) -> None:
    file = tmp_path / "mail.txt"
    body = "Vi i NVE har en lærling i IT-drift på Hamar. Når kunne det passe?"
    file.write_text(f"Emne: Hospitering\n\n{body}", encoding="utf-8")
    result = CliRunner().invoke(read_enquiry_command, [str(file)])
    assert "«»" not in result.stdout
    assert "står i emnet" in result.stdout


@pytest.mark.usefixtures("in_packaged")
def test_mail_about_something_else_is_shown_as_that_and_no_more(tmp_path: Path) -> None:
    file = tmp_path / "mail.txt"
    file.write_text("Hei! Når åpner kantina i dag?", encoding="utf-8")
    result = CliRunner().invoke(read_enquiry_command, [str(file)])
    assert result.stdout.splitlines() == ["E-posten handler ikke om lærlinger."]
