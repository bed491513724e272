"""How does the command that evaluates the answers read and end?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

import click

from matcher.cli.commands import as_json, language
from matcher.cli.evaluating_errors import error_lines
from matcher.cli.evaluating_figures import Figure, FigureTable, figure_tables
from matcher.cli.evaluating_runs import Evaluations, evaluate_all, freeze_all, runs_json
from matcher.cli.lines import columns, wrapped
from matcher.services.index import Index
from matcher.services.index_loading import load_index
from matcher.services.wording import Language, Wording, words_in
from matcher.settings import read_settings

_HEAD: Final = ("figure", "interval", "standard", "before")


@click.command()
@as_json
@click.option("--errors", is_flag=True, help="Vis alle feilene, ikke bare de verste.")
@click.option("--freeze", "is_frozen", is_flag=True, help="Ta vare på kjøringen som den nye.")
@language
@click.pass_context
def evaluate(
    ctx: click.Context, *, as_json: bool, errors: bool, is_frozen: bool, lang: Language
) -> None:
    """Prøv svarene på merkede tilfeller; slutter med 1 når de er dårligere enn sist."""
    settings, words = read_settings(), words_in(lang)
    held = load_index(settings)
    found = evaluate_all(held, settings.data_dir)
    if as_json:
        click.echo(json.dumps(runs_json(found, words), ensure_ascii=False))
    else:
        click.echo("\n".join(report_lines(found, held, words, every_error=errors)))
    if is_frozen:
        for path in freeze_all(found, settings.data_dir):
            click.echo(str(path), err=True)
    elif found.is_worse:
        ctx.exit(1)


def report_lines(
    of: Evaluations, index: Index, words: Wording, *, every_error: bool
) -> Iterator[str]:
    """Yield how it went in all, the figures of each set of cases, and then what went wrong."""
    tables = list(figure_tables(of, index, words))
    yield from _in_all(of, tables, words)
    for table in tables:
        yield ""
        yield from _table(table, words)
    yield from ("", words.word("evaluation", "errors"))
    yield from error_lines(of, index, words, every=every_error)


def _in_all(of: Evaluations, tables: Sequence[FigureTable], words: Wording) -> Iterator[str]:
    yield words.word("evaluation", "worse" if of.is_worse else "not_worse")
    for code in ("fallen", "below_standard"):
        named = [
            f"{figure.name} ({table.title})"
            for table in tables
            for figure in table.figures
            if _held(figure) == code
        ]
        if named:
            yield from wrapped(f"{words.word('evaluation', f'{code}_all')}:", indent=0)
            for name in named:
                yield from wrapped(name, indent=4, first="– ")


def _table(table: FigureTable, words: Wording) -> Iterator[str]:
    yield table.title
    head = ("", *(words.word("evaluation", code) for code in _HEAD), "")
    yield from columns([head, *(_row(figure, words) for figure in table.figures)])
    yield from (f"  {note}" for note in table.notes)


def _row(figure: Figure, words: Wording) -> tuple[str, ...]:
    def say(number: float | None) -> str:
        if number is None:
            return ""
        if figure.is_share:
            return words.percent(number, decimals=1)
        return words.decimal(number, decimals=2)

    name = f"  {figure.name}" if figure.is_part else figure.name
    interval = " – ".join(say(bound) for bound in figure.interval)
    held = (say(figure.value) or "–", interval, say(figure.standard), say(figure.before))
    code = _held(figure)
    return (name, *held, words.word("evaluation", code) if code else "")


def _held(figure: Figure) -> str:
    """Return whether a figure is as good as it must be; nothing where it need not be anything."""
    if figure.is_part or (figure.standard is None and figure.before is None):
        return ""
    if figure.has_fallen:
        return "fallen"
    is_below = figure.standard is not None and (figure.value or 0.0) < figure.standard
    return "below_standard" if is_below else "kept"
