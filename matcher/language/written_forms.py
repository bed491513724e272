"""How is a word of nynorsk written in bokmål, so that both count as one?"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.language.words import fold_text, iter_words
from matcher.settings import PACKAGED_DATA

PACKAGED: Final = PACKAGED_DATA / "reference" / "language" / "written_forms.csv"
KINDS: Final = ("word", "part", "ending")
SHORTEST_WITH_ENDING: Final = 5
REMEMBERED: Final = 50_000


@dataclass(frozen=True, kw_only=True)
class WrittenForms:
    """Bokmål by nynorsk, all in lower case: whole words, parts of words, and endings.

    A word that is in the table is exchanged whole. In any other the parts are exchanged wherever
    they stand (compounds have them in the middle). Then the ending is exchanged. What comes out is
    a form that the two spellings have in common, so that they can be compared; it is bokmål as a
    rule, but is not meant to be read.
    """

    words: Mapping[str, str]
    parts: Mapping[str, str] = field(default_factory=dict)
    endings: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """Identify the table by the SHA-256 of its rows."""
        rows = [
            f"{kind},{nn},{nb}"
            for kind, table in zip(KINDS, (self.words, self.parts, self.endings), strict=True)
            for nn, nb in sorted(table.items())
        ]
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()

    def word(self, word: str) -> str:
        """Return the common form of a folded word."""
        known = self._remembered.get(word)
        if known is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            known = self._remembered[word] = self._fold_forms(word)
        return known

    def text(self, text: str) -> str:
        """Return the words of a text in their common form, folded, with a space between."""
        return " ".join(self.word(word.text) for word in iter_words(fold_text(text)))

    def _fold_forms(self, word: str) -> str:
        """Work out the common form of a folded word."""
        changed = self.words.get(word) or self._part.sub(self._in_bokmaal, word)
        changed = self.words.get(changed, changed)
        if len(changed) < SHORTEST_WITH_ENDING:
            return changed
        return self._ending.sub(lambda found: self.endings[found.group()], changed)

    def _in_bokmaal(self, found: re.Match[str]) -> str:
        """Return a part in bokmål; where it stands in bokmål already, it is left alone."""
        part = found.group()
        written = self.parts[part]
        return part if found.string.startswith(written, found.start()) else written

    @cached_property
    def _remembered(self) -> dict[str, str]:
        return {}

    @cached_property
    def _part(self) -> re.Pattern[str]:
        return re.compile(_any_of(self.parts))

    @cached_property
    def _ending(self) -> re.Pattern[str]:
        return re.compile(rf"(?<=..)(?:{_any_of(self.endings)})$")


def _any_of(table: Mapping[str, str]) -> str:
    """Return a pattern for the keys of a table, the longest first; without any, for nothing."""
    return "|".join(re.escape(key) for key in sorted(table, key=lambda key: (-len(key), key))) or (
        r"(?!)"
    )


def read_written_forms(path: Path) -> WrittenForms:
    """Read a table with the columns `kind` (word, part or ending), `nn` and `nb`.

    What else a row says, such as its source, is for people.

    Raises
    ------
    InputError
        When a row has another kind; the field names the row.
    """
    tables: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            if row["kind"] not in tables:
                raise InputError(
                    Problem(
                        field=f"{path.name}:{number}",
                        code=ProblemCode.UNKNOWN_CHOICE,
                        given=row["kind"],
                        hint=", ".join(KINDS),
                    )
                )
            tables[row["kind"]][fold_text(row["nn"])] = fold_text(row["nb"])
    return WrittenForms(words=tables["word"], parts=tables["part"], endings=tables["ending"])


@cache
def packaged_written_forms() -> WrittenForms:
    """Return the table that comes with the project."""
    return read_written_forms(PACKAGED)
