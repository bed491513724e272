"""Which reader do the tests of enquiries ask? The real one, over the packaged index."""

from __future__ import annotations

import pytest

from matcher.enquiries import EnquiryReader, Lexicon, read_lexicon
from matcher.services.enquiries import open_reader
from matcher.services.index import Index


@pytest.fixture(scope="session")
def reader(packaged_index: Index) -> EnquiryReader:
    return open_reader(packaged_index)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return read_lexicon()
