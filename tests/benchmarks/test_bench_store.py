"""How long do publishing and reading take on both databases, and assembling what was read?"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from matcher.geography import read_gazetteer
from matcher.profiles import assemble_profiles
from matcher.seed import read_seed
from matcher.settings import read_settings
from matcher.store import open_store
from tests.contracts.store_examples import night, publish, task_of

VALUES = 12_000
DATA: Path = read_settings({}).data_dir


def test_publish_the_same_values_again(benchmark: BenchmarkFixture, database_url: str) -> None:
    seen = [task_of(f"9{at // 50:08d}", f"oppgåve {at}" * 5) for at in range(VALUES)]
    with open_store(database_url) as store:
        publish(store, seen)
        later = iter(night(0) + timedelta(days=day) for day in range(1, 100))
        again = benchmark.pedantic(lambda: publish(store, seen, at=next(later)), rounds=5)
        assert again.changes == ()


def test_read_all_values(benchmark: BenchmarkFixture, database_url: str) -> None:
    seen = [task_of(f"9{at // 50:08d}", f"oppgåve {at}" * 5) for at in range(VALUES)]
    with open_store(database_url) as store:
        publish(store, seen)
        assert len(benchmark.pedantic(store.read_observations, rounds=10)) == VALUES


def test_assemble_all_profiles(benchmark: BenchmarkFixture) -> None:
    observations = [o for run in read_seed(DATA) for o in run.observations]
    gazetteer = read_gazetteer(DATA)
    profiles = benchmark.pedantic(assemble_profiles, args=(observations, gazetteer), rounds=10)
    assert len(profiles) > 200


def test_read_the_gazetteer(benchmark: BenchmarkFixture) -> None:
    gazetteer = benchmark.pedantic(read_gazetteer, args=(DATA,), rounds=10)
    assert gazetteer.find("Oslo") is not None
