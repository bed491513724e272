"""Which command was given, and how does the program end?"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any, Final

import click

from matcher.cli.commands import agency, aims, index, partners, serve
from matcher.cli.enquiries import read_enquiry_command
from matcher.cli.evaluating import evaluate
from matcher.cli.help_text import NorwegianContext
from matcher.cli.national import national
from matcher.cli.rings import rings
from matcher.cli.usage import BAD_INPUT, language_of, told_in_one_line
from matcher.domain.errors import (
    InputError,
    NotIndexedError,
    SamlaereError,
    ServerError,
    SourceError,
    StoreError,
)
from matcher.services.wording import Language, Wording, words_in

FAILED: Final = 1
_LANGUAGE: Final = "matcher.language"
"""Where the language that was asked for is kept, for what is said if the command fails."""

_CURES: Final[Mapping[type[SamlaereError], str]] = {
    NotIndexedError: "no_index",
    StoreError: "store",
    SourceError: "source",
    ServerError: "server",
}
"""What the catalogue calls the cure of each kind of failure."""


class _Group(click.Group):
    """Ends every command with a clear line and code: 0 done, 1 failed, 2 bad input."""

    context_class = NorwegianContext

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        cmd.context_class = NorwegianContext
        super().add_command(cmd, name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        language = ctx.meta[_LANGUAGE] = language_of(args)
        with told_in_one_line(ctx, language):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - the signature is click's
        language: Language = ctx.meta[_LANGUAGE]
        words = words_in(language)
        try:
            with told_in_one_line(ctx, language):
                return super().invoke(ctx)
        except InputError as error:
            for problem in error.problems:
                line = f"{words.place(problem.field)}: {words.problem(problem)}"
                click.echo(" ".join(line.split()), err=True)
            sys.exit(BAD_INPUT)
        except SamlaereError as error:
            click.echo(" ".join(failure_line(error, words).split()), err=True)
            sys.exit(FAILED)


def failure_line(error: SamlaereError, words: Wording) -> str:
    """Return what failed and what would help; the error's own words, in English, come last."""
    for kind, code in _CURES.items():
        if isinstance(error, kind):
            return words.word("failure", code).format(detail=error)
    return str(error)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="samlaere", message="%(prog)s %(version)s")
def main() -> None:
    """Finn statlige virksomheter som kan dele en lærling."""


for command in (
    index,
    partners,
    rings,
    national,
    aims,
    agency,
    read_enquiry_command,
    evaluate,
    serve,
):
    main.add_command(command)
