"""How fast are aims learnt, loaded and ranked? Limits on two cores: 60 s, 1 s, 2 000/s, 5 ms."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Protocol

from matcher.aims import fit_aim_ranker, load_aim_ranker
from matcher.domain.curriculum import TradeCode
from tests.aims.packaged import packaged_curricula, packaged_phrases, packaged_ranker

SOA = TradeCode("SOA03-01")
BATCH = 4_000


class Benchmark(Protocol):
    """What pytest-benchmark hands to a test."""

    stats: Any

    def __call__(self, run: Callable[[], object]) -> object: ...

    def pedantic(self, run: Callable[[], object], *, rounds: int) -> object: ...


def test_learning_everything_takes_at_most_a_minute(benchmark: Benchmark) -> None:
    benchmark.pedantic(lambda: fit_aim_ranker(packaged_curricula(), packaged_phrases()), rounds=3)
    assert benchmark.stats.stats.median <= 60


def test_loading_takes_at_most_a_second(benchmark: Benchmark, tmp_path: Path) -> None:
    packaged_ranker().save(tmp_path)
    benchmark.pedantic(lambda: load_aim_ranker(tmp_path), rounds=5)
    assert benchmark.stats.stats.median <= 1


def test_a_batch_ranks_two_thousand_phrases_a_second(benchmark: Benchmark) -> None:
    texts = [phrase.text for phrase in packaged_phrases() if phrase.trade == SOA]
    many = list(islice(cycle(texts), BATCH))
    ranker = packaged_ranker()
    benchmark.pedantic(lambda: ranker.rank(SOA, many), rounds=3)
    assert BATCH / benchmark.stats.stats.median >= 2_000


def test_one_phrase_takes_at_most_five_milliseconds(benchmark: Benchmark) -> None:
    ranker = packaged_ranker()
    ranker.rank(SOA, ["første gang"])
    benchmark(lambda: ranker.rank(SOA, ["lage vaktlister for ekspedisjonen i sommer"]))
    assert benchmark.stats.stats.median <= 0.005
