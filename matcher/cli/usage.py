"""What is said of a command that was not understood, and in which language?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import IO, Any, ClassVar, Final

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

from matcher.services.wording import Language, Wording, words_in

BAD_INPUT: Final = 2
LANG: Final = "--lang"
_BOUNDS: Final = ("min", "max")
_TOO_MANY: Final = "Got unexpected extra argument"
"""How the only sentence begins that click says without a class of its own."""


class UsageLine(click.ClickException):
    """A command that was not understood, told in one line; the program ends with 2."""

    exit_code: ClassVar[int] = BAD_INPUT

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the line to the standard error."""
        click.echo(self.message, file=file, err=file is None)


def language_of(arguments: Sequence[str]) -> Language:
    """Return the language that a command line asks for, bokmål where it names none that we speak.

    It is looked for before click has read the line, since click may not understand the line.
    """
    given = [text.partition("=")[2] for text in arguments if text.startswith(f"{LANG}=")]
    given += [text for before, text in pairwise(arguments) if before == LANG]
    spoken = [code.lower() for code in given if code.lower() in set(Language)]
    return Language(spoken[-1]) if spoken else Language.NB


@contextmanager
def told_in_one_line(ctx: click.Context, language: Language) -> Iterator[None]:
    """Tell what click does not understand in one line that names the field and the cure.

    `ctx` is the group's.

    Raises
    ------
    UsageLine
        Instead of what click raises; the help itself is let through.
    """
    try:
        yield
    except NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        error.ctx = error.ctx or _context_of_command(ctx)
        raise UsageLine(" ".join(usage_line(error, words_in(language)).split())) from None


def _context_of_command(ctx: click.Context) -> click.Context:
    """Return the context of the command that was called, which click leaves out of some errors."""
    name, group = ctx.invoked_subcommand, ctx.command
    command = group.get_command(ctx, name) if name and isinstance(group, click.Group) else None
    return click.Context(command, parent=ctx, info_name=name) if command else ctx


def usage_line(error: click.UsageError, words: Wording) -> str:
    """Return the field, what is wrong with it, what would work, and how to get help."""
    field, sentence = _told(error, words)
    command = error.ctx.command_path if error.ctx else ""
    way_on = words.word("usage", "help").format(command=f"{command} --help") if command else ""
    return f"{field}: {sentence} {way_on}" if field else f"{sentence} {way_on}"


def _told(error: click.UsageError, words: Wording) -> tuple[str, str]:
    """Return the field that click complains of, empty where it is the whole line, and the cure."""
    match error:
        case click.NoSuchOption(option_name=name, possibilities=near):
            told = name, words.word("usage", "no_such_option") + _meant(near or (), words)
        case NoSuchCommand(command_name=name, possibilities=near):
            told = name, words.word("usage", "no_such_command") + _meant(near or (), words)
        case click.MissingParameter(param=click.Parameter() as param):
            told = _name(param), words.word("usage", "missing")
        case click.BadParameter(param=click.Parameter() as param):
            told = _name(param), _cure(param, words)
        case click.BadOptionUsage(option_name=name):
            code = "needs_no_value" if _is_flag(error) else "needs_value"
            told = name, words.word("usage", code)
        case click.UsageError(message=message) if message.startswith(_TOO_MANY):
            extra = message.partition("(")[2].removesuffix(")")
            told = extra, words.word("usage", "too_many")
        case _:
            told = "", error.format_message()
    return told


def _meant(near: Iterable[str], words: Wording) -> str:
    names = words.listed([words.quoted(name) for name in near], joined_by="or")
    return " " + words.word("usage", "meant").format(names=names) if names else ""


def _name(param: click.Parameter) -> str:
    """Return what is typed for an option, and for an argument what its help calls it."""
    is_option = isinstance(param, click.Option)
    return max(param.opts, key=len) if is_option else param.human_readable_name


def _cure(param: click.Parameter, words: Wording) -> str:
    """Return what the value of an option or argument can be."""
    kind = param.type
    if isinstance(kind, click.Choice):
        names = [str(getattr(one, "value", one)) for one in kind.choices]
        return words.word("usage", "choose").format(names=words.listed(names, joined_by="or"))
    if isinstance(kind, click.IntRange):
        bounds = {name: bound for name in _BOUNDS if (bound := getattr(kind, name)) is not None}
        return words.word("usage", "_".join(["number", *bounds])).format(**bounds)
    return words.word("usage", "wrong_value")


def _is_flag(error: click.BadOptionUsage) -> bool:
    params = error.ctx.command.params if error.ctx else ()
    return any(
        isinstance(param, click.Option) and param.is_flag and error.option_name in param.opts
        for param in params
    )
