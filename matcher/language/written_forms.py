"""How is a word of nynorsk written in bokmål, so that both count as one?"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from matcher.language.words import fold_text, iter_words

PACKAGED: Final = (
    Path(__file__).resolve().parents[2] / "data" / "reference" / "language" / "written_forms.csv"
)


@dataclass(frozen=True, kw_only=True)
class WrittenForms:
    """Bokmål words by their nynorsk spelling, inflected forms included, all in lower case."""

    bokmaal_by_nynorsk: Mapping[str, str]

    @property
    def digest(self) -> str:
        """Identify the table by the SHA-256 of its rows."""
        rows = "\n".join(f"{nn},{nb}" for nn, nb in sorted(self.bokmaal_by_nynorsk.items()))
        return hashlib.sha256(rows.encode()).hexdigest()

    def word(self, word: str) -> str:
        """Return the common form of a folded word: bokmål where the table has one."""
        return self.bokmaal_by_nynorsk.get(word, word)

    def text(self, text: str) -> str:
        """Return the words of a text in their common form, folded, with a space between."""
        return " ".join(self.word(word.text) for word in iter_words(fold_text(text)))


def read_written_forms(path: Path) -> WrittenForms:
    """Read a table with the columns `nn` and `nb`."""
    with path.open(encoding="utf-8", newline="") as file:
        return WrittenForms(
            bokmaal_by_nynorsk={
                fold_text(row["nn"]): fold_text(row["nb"]) for row in csv.DictReader(file)
            }
        )


@cache
def packaged_written_forms() -> WrittenForms:
    """Return the table that comes with the project."""
    return read_written_forms(PACKAGED)
