"""How long does an answer take, in the process and over HTTP, for 220 agencies and for 30 000?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import psutil
import pytest
import requests
from pytest_benchmark.fixture import BenchmarkFixture

from matcher.domain.need import Need
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.services.partners import PartnersAnswer, find_partners
from matcher.settings import Settings
from tests.benchmarks.instances import TRADE, make_country
from tests.benchmarks.server import running_worker

SEED = 20_261_122
PLAIN = {"agency_id": "974761076", "trade": "SOA03-01", "cooperation": "ring"}
NEEDS = {
    "by profile alone": PLAIN,
    "with own words": PLAIN
    | {
        "missing_tasks": ["fakturabehandling", "planlegge arrangement"],
        "covered_tasks": ["postmottak og arkiv"],
        "busy_months": [3, 4],
        "place": "Oslo",
        "questions": ["Hvordan jobber dere med digitalt førstevalg?"],
    },
}


def note_percentiles(benchmark: BenchmarkFixture) -> None:
    """Write the median and the 95th percentile in milliseconds beside what is reported anyway."""
    seconds = benchmark.stats.stats.data
    for name, at in (("median_ms", 50), ("p95_ms", 95)):
        benchmark.extra_info[name] = round(float(np.percentile(seconds, at)) * 1000, 2)


@pytest.mark.parametrize("given", NEEDS.values(), ids=NEEDS.keys())
def test_partners_in_the_process(
    benchmark: BenchmarkFixture, packaged_index: Index, given: dict[str, object]
) -> None:
    need = parse_need(given, packaged_index)
    find_partners(packaged_index, need)
    answer = benchmark.pedantic(find_partners, args=(packaged_index, need), rounds=200)
    note_percentiles(benchmark)
    assert len(answer.matches) == need.limit


@pytest.mark.parametrize("given", NEEDS.values(), ids=NEEDS.keys())
def test_partners_over_http(
    benchmark: BenchmarkFixture, packaged_settings: Settings, given: dict[str, object]
) -> None:
    with running_worker(packaged_settings) as worker, requests.Session() as session:
        url = f"{worker.url}/api/v1/partners"

        def ask() -> requests.Response:
            return session.post(url, json=given, timeout=30)

        ask()
        answer = benchmark.pedantic(ask, rounds=200)
        note_percentiles(benchmark)
        assert answer.status_code == requests.codes.ok
        assert len(answer.json()["matches"]) == 10


def test_partners_among_30_000(benchmark: BenchmarkFixture, packaged_index: Index) -> None:
    country = make_country(packaged_index, 30_000, seed=SEED)
    need = Need(trade=TRADE, seeker=country.candidates.ids[17], place="Oslo")
    answer: PartnersAnswer = benchmark.pedantic(find_partners, args=(country, need), rounds=30)
    note_percentiles(benchmark)
    assert answer.eligible > 20_000


def test_start_of_a_worker_to_its_first_answer(
    benchmark: BenchmarkFixture, packaged_settings: Settings
) -> None:
    memory_mb = []

    def start_and_ask() -> None:
        with running_worker(packaged_settings) as worker:
            url = f"{worker.url}/api/v1/partners"
            answer = requests.post(url, json=NEEDS["with own words"], timeout=30)
            assert answer.status_code == requests.codes.ok
            process = psutil.Process(worker.pid)
            memory_mb.append(process.memory_info().rss / 1e6)
            assert not any("torch" in Path(m.path).name for m in process.memory_maps())

    benchmark.pedantic(start_and_ask, rounds=5)
    note_percentiles(benchmark)
    benchmark.extra_info["memory_mb"] = round(max(memory_mb))
