"""Which shorter words does a Norwegian compound consist of?"""

from __future__ import annotations

import csv
import math
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.language.stems import stem
from matcher.settings import PACKAGED_DATA

PACKAGED: Final = PACKAGED_DATA / "reference" / "language" / "compound_parts.csv"
SHORT: Final = "short"
NOT_FIRST: Final = "not_first"
NOT_LAST: Final = "not_last"
KINDS: Final = (SHORT, NOT_FIRST, NOT_LAST)
LONG_FROM: Final = 4
"""A part of so many letters may be any known word; a shorter one stands in the table."""
SHORTEST_PART: Final = 2
MOST_PARTS: Final = 4
LONG_HEAD_FROM: Final = 5
ENOUGH_TAILS: Final = 2
"""A head that never stands alone is known from so many compounds on: foster·hjem, foster·mor."""
REMEMBERED: Final = 50_000
LINKS: Final = ("s", "e")
"""What may stand between two parts: tilsyn·s·rapport, barn·e·hage."""
LINKED: Final = 0.5
"""A reading that needs an e between its parts is half as likely as one that does not."""


class Reading(NamedTuple):
    """One way to read a word as parts; the fewer and the more common they are, the better."""

    fewness: int
    likelihood: float
    parts: tuple[str, ...]


NO_READING: Final = Reading(-MOST_PARTS - 1, 0.0, ())


class Compounds:
    """Splits compounds into words that are known to stand alone.

    `counts` says how often each word was seen. `kinds` has the parts of two or three letters
    that are trusted (short), and what looks like a part and is a prefix (not_first) or an ending
    (not_last). `bound_heads` are first parts that never stand alone, with how many words follow
    each; they are found in `counts` when they are not given.
    """

    def __init__(
        self,
        counts: Mapping[str, int],
        kinds: Mapping[str, Collection[str]],
        *,
        bound_heads: Mapping[str, int] | None = None,
    ) -> None:
        self.counts = counts
        self.kinds = {kind: frozenset(parts) for kind, parts in kinds.items()}
        self.bound_heads = self._find_bound_heads() if bound_heads is None else bound_heads
        self._remembered: dict[str, tuple[str, ...]] = {}

    @classmethod
    def learn(cls, words: Iterable[str], *, table: Path = PACKAGED) -> Compounds:
        """Learn from folded words in running text which there are.

        Raises
        ------
        InputError
            When the table of parts has a row of another kind.
        """
        counts: dict[str, int] = {}
        for word in words:
            if word.isalpha():
                counts[word] = counts.get(word, 0) + 1
        return cls(counts, read_parts(table))

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the words that a folded word consists of, none when it is no compound.

        Of several readings the one with the fewest parts is chosen, then the one with the most
        common: the geometric mean of Koehn and Knight, https://aclanthology.org/E03-1076/. An
        inflected form is read as its base is, so that no ending is taken for a word.
        """
        known = self._remembered.get(word)
        if known is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            known = self._remembered[word] = self._read(word, MOST_PARTS).parts
        return known

    def _read(self, word: str, most: int) -> Reading:
        """Return the best reading of a word as two to `most` parts."""
        if most < 2 or not word.isalpha() or self._is_inflected(word):
            return NO_READING
        cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        readings = (self._read_cut(word[:at], word[at:], most) for at in cuts)
        return max(readings, default=NO_READING)

    def _read_cut(self, first: str, rest: str, most: int) -> Reading:
        """Return how a word cut in two is read, its rest whole or as parts."""
        likelihood, head = self._as_head(first)
        if not likelihood:
            return NO_READING
        whole = self._as_tail(rest)
        if whole:
            return Reading(-2, math.sqrt(likelihood * whole), (head, rest))
        inner = self._read(rest, most - 1)
        if not inner.parts:
            return NO_READING
        parts = (head, *inner.parts)
        return Reading(-len(parts), math.sqrt(likelihood * inner.likelihood), parts)

    def _as_head(self, part: str) -> tuple[float, str]:
        """Return how common a part is that another follows, and the word that it is."""
        found = [(float(self._count(part, NOT_FIRST) or self.bound_heads.get(part, 0)), part)]
        for link in LINKS:
            if part.endswith(link) and len(part) >= LONG_FROM:
                word = part.removesuffix(link)
                count = self._count(word, NOT_FIRST)
                found.append((count * (LINKED if link == "e" else 1.0), word))
        return max(found)

    def _as_tail(self, part: str) -> int:
        """Return how common the last part is; here it may be inflected as it was never seen."""
        count = self._count(part, NOT_LAST)
        if count or part in self.kinds[NOT_LAST]:
            return count
        base = stem(part)
        if base in self.kinds[SHORT]:
            return max(self._stems.get(base, 0), 1)
        is_long = len(base) >= LONG_FROM and len(part) > LONG_FROM
        return self._stems.get(base, 0) if is_long else 0

    def _count(self, part: str, forbidden: str) -> int:
        """Return how often a part was seen as a word, 0 when it may not be a part."""
        if part in self.kinds[SHORT]:
            return max(self.counts.get(part, 0), 1)
        if len(part) < LONG_FROM or part in self.kinds[forbidden]:
            return 0
        return self.counts.get(part, 0)

    def _is_inflected(self, word: str) -> bool:
        """Tell whether a word is a form of a shorter one that is no compound.

        What the stemmer takes for an ending may be a word: «matloven» is no form of «mat».
        """
        base = stem(word)
        ending = word[len(base) :]
        if self._as_tail(ending) or self._as_tail(ending.removeprefix("s")):
            return False
        bases = (base, base[:-1]) if base[-2:-1] == base[-1:] else (base,)
        return base != word and any(
            one in self.counts and not self._read(one, MOST_PARTS).parts for one in bases
        )

    def _find_bound_heads(self) -> dict[str, int]:
        """Return how many known words follow each head that is itself no known word."""
        tails: dict[str, set[str]] = {}
        for word in self.counts:
            for at in range(LONG_HEAD_FROM, len(word) - LONG_FROM + 1):
                head, tail = word[:at], word[at:]
                if head not in self.counts and self._count(tail, NOT_LAST):
                    tails.setdefault(head, set()).add(stem(tail))
        return {
            head: len(own)
            for head, own in tails.items()
            if len(own) >= ENOUGH_TAILS
            and stem(head) not in self._stems
            and not head.endswith(tuple(self.kinds[NOT_FIRST]))
        }

    @cached_property
    def _stems(self) -> dict[str, int]:
        """How often each stem was seen, in any of its forms."""
        found: dict[str, int] = {}
        for word, count in self.counts.items():
            base = stem(word)
            found[base] = found.get(base, 0) + count
        return found


def read_parts(path: Path) -> dict[str, frozenset[str]]:
    """Read a table with the columns `part` and `kind`: the parts of each kind.

    Raises
    ------
    InputError
        When a row has another kind; the field names the row.
    """
    found: dict[str, set[str]] = {kind: set() for kind in KINDS}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            if row["kind"] not in found:
                raise InputError(
                    Problem(
                        field=f"{path.name}:{number}",
                        code=ProblemCode.UNKNOWN_CHOICE,
                        given=row["kind"],
                        hint=", ".join(KINDS),
                    )
                )
            found[row["kind"]].add(row["part"])
    return {kind: frozenset(parts) for kind, parts in found.items()}
