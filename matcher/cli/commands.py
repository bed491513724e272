"""What does each command read, which service does it call, and what does it write?"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click

from matcher.cli import printing
from matcher.cli.agency_text import agency_text
from matcher.cli.reading import read_json_lines, read_need
from matcher.cli.usage import LANG
from matcher.domain.calendar import YearMonth
from matcher.services.agencies_json import agency_json, aim_answer_json
from matcher.services.aims import rank_aims
from matcher.services.aims_batch import parse_batch, rank_batch
from matcher.services.index_building import build_index
from matcher.services.index_loading import load_index
from matcher.services.index_lock import has_index
from matcher.services.needs import parse_agency, parse_need
from matcher.services.partners import find_partners
from matcher.services.partners_json import partners_json
from matcher.services.seeding import PublishedTable
from matcher.services.status import source_titles
from matcher.services.wording import Language, words_in
from matcher.settings import read_settings

as_json: Final = click.option("--json", "as_json", is_flag=True, help="Skriv JSON.")
AIMS_SHOWN: Final = 5
"""So many aims are shown of each text where no other number is asked for."""

language: Final = click.option(
    LANG,
    # Not regarding case: click matches the names of an enum, and people type nb, nn and en.
    type=click.Choice(Language, case_sensitive=False),
    default=Language.NB,
    help="Språk: bokmål, nynorsk eller engelsk.",
)


@click.command()
@as_json
@language
def index(*, as_json: bool, lang: Language) -> None:
    """Bygg indeksen av det som ligger i lageret; det som ikke er endret, blir tatt med videre."""
    words = words_in(lang)

    def say(table: PublishedTable) -> None:
        click.echo(printing.published_table(table, words), err=True)

    report = build_index(read_settings(), now=_now, say=say)
    click.echo(_dump(asdict(report)) if as_json else printing.build_report(report, words))


@click.command()
@click.argument("need", type=click.Path(path_type=Path, allow_dash=True))
@as_json
@language
def partners(need: Path, *, as_json: bool, lang: Language) -> None:
    """Finn partnere for behovet i filen NEED (JSON; - er standard inn)."""
    held = load_index(read_settings())
    answer = find_partners(held, parse_need(read_need(need), held, today=YearMonth.of(_now())))
    words = words_in(lang)
    click.echo(
        _dump(partners_json(answer, words)) if as_json else printing.partners(answer, words, held)
    )


@click.command()
@click.option("--trade", help="Læreplankode, for eksempel SOA03-01.")
@click.option(
    "--batch",
    type=click.Path(path_type=Path, allow_dash=True),
    help='Fil med én JSON på hver linje: {"id", "trade", "text"}. Svarer med én JSON for hver.',
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    help=f"Mål for hver tekst.  [standard: {AIMS_SHOWN}, med --batch alle]",
)
@click.argument("texts", nargs=-1)
@as_json
@language
def aims(
    trade: str | None,
    batch: Path | None,
    limit: int | None,
    texts: tuple[str, ...],
    *,
    as_json: bool,
    lang: Language,
) -> None:
    """Finn kompetansemålene som arbeidsoppgavene i TEXTS handler om."""
    held, words = load_index(read_settings()), words_in(lang)
    if batch is not None:
        if trade is not None or texts:
            raise click.UsageError(words.word("usage", "batch_alone"))
        for line in rank_batch(held, parse_batch(read_json_lines(batch)), limit=limit):
            click.echo(_dump(line))
        return
    if trade is None or not texts:
        raise click.UsageError(words.word("usage", "texts_missing"))
    answers = rank_aims(held, trade, texts, limit=limit or AIMS_SHOWN)
    for answer in answers:
        said = printing.aims(answer, held.curricula, words)
        click.echo(_dump(aim_answer_json(answer)) if as_json else said)


@click.command()
@click.argument("name")
@as_json
@language
def agency(name: str, *, as_json: bool, lang: Language) -> None:
    """Vis alt vi vet om virksomheten NAME (nummer, navn eller forkortelse)."""
    settings = read_settings()
    held = load_index(settings)
    profile = held.profile(parse_agency(name, held))
    if profile is None:  # pragma: no cover - parse_agency gives agencies of the index only
        message = f"{name}: not in the index"
        raise click.ClickException(message)
    if as_json:
        click.echo(_dump(agency_json(profile)))
        return
    titles = source_titles(settings, held.info, at=_now())
    click.echo(agency_text(profile, held, words_in(lang), titles))


@click.command()
@click.option("--host", help="Adressen det lyttes på.")
@click.option("--port", type=click.IntRange(0, 65_535), help="Porten; 0 velger en ledig.")
def serve(host: str | None, port: int | None) -> None:
    """Start nettsiden og API-et, og skriv ut adressen."""
    from web import create_app  # noqa: PLC0415 - the other commands do without the web
    from web.server import serve as serve_app  # noqa: PLC0415 - the same

    settings = read_settings()
    if not has_index(settings.index_dir):
        click.echo(words_in(Language.NB).word("terminal", "served_without"), err=True)
    serve_app(
        create_app(settings),
        host=settings.host if host is None else host,
        port=settings.port if port is None else port,
    )


def _now() -> datetime:
    return datetime.now(UTC)


def _dump(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, default=str)
