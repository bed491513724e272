"""Which index do tests of the whole stand on? The real one, built once of the packaged data."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from matcher.services.index import Index
from matcher.services.index_building import build_index
from matcher.services.index_loading import load_index
from matcher.settings import Settings, read_settings

BUILT_AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def packaged_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Return settings of an installation whose index has just been built of the packaged data."""
    local = tmp_path_factory.mktemp("packaged")
    settings = read_settings({"SAMLAERE_LOCAL_DIR": str(local)})
    build_index(settings, now=lambda: BUILT_AT, say=lambda _: None)
    return settings


@pytest.fixture(scope="session")
def packaged_index(packaged_settings: Settings) -> Index:
    """Return the index of the packaged data; it never changes, so all tests share it."""
    return load_index(packaged_settings)
