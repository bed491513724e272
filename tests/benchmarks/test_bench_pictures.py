"""How long do the pictures of one ring take, and how much must a browser fetch?"""

from __future__ import annotations

import gzip

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from matcher.domain.calendar import YearMonth
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.services.ring_pictures import WIDE, draw_ring
from matcher.services.rings import find_rings
from matcher.services.wording import Language, words_in
from tests.benchmarks.test_bench_partners import note_percentiles

NEED = {"agency_id": "NVE", "trade": "SOA03-01", "apprentices": 4, "limit": 1}
TODAY = YearMonth(2026, 11)


@pytest.mark.parametrize("width", [WIDE, 320])
def test_both_pictures_of_a_ring_of_four(
    benchmark: BenchmarkFixture, packaged_index: Index, width: int
) -> None:
    [ring] = find_rings(packaged_index, parse_need(NEED, packaged_index), today=TODAY).rings
    words = words_in(Language.NB)

    def draw() -> str:
        pictures = draw_ring(packaged_index, ring, words, width=width)
        return "".join(picture.svg() for picture in pictures.all)

    svg = benchmark.pedantic(draw, rounds=100, warmup_rounds=3)
    note_percentiles(benchmark)
    benchmark.extra_info["compressed_kB"] = round(len(gzip.compress(svg.encode())) / 1000, 1)
    assert svg.count("<svg") == 2
