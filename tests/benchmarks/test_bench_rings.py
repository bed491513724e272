"""How long do the best rings take among 220 and 2 000 agencies, and a rotation in a ring?"""

from __future__ import annotations

import resource
from collections.abc import Iterator
from itertools import cycle

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import MonthSpan, YearMonth
from matcher.domain.need import Need
from matcher.domain.ring import Ring
from matcher.rings.between import find_between
from matcher.rings.find import RingSearch
from matcher.rings.find import find_rings as search_rings
from matcher.rings.hosting import HostProfile, RotationTask, take_in
from matcher.rings.prospects import Prospects, find_prospects
from matcher.rings.rotation import plan_rotation
from matcher.rings.weights import read_ring_weights
from matcher.services.index import Index
from matcher.services.seekers import make_seeker
from matcher.services.threads import count_on_one_thread
from tests.benchmarks.instances import TRADE, make_country
from tests.benchmarks.test_bench_partners import SEED, note_percentiles

WEIGHTS = read_ring_weights()
SIZES = [2, 3, 4]


def prospects_of(index: Index, agency: AgencyId, **need: object) -> Prospects:
    count_on_one_thread()
    seeker = make_seeker(index, Need(trade=TRADE, seeker=agency, **need))  # type: ignore[arg-type]
    return find_prospects(seeker, index.candidates, WEIGHTS, index.between)


def note_memory(benchmark: BenchmarkFixture) -> None:
    """Write the most memory that the process has had, in MB: a ceiling, with models and tests."""
    kibibytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    benchmark.extra_info["most_memory_mb"] = round(kibibytes * 1024 / 1e6)


def seekers_of(index: Index, count: int) -> Iterator[AgencyId]:
    """Return so many agencies, drawn from those that are open, in turn and over again."""
    open_ones = [p.agency.id for p in index.candidates.profiles if p.agency.is_open]
    chosen = np.random.default_rng(SEED).choice(open_ones, size=count, replace=False)
    return cycle(AgencyId(str(agency)) for agency in chosen)


def measure(benchmark: BenchmarkFixture, index: Index, rounds: int, **need: object) -> RingSearch:
    seekers = seekers_of(index, rounds)

    def find() -> RingSearch:
        return search_rings(prospects_of(index, next(seekers), **need), WEIGHTS, SIZES, 10)

    find()
    found: RingSearch = benchmark.pedantic(find, rounds=rounds)
    note_percentiles(benchmark)
    note_memory(benchmark)
    benchmark.extra_info["possible"], benchmark.extra_info["valued"] = found.possible, found.valued
    return found


def test_best_ten_rings_of_the_packaged_agencies(
    benchmark: BenchmarkFixture, packaged_index: Index
) -> None:
    assert len(measure(benchmark, packaged_index, 100).rings) == 10


@pytest.mark.parametrize(("agencies", "rounds"), [(220, 100), (2000, 20)])
def test_best_ten_rings_of_made_up_agencies(
    benchmark: BenchmarkFixture, packaged_index: Index, agencies: int, rounds: int
) -> None:
    country = make_country(packaged_index, agencies, seed=SEED)
    assert len(measure(benchmark, country, rounds).rings) == 10


def test_the_same_seekers_by_trying_every_ring_for_coverage_alone(
    benchmark: BenchmarkFixture, packaged_index: Index
) -> None:
    """The baseline: all rings of four, by the chance that somebody teaches an aim and no more."""
    country = make_country(packaged_index, 220, seed=SEED)
    seekers = seekers_of(country, 30)

    def find() -> float:
        return best_coverage_of_four(prospects_of(country, next(seekers)))

    find()
    assert benchmark.pedantic(find, rounds=30) > 0
    note_percentiles(benchmark)
    note_memory(benchmark)


def best_coverage_of_four(prospects: Prospects) -> float:
    """Return the best coverage of the seeker and three others: all pairs with all thirds."""
    misses = (1 - prospects.counted).astype(np.float32)
    one, other = np.triu_indices(len(misses) - 1, k=1)
    pairs = misses[0] * misses[1:][one] * misses[1:][other]
    missed = pairs @ misses[1:].T
    return 1 - float(missed.min()) / misses.shape[1]


@pytest.mark.parametrize("max_km", [100, 300])
def test_best_ten_rings_within_travel_among_2000(
    benchmark: BenchmarkFixture, packaged_index: Index, max_km: float
) -> None:
    country = make_country(packaged_index, 2000, seed=SEED)
    assert measure(benchmark, country, 20, max_km=max_km).rings


def test_what_lies_between_2000_agencies(
    benchmark: BenchmarkFixture, packaged_index: Index
) -> None:
    candidates = make_country(packaged_index, 2000, seed=SEED).candidates
    between = benchmark.pedantic(find_between, args=(candidates, WEIGHTS), rounds=5)
    note_percentiles(benchmark)
    note_memory(benchmark)
    assert between.travel.shape == (2000, 2000)


@pytest.mark.parametrize("apprentices", [1, 2, 3, 4])
def test_rotation_in_a_ring_of_four(benchmark: BenchmarkFixture, apprentices: int) -> None:
    draw = np.random.default_rng(SEED)
    tasks = iter([make_task(draw, apprentices) for _ in range(31)])
    planned = [plan_rotation(next(tasks), WEIGHTS.rotation)]
    benchmark.pedantic(
        lambda: planned.append(plan_rotation(next(tasks), WEIGHTS.rotation)), rounds=30
    )
    note_percentiles(benchmark)
    note_memory(benchmark)
    assert all(one.is_optimal for one in planned)


def make_task(draw: np.random.Generator, apprentices: int) -> RotationTask:
    """Return a ring of four whose members are busy in up to four months each."""
    ids = tuple(AgencyId(f"{900_000_000 + number}") for number in range(4))
    span = MonthSpan(first=YearMonth(2027, 8), months=24)
    hosts = {
        agency: HostProfile(
            busy_months=frozenset(
                (draw.choice(12, size=draw.integers(0, 5), replace=False) + 1).tolist()
            )
        )
        for agency in ids
    }
    return RotationTask(
        ring=Ring(trade=TRADE, members=frozenset(ids)),
        apprenticeships=take_in(ids, span, apprentices),
        coordinator=ids[0],
        hosts=hosts,
    )
