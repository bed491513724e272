"""Is a search that the register does not give all of refused, rather than cut?"""

from __future__ import annotations

import pytest

from matcher.domain.errors import SourceError
from scrapers.framework.fetch import PoliteFetcher
from scrapers.framework.manifest import Manifest
from scrapers.sources.brreg.paging import read_pages
from tests.scrapers.answers import in_json
from tests.scrapers.source_server import SourceServer


def test_more_hits_than_the_register_gives_are_refused_and_named(
    server: SourceServer, fetcher: PoliteFetcher, manifest: Manifest
) -> None:
    counts = {"size": 6000, "totalElements": 9000, "totalPages": 2, "number": 0}
    answer = {"_embedded": {"enheter": [{"navn": "A"}]}, "page": counts}
    server.always("/brreg/enheter", in_json(answer))
    pages = read_pages(
        fetcher,
        f"{manifest.url}/enheter",
        listed="enheter",
        params={"overordnetEnhet": "972417807"},
        page_size=6000,
    )
    assert [entries for _, entries in (next(pages),)] == [[{"navn": "A"}]]
    with pytest.raises(SourceError, match="10000 hits for overordnetEnhet=972417807"):
        next(pages)
