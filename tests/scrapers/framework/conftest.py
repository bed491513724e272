"""What do the tests of fetching stand on? A fetcher of a played source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scrapers.framework.fetch import PoliteFetcher
from tests.scrapers.conftest import Clock, make_fetcher, make_manifest
from tests.scrapers.source_server import SourceServer


@pytest.fixture
def fetcher(server: SourceServer, clock: Clock, tmp_path: Path) -> Iterator[PoliteFetcher]:
    made = make_fetcher(make_manifest(server.address), clock, tmp_path)
    yield made
    made.visitor.close()
