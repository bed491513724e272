"""Which command was given, and how does the program end?"""

from __future__ import annotations

import sys
from typing import Any, Final

import click

from matcher.cli.commands import LANGUAGE, agency, aims, index, partners, serve
from matcher.cli.enquiries import read_enquiry_command
from matcher.cli.evaluating import evaluate
from matcher.cli.national import national
from matcher.cli.rings import rings
from matcher.domain.errors import InputError, SamlaereError
from matcher.services.wording import Language, words_in

FAILED: Final = 1
BAD_INPUT: Final = 2


class _Group(click.Group):
    """Ends every command with a clear line and code: 0 done, 1 failed, 2 bad input."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - the signature is click's
        try:
            return super().invoke(ctx)
        except InputError as error:
            words = words_in(ctx.meta.get(LANGUAGE, Language.NB))
            for problem in error.problems:
                line = f"{problem.field}: {words.problem(problem)}"
                click.echo(" ".join(line.split()), err=True)
            sys.exit(BAD_INPUT)
        except SamlaereError as error:
            click.echo(str(error), err=True)
            sys.exit(FAILED)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="samlaere")
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
