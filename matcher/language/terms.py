"""Which terms does a text hold, whatever its written form, inflections and compounds?"""

from __future__ import annotations

import csv
import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from matcher.domain.errors import NotIndexedError
from matcher.language.compounds import Compounds
from matcher.language.stems import stem
from matcher.language.words import fold_text, iter_words
from matcher.language.written_forms import WrittenForms
from matcher.settings import PACKAGED_DATA

PACKAGED: Final = PACKAGED_DATA / "reference" / "language" / "question_words.csv"
SIGNS: Final = str.maketrans(dict.fromkeys("-/&.'’+#", " "))
"""What may stand inside a word, and parts it: e-post, HR/lønn."""
REMEMBERED: Final = 50_000
DOCUMENT: Final = "terms.json"
LAYOUT: Final = 1


@dataclass(frozen=True, slots=True)
class Term:
    """Something that two texts can have in common: a word without its endings, or part of one.

    `word` is the whole word that it was read from, as it stands in the text.
    """

    stem: str
    word: str
    is_part: bool


class TermReader:
    """Reads the terms of texts; words that only ask or bind are left out."""

    def __init__(
        self, written_forms: WrittenForms, compounds: Compounds, *, passed_over: frozenset[str]
    ) -> None:
        self.written_forms = written_forms
        self.compounds = compounds
        self.passed_over = passed_over
        self._remembered: dict[str, tuple[tuple[str, bool], ...]] = {}

    @classmethod
    def learn(cls, texts: Iterable[str], written_forms: WrittenForms) -> TermReader:
        """Return a reader that splits compounds by the words of `texts`."""
        words = (
            piece
            for text in texts
            for word in written_forms.text(text).split()
            for piece in word.translate(SIGNS).split()
        )
        return cls(written_forms, Compounds.learn(words), passed_over=packaged_question_words())

    def terms(self, text: str) -> Iterator[Term]:
        """Yield the terms of a text in order: each word, then the parts that it consists of."""
        for word in iter_words(unicodedata.normalize("NFC", text)):
            for found, is_part in self._stems(fold_text(word.text)):
                yield Term(stem=found, word=word.text, is_part=is_part)

    def content(self, text: str) -> str:
        """Return the words of a text that say what it is about, once each, as they stand there."""
        return " ".join(dict.fromkeys(term.word for term in self.terms(text)))

    def save(self, folder: Path) -> None:
        """Write the reader into `folder`, made if need be."""
        folder.mkdir(parents=True, exist_ok=True)
        forms, compounds = self.written_forms, self.compounds
        document = {
            "layout": LAYOUT,
            "written_forms": [dict(one) for one in (forms.words, forms.parts, forms.endings)],
            "counts": dict(compounds.counts),
            "bound_heads": dict(compounds.bound_heads),
            "kinds": {kind: sorted(parts) for kind, parts in compounds.kinds.items()},
            "passed_over": sorted(self.passed_over),
        }
        (folder / DOCUMENT).write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> TermReader:
        """Read back what `save` wrote.

        Raises
        ------
        NotIndexedError
            When there is no reader in `folder`, or one of another version.
        """
        try:
            document = json.loads((folder / DOCUMENT).read_text(encoding="utf-8"))
            is_known = document["layout"] == LAYOUT
        except (OSError, ValueError, LookupError, TypeError):
            is_known = False
        if not is_known:
            message = f"there are no terms of this version in {folder}: build the index again"
            raise NotIndexedError(message)
        words, parts, endings = document["written_forms"]
        return cls(
            WrittenForms(words=words, parts=parts, endings=endings),
            Compounds(document["counts"], document["kinds"], bound_heads=document["bound_heads"]),
            passed_over=frozenset(document["passed_over"]),
        )

    def _stems(self, word: str) -> tuple[tuple[str, bool], ...]:
        """Return the stems of a folded word and of its parts."""
        known = self._remembered.get(word)
        if known is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            known = self._remembered[word] = tuple(self._read(word))
        return known

    def _read(self, word: str) -> Iterator[tuple[str, bool]]:
        for piece in self.written_forms.word(word).translate(SIGNS).split():
            if piece not in self.passed_over:
                yield stem(piece), False
                yield from ((stem(part), True) for part in self.compounds.parts(piece))


def read_question_words(path: Path) -> frozenset[str]:
    """Read the words that say that something is asked, or bind others, and not what is asked."""
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(fold_text(row["word"]) for row in csv.DictReader(file))


@cache
def packaged_question_words() -> frozenset[str]:
    """Return the table that comes with the project."""
    return read_question_words(PACKAGED)
