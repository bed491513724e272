"""How are rings asked for from the command line, and where are their pictures written?"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from matcher.cli.commands import as_json, language
from matcher.cli.reading import read_need
from matcher.cli.ring_text import rings_text
from matcher.domain.calendar import YearMonth
from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.services.index import Index
from matcher.services.index_loading import load_index
from matcher.services.needs import parse_need
from matcher.services.ring_pictures import draw_ring, stack
from matcher.services.rings import ROTATIONS, ProposedRing, find_rings
from matcher.services.rings_json import rings_json
from matcher.services.wording import Language, Wording, words_in
from matcher.settings import read_settings

SUFFIX: Final = ".svg"


@click.command()
@click.argument("need", type=click.Path(path_type=Path, allow_dash=True))
@as_json
@language
@click.option(
    "--rotations",
    type=click.IntRange(min=0),
    help="Så mange av de beste ringene får en rotasjonsplan. "
    f"[standard: {ROTATIONS}, eller nok til at ringen som vises, har en]",
)
@click.option(
    "--ring",
    "number",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Nummeret på ringen som vises i sin helhet og tegnes.",
)
@click.option(
    "--plot",
    type=click.Path(path_type=Path),
    help="Skriv bildene av ringen til denne filen (SVG): hvem som kan lære bort hva, og hvem som "
    "er hvor når.",
)
def rings(
    need: Path,
    *,
    as_json: bool,
    lang: Language,
    rotations: int | None,
    number: int,
    plot: Path | None,
) -> None:
    """Finn ringer for behovet i filen NEED (JSON; - er standard inn)."""
    if plot is not None:
        _check_writable(plot)
    held, words = load_index(read_settings()), words_in(lang)
    today = YearMonth.of(datetime.now(UTC))
    answer = find_rings(
        held,
        parse_need(read_need(need), held, today=today),
        today=today,
        rotations=max(ROTATIONS, number) if rotations is None else rotations,
    )
    if number > max(len(answer.rings), 1):
        hint = f"1–{len(answer.rings)}"
        raise InputError(
            Problem(field="--ring", code=ProblemCode.OUT_OF_RANGE, given=str(number), hint=hint)
        )
    if plot is not None and answer.rings:
        click.echo(_plot(held, answer.rings[number - 1], number, plot, words), err=True)
    elif plot is not None:
        click.echo(words.word("ring_text", "nothing_drawn").format(path=plot), err=True)
    if as_json:
        click.echo(json.dumps(rings_json(answer, words), ensure_ascii=False))
    else:
        click.echo(rings_text(held, answer, number, words))


def _plot(index: Index, ring: ProposedRing, number: int, path: Path, words: Wording) -> str:
    """Write the pictures of a ring below each other in one file, and return what was written."""
    pictures = draw_ring(index, ring, words)
    _write(path, stack(pictures.all, pictures.title))
    titles = words.listed([words.quoted(picture.title) for picture in pictures.all])
    said = words.word("ring_text", "written").format(path=path, pictures=titles, ring=number)
    if pictures.rotation is None:
        said += " " + words.word("ring_text", "only_coverage").format(ring=number)
    return said


def _check_writable(path: Path) -> None:
    """Refuse a path at which no picture can be written, before anything is computed.

    Raises
    ------
    InputError
        When the name is not that of an SVG file, or the folder is missing or closed to us.
    """
    folder = path.parent
    if path.suffix.lower() != SUFFIX:
        raise InputError(
            Problem(field="--plot", code=ProblemCode.NOT_A_PICTURE_FILE, given=str(path))
        )
    if path.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise _unwritable(path, "")


def _write(path: Path, content: str) -> None:
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise _unwritable(path, error.strerror or "") from error


def _unwritable(path: Path, hint: str) -> InputError:
    return InputError(
        Problem(field="--plot", code=ProblemCode.UNWRITABLE_FILE, given=str(path), hint=hint)
    )
