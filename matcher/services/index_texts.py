"""What do the texts of the agencies teach, and what are their vectors, each read only once?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from matcher.domain.agency import WorkTask
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.services.index import Models, TextVectors
from matcher.services.index_lines import Lesson

Taught: TypeAlias = tuple[tuple[AimCode, float], ...]
Vector: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What the same models have read before."""

    taught: Mapping[tuple[TradeCode, str], Taught] = field(default_factory=dict)
    vectors: Mapping[str, Vector] = field(default_factory=dict)


class TextReader:
    """Reads texts with the models of an index, and remembers what was read."""

    def __init__(self, models: Models, memory: Memory) -> None:
        self._models = models
        self._taught = dict(memory.taught)
        self._vectors = dict(memory.vectors)
        self._read: set[str] = set()

    @property
    def texts_read(self) -> int:
        """Return how many texts were not remembered."""
        return len(self._read)

    def lessons(self, tasks: Sequence[Sequence[WorkTask]]) -> list[tuple[Lesson, ...]]:
        """Return, for the tasks of each agency, the aims that they teach."""
        self._read_tasks(dict.fromkeys((t.trade, t.text) for own in tasks for t in own))
        return [
            tuple(
                Lesson(trade=trade, text=text, aim=aim, certainty=certainty)
                for trade, text in dict.fromkeys((t.trade, t.text) for t in own)
                for aim, certainty in self._taught[trade, text]
            )
            for own in tasks
        ]

    def vectors(self, texts: Sequence[Sequence[str]]) -> TextVectors:
        """Return the vectors of the texts of each agency, which own them in order."""
        flat = [text for own in texts for text in own]
        new = [text for text in dict.fromkeys(flat) if text not in self._vectors]
        if new:
            self._vectors |= zip(new, self._models.encoder.encode(new), strict=True)
            self._read |= set(new)
        dimension = self._models.encoder.dimension if not flat else len(self._vectors[flat[0]])
        return TextVectors(
            owner=np.repeat(np.arange(len(texts)), [len(own) for own in texts]),
            texts=tuple(flat),
            vectors=np.array([self._vectors[text] for text in flat], dtype=np.float32).reshape(
                len(flat), dimension
            ),
        )

    def _read_tasks(self, wanted: Mapping[tuple[TradeCode, str], None]) -> None:
        """Rank the aims of every task text that is not remembered, one trade at a time."""
        new: dict[TradeCode, list[str]] = {}
        for trade, text in wanted:
            if (trade, text) not in self._taught:
                new.setdefault(trade, []).append(text)
        for trade, texts in new.items():
            self._read |= set(texts)
            if trade not in self._models.aim_ranker.trades:
                self._taught |= {(trade, text): () for text in texts}
                continue
            for ranking in self._models.aim_ranker.rank(trade, texts):
                self._taught[trade, ranking.text] = tuple(
                    (aim, round(probability, 6)) for aim, probability in ranking.sure_aims
                )
