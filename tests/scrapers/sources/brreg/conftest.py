"""What do the tests of the register stand on?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scrapers.framework.fetch import PoliteFetcher
from scrapers.framework.manifest import Manifest, read_manifest
from scrapers.registry import FOLDER
from tests.scrapers.conftest import Clock, make_fetcher
from tests.scrapers.source_server import SourceServer


@pytest.fixture
def manifest(server: SourceServer) -> Manifest:
    made = read_manifest(FOLDER / "brreg", {"brreg": server.url_of("brreg")})
    return replace(made, options={**made.options, "page_size": 2})


@pytest.fixture
def fetcher(manifest: Manifest, clock: Clock, tmp_path: Path) -> Iterator[PoliteFetcher]:
    made = make_fetcher(manifest, clock, tmp_path)
    yield made
    made.visitor.close()
