"""Which store does a contract run against?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from matcher.store import Store, open_store


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """Give an empty store, on SQLite and on PostgreSQL in turn."""
    with open_store(database_url) as opened:
        yield opened
