"""How does the help of a command read, in Norwegian from its first word to its last?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import click

# Click looks its own words up by the environment's language, in catalogues that it has none of,
# and the help of our commands is in bokmål whatever that is. So its words are put beside ours here.
_HEADINGS: Final[Mapping[str, str]] = {
    "Options": "Valg",
    "Commands": "Kommandoer",
    "Positional arguments": "Argumenter",
}
_SENTENCES: Final[Mapping[str, str]] = {
    "Show this message and exit.": "Vis denne hjelpen.",
    "Show the version and exit.": "Vis versjonen.",
    "[default: ": "[standard: ",
}
_KINDS: Final[Mapping[str, str]] = {
    " INTEGER RANGE": " TALL",
    " INTEGER": " TALL",
    " PATH": " FIL",
    " TEXT": " TEKST",
    "[OPTIONS]": "[VALG]",
    "COMMAND [ARGS]": "KOMMANDO [ARGUMENTER]",
}


class NorwegianHelp(click.HelpFormatter):
    """Writes the help of a command with click's own words in Norwegian."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write what a command is called with."""
        super().write_usage(prog, _replaced(args, _KINDS), prefix or "Bruk: ")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a part."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write options or commands, each with what it does."""
        said = [(_replaced(name, _KINDS), _replaced(does, _SENTENCES)) for name, does in rows]
        super().write_dl(said, col_max, col_spacing)


class NorwegianContext(click.Context):
    """Lets a command give its help in Norwegian."""

    formatter_class = NorwegianHelp


def _replaced(text: str, words: Mapping[str, str]) -> str:
    for english, norwegian in words.items():
        text = text.replace(english, norwegian)
    return text
