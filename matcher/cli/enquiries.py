"""What does an e-mail in a file ask for?"""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import click

from matcher.cli.commands import as_json, language
from matcher.cli.enquiry_text import show_needs
from matcher.cli.reading import read_json_lines, read_text
from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.services.enquiries import (
    open_reader,
    parse_enquiries,
    parse_enquiry,
    read_enquiry,
)
from matcher.services.enquiries_json import enquiry_json
from matcher.services.enquiry_told import tell_reading
from matcher.services.index_loading import load_index
from matcher.services.json_reading import parse_json
from matcher.services.wording import Language, words_in
from matcher.settings import read_settings

_HEADER: Final = re.compile(r"(emne|subject|dato|date|sendt|sent):[ \t]*(.*)", re.IGNORECASE)
_TITLE_LINES: Final = frozenset({"emne", "subject"})


@click.command("read-enquiry")
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--batch",
    type=click.Path(path_type=Path, allow_dash=True),
    help='Fil med én JSON på hver linje: {"id", "sent_date", "subject", "body"}.',
)
@as_json
@language
def read_enquiry_command(
    file: Path | None, batch: Path | None, *, as_json: bool, lang: Language
) -> None:
    """Les e-posten i FILE og vis behovet, med ordene som sier det.

    FILE er ren tekst (gjerne med linjene «Emne:» og «Dato:» øverst) eller JSON; - er standard inn.
    """
    today = datetime.now(UTC).date()
    if batch is not None:
        mails = parse_enquiries(read_json_lines(batch), today=today)
        reader = open_reader(load_index(read_settings()))
        for name, mail in mails:
            answer = enquiry_json(read_enquiry(reader, mail), enquiry_id=name)
            click.echo(json.dumps(answer, ensure_ascii=False))
        return
    if file is None:
        raise click.UsageError(words_in(lang).word("usage", "file_missing"))
    name, enquiry = parse_enquiry(parse_file(read_text(file)), today=today)
    index = load_index(read_settings())
    reading = read_enquiry(open_reader(index), enquiry)
    if as_json:
        click.echo(json.dumps(enquiry_json(reading, enquiry_id=name), ensure_ascii=False))
        return
    words = words_in(lang)
    needs = tell_reading(reading, enquiry, index.curricula, words)
    click.echo(show_needs(needs, reading.off_topic, words))


def parse_file(text: str) -> Any:  # noqa: ANN401 - JSON may be anything until it is parsed
    """Return an e-mail in a file as JSON: as it stands, or from its lines.

    Raises
    ------
    InputError
        When the date at the top is no date, or what looks like JSON is not JSON.
    """
    if text.lstrip().startswith("{"):
        return parse_json(text.encode(), where="file")
    given: dict[str, str] = {}
    while found := _HEADER.match(text):
        if found.group(1).lower() in _TITLE_LINES:
            given["subject"] = found.group(2).strip()
        else:
            given["sent_date"] = _parse_date(found.group(2).strip())
        text = text[found.end() :].lstrip("\r\n")
    return given | {"body": text}


def _parse_date(text: str) -> str:
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError as error:
        problem = Problem(field="sent_date", code=ProblemCode.NOT_A_DATE, given=text[:40])
        raise InputError(problem) from error
